import {
	type Account,
	defaultAccounts,
	defaultRoles,
	type LocalService,
	startLocalService,
} from '../../../../local/service';
import { at } from '../answerFields';
import { anyText, textLike, textWith } from '../matchers';
import { assume, keyOf, sessionKey, testRole } from '../roleSession';
import { call, type CallOptions, dateOf, type Key, stsKey, submit, testKey } from '../../../support/signedClient';

const partnerRole = 'acs:ram::1000000000000001:role/partner-role';
const otherKey: Key = { accessKeyId: 'otherAccessKeyId', accessKeySecret: 'otherAccessKeySecret' };
const rootKey: Key = { accessKeyId: 'rootAccessKeyId', accessKeySecret: 's' };
const root: Account = { ...rootKey, accountId: '7', arn: 'acs:ram::7:root' };

const clock = { ms: Date.now() };
const at2026 = Date.parse('2026-05-06T07:08:09Z');

let service: LocalService;
beforeAll(async () => {
	service = await startLocalService({
		now: () => clock.ms,
		accounts: [...defaultAccounts, root],
		roles: [...defaultRoles, { arn: 'acs:ram::7:role/of-root', trusts: ['rootAccessKeyId', 'testAccessKeyId'] }],
	});
});
beforeEach(() => {
	clock.ms = Date.now();
	service.reset();
});
afterAll(() => service.close());

const ways: Array<[name: string, options: CallOptions]> = [
	['V3 with a query', {}],
	['V3 with a form', { place: 'form' }],
	['V1 with a query', { scheme: 'V1', method: 'POST' }],
	['V1 with a form', { scheme: 'V1', method: 'POST', place: 'form' }],
];

describe.each(ways)('AssumeRole by %s', (_name, options) => {
	it('answers with a key that is accepted by the same way', async () => {
		clock.ms = at2026 + 999;
		const all = { DurationSeconds: '900', SourceIdentity: 'alice' };
		const { status, json } = await assume(service, all, { date: dateOf(at2026), ...options });
		expect([status, json]).toEqual([
			200,
			{
				RequestId: anyText,
				AssumedRoleUser: { Arn: `${testRole}/test-session`, AssumedRoleId: textLike(/^\d+:test-session$/) },
				Credentials: {
					AccessKeyId: textLike(/^STS\.\w{20,}$/),
					AccessKeySecret: textLike(/^.{40,}$/),
					SecurityToken: textLike(/^.{400,}$/),
					Expiration: '2026-05-06T07:23:09Z',
				},
				SourceIdentity: 'alice',
			},
		]);
		const later = { date: dateOf(at2026 + 60_000), key: keyOf(json) };
		clock.ms = at2026 + 60_000;
		expect((await call(service, 'ListPipelines', {}, { ...options, ...later })).status).toBe(200);
	});
});

it('lasts an hour by default, and as long as the role allows', async () => {
	const hours = async (parameters: Record<string, string>) => {
		const { json } = await assume(service, parameters);
		return (Date.parse(String(at(json, 'Credentials', 'Expiration'))) - Math.floor(clock.ms / 1000) * 1000) / 3_600_000;
	};
	expect(await hours({})).toBe(1);
	expect(await hours({ RoleArn: partnerRole, ExternalId: 'testExternalId' })).toBe(1);
	expect(await hours({ RoleArn: partnerRole, ExternalId: 'testExternalId', DurationSeconds: '43200' })).toBe(12);
});

it('takes every text of its documented form', async () => {
	const texts = { RoleSessionName: `a.b@c-d_${'x'.repeat(56)}`, ExternalId: 'a+=,.@:/-_1', SourceIdentity: 'a=,.@-_' };
	expect((await assume(service, texts)).status).toBe(200);
	expect(service.sessions()).toMatchObject([{ sessionName: texts.RoleSessionName, externalId: texts.ExternalId }]);
});

const longPolicy = JSON.stringify({ Statement: [{ Effect: 'Allow', Action: 'x'.repeat(2048) }] });

