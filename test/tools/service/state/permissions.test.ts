import { type LocalService, startLocalService } from '../../../../local/service';
import { actionNames } from '../../../../local/service/actions';
import { listWith } from '../matchers';
import { call, type CallOptions, type RawAnswer } from '../../../support/signedClient';

const deniedKey = { accessKeyId: 'deniedAccessKeyId', accessKeySecret: 'deniedAccessKeySecret' };
const oneKey = { accessKeyId: 'oneAccessKeyId', accessKeySecret: 's' };

const versions = new Map([
	['AssumeRole', '2015-04-01'],
	['GetCallerIdentity', '2015-04-01'],
	['DescribeRegions', '2014-05-26'],
]);
const free = ['GetCallerIdentity', 'DescribeRegions'];
const restricted = actionNames.filter((action) => !free.includes(action));

let service: LocalService;
beforeAll(async () => {
	service = await startLocalService();
});
beforeEach(() => service.reset());
afterAll(() => service.close());

function callAs(target: LocalService, action: string, options: CallOptions = {}): Promise<RawAnswer> {
	return call(target, action, {}, { version: versions.get(action), ...options });
}

it('all actions but two need a permission', () => {
	expect(restricted).toHaveLength(actionNames.length - free.length);
	expect(restricted).toEqual(listWith('SubmitSmarttagJob', 'RegisterMediaInfo', 'AssumeRole'));
});

it.each(restricted)('%s is refused to an account without permissions, with the name of the action', async (action) => {
	const { status, json } = await callAs(service, action, { key: deniedKey });
	const product = action === 'AssumeRole' ? 'sts' : 'ice';
	expect([status, json['Code'], json['AccessDeniedDetail']]).toEqual([
		403,
		'NoPermission',
		{
			AuthAction: `${product}:${action}`,
			AuthPrincipalType: 'SubUser',
			AuthPrincipalOwnerId: '1000000000000001',
			NoPermissionType: 'ImplicitDeny',
			PolicyType: 'AccountLevelIdentityBasedPolicy',
		},
	]);
});

it.each(free)('%s needs no permission', async (action) => {
	expect((await callAs(service, action, { key: deniedKey })).status).toBe(200);
});

it.each(restricted)('%s can be denied alone', async (action) => {
	const account = { ...oneKey, accountId: '1', arn: 'acs:ram::1:user/u', deniedActions: [action] };
	const strict = await startLocalService({ accounts: [account] });
	const denied = await callAs(strict, action, { key: oneKey });
	const others = await Promise.all(
		restricted.filter((other) => other !== action).map((other) => callAs(strict, other, { key: oneKey })),
	);
	await strict.close();
	expect(denied.json['Code']).toBe('NoPermission');
	expect(others.map(({ json }) => json['Code'])).not.toContain('NoPermission');
});

it.each(actionNames)('a fault affects %s before the action is run', async (action) => {
	service.addFaults({ kind: 'throttle', action, times: 1 });
	const { status, json } = await callAs(service, action);
	expect([status, json['Code']]).toEqual([400, 'Throttling.User']);
	expect((await callAs(service, action)).json['Code']).not.toBe('Throttling.User');
});