it.each<[string, Record<string, string>, number, string]>([
	['a role that does not exist', { RoleArn: `${testRole}-2` }, 404, 'EntityNotExist.Role'],
	['a role that is named otherwise', { RoleArn: 'test-role' }, 400, 'InvalidParameter.RoleArn'],
	['the ARN of a user', { RoleArn: 'acs:ram::1000000000000001:user/u' }, 400, 'InvalidParameter.RoleArn'],
	['a role that trusts no AccessKey', { RoleArn: testRole.replace('test', 'closed') }, 403, 'NoPermission'],
	['a missing external ID', { RoleArn: partnerRole }, 403, 'NoPermission'],
	['a wrong external ID', { RoleArn: partnerRole, ExternalId: 'testExternalid' }, 403, 'NoPermission'],
	['a short session name', { RoleSessionName: 'x' }, 400, 'InvalidParameter.RoleSessionName'],
	['a long session name', { RoleSessionName: 'x'.repeat(65) }, 400, 'InvalidParameter.RoleSessionName'],
	['a session name with a blank', { RoleSessionName: 'my session' }, 400, 'InvalidParameter.RoleSessionName'],
	['a short external ID', { ExternalId: 'x' }, 400, 'InvalidParameter.ExternalId'],
	['an external ID with a blank', { ExternalId: 'a b' }, 400, 'InvalidParameter.ExternalId'],
	['a source identity of the system', { SourceIdentity: 'acs:me' }, 400, 'InvalidParameter.SourceIdentity'],
	['899 seconds', { DurationSeconds: '899' }, 400, 'InvalidParameter.DurationSeconds'],
	['3601 seconds', { DurationSeconds: '3601' }, 400, 'InvalidParameter.DurationSeconds'],
	['a duration that is no number', { DurationSeconds: '1h' }, 400, 'InvalidParameter.DurationSeconds'],
	['a policy of 2049 characters', { Policy: longPolicy }, 400, 'InvalidParameter.PolicySize'],
	['a policy that is no JSON', { Policy: 'ice:*' }, 400, 'InvalidParameter.PolicyGrammar'],
	['a policy without statements', { Policy: '{"Statement":[]}' }, 400, 'InvalidParameter.PolicyGrammar'],
	['a policy of no effect', { Policy: '{"Statement":[{"Action":"ice:*"}]}' }, 400, 'InvalidParameter.PolicyGrammar'],
	['a policy of no action', { Policy: '{"Statement":[{"Effect":"Allow"}]}' }, 400, 'InvalidParameter.PolicyGrammar'],
	['a parameter it does not have', { SessionName: 'x' }, 400, 'InvalidParameter'],
])('refuses %s', async (_name, parameters, status, code) => {
	const answer = await assume(service, parameters);
	expect([answer.status, answer.json['Code']]).toEqual([status, code]);
	expect(service.sessions()).toEqual([]);
});

it.each(['RoleArn', 'RoleSessionName'])('needs %s', async (name) => {
	const all: Record<string, string> = { RoleArn: testRole, RoleSessionName: 'test-session' };
	delete all[name];
	const { json } = await call(service, 'AssumeRole', all, { version: '2015-04-01' });
	expect(json['Code']).toBe(`Missing${name}`);
});

it('says in its message what a role allows', async () => {
	const parameters = { RoleArn: partnerRole, ExternalId: 'testExternalId', DurationSeconds: '43201' };
	const { json } = await assume(service, parameters);
	expect(json['Message']).toBe('The Min/Max value of DurationSeconds is 15min/12hr.');
});

it('a refusal of trust names the identity and the action', async () => {
	const { json } = await assume(service, {}, { key: otherKey });
	expect(json).toMatchObject({
		Code: 'NoPermission',
		Message: 'You are not authorized to do this action. You should be authorized by RAM.',
		AccessDeniedDetail: {
			AuthAction: 'sts:AssumeRole',
			AuthPrincipalType: 'SubUser',
			AuthPrincipalOwnerId: '1000000000000002',
			PolicyType: 'AssumeRolePolicy',
		},
	});
});

it('an account itself may not assume a role', async () => {
	const { status, json } = await assume(service, { RoleArn: 'acs:ram::7:role/of-root' }, { key: rootKey });
	expect([status, json['Code'], json['Message']]).toEqual([403, 'NoPermission', textWith('root')]);
});

it('a user who may not assume roles is refused before the role is looked at', async () => {
	const key = { accessKeyId: 'deniedAccessKeyId', accessKeySecret: 'deniedAccessKeySecret' };
	const { status, json } = await assume(service, { RoleArn: `${testRole}-2` }, { key });
	expect([status, at(json, 'AccessDeniedDetail', 'AuthAction')]).toEqual([403, 'sts:AssumeRole']);
});

it('a key of another account and a temporary key may assume a role that trusts them', async () => {
	const parameters = { RoleArn: partnerRole, ExternalId: 'testExternalId' };
	expect((await assume(service, parameters, { key: otherKey })).status).toBe(200);
	expect((await assume(service, {}, { key: stsKey })).status).toBe(200);
	const key = await sessionKey(service);
	expect((await assume(service, {}, { key })).json['Code']).toBe('NoPermission');
});

it('a session belongs to the account of its role, also for GetCallerIdentity', async () => {
	const key = await sessionKey(service, { RoleArn: 'acs:ram::7:role/of-root' });
	const { json } = await call(service, 'GetCallerIdentity', {}, { key, version: '2015-04-01' });
	expect(json).toMatchObject({
		AccountId: '7',
		Arn: 'acs:ram::7:assumed-role/of-root/test-session',
		IdentityType: 'AssumedRoleUser',
		PrincipalId: textLike(/:test-session$/),
	});
	const job = await submit(service, {}, { key });
	const JobId = String(job.json['JobId']);
	expect((await call(service, 'QuerySmarttagJob', { JobId }, { key: testKey })).status).toBe(404);
	expect((await call(service, 'QuerySmarttagJob', { JobId }, { key: rootKey })).status).toBe(200);
});

it('faults hit it as any other action', async () => {
	service.addFaults({ kind: 'throttle', action: 'AssumeRole', times: 1 });
	expect((await assume(service)).json['Code']).toBe('Throttling.User');
	expect((await assume(service)).status).toBe(200);
});
