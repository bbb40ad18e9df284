import { type LocalService, type LocalServiceOptions, startLocalService } from '../../../../local/service';
import { at } from '../answerFields';
import { assume, keyOf, sessionKey, testRole } from '../roleSession';
import { call, dateOf, type Key, type RawAnswer, send, submit, testKey } from '../../../support/signedClient';

const clock = { ms: Date.now() };

let service: LocalService;
async function start(options: LocalServiceOptions = {}): Promise<void> {
	service = await startLocalService({ now: () => clock.ms, ...options });
}
beforeEach(() => {
	clock.ms = Math.floor(Date.now() / 1000) * 1000;
});
afterEach(() => service.close());

/** One of the actions of each product, with the clock that the service has. */
function use(key: Key, action = 'ListPipelines', version?: string): Promise<RawAnswer> {
	return call(service, action, {}, { key, version, date: dateOf(clock.ms) });
}

function reported(answer: RawAnswer): number {
	return Date.parse(String(at(answer.json, 'Credentials', 'Expiration')));
}

const expired = { status: 400, json: { Code: 'InvalidSecurityToken.Expired' } };

describe('a session', () => {
	it('is accepted by every API until the reported second, and by none after it', async () => {
		await start();
		const answer = await assume(service, { DurationSeconds: '900' }, { date: dateOf(clock.ms) });
		const key = keyOf(answer.json);
		clock.ms += 899_999;
		for (const scheme of ['V3', 'V1'] as const) {
			expect((await submit(service, {}, { key, scheme, date: dateOf(clock.ms) })).status).toBe(200);
		}
		expect((await use(key, 'GetCallerIdentity', '2015-04-01')).status).toBe(200);
		expect((await use(key, 'DescribeRegions', '2014-05-26')).status).toBe(200);
		clock.ms += 1;
		expect(clock.ms).toBe(reported(answer));
		expect(await submit(service, {}, { key, date: dateOf(clock.ms) })).toMatchObject(expired);
		expect(await use(key, 'GetCallerIdentity', '2015-04-01')).toMatchObject(expired);
		expect(await use(key, 'DescribeRegions', '2014-05-26')).toMatchObject(expired);
		expect(service.jobs()).toHaveLength(2);
	});

	it('needs its own token', async () => {
		await start();
		const [key, other] = [await sessionKey(service), await sessionKey(service)];
		expect(key.accessKeyId).not.toBe(other.accessKeyId);
		expect((await use({ ...key, securityToken: undefined })).json['Code']).toBe('MissingSecurityToken');
		const swapped = { ...key, securityToken: other.securityToken };
		expect((await use(swapped)).json['Code']).toBe('InvalidSecurityToken.Malformed');
		const wrong = { ...key, accessKeySecret: other.accessKeySecret };
		expect((await use(wrong)).json['Code']).toBe('SignatureDoesNotMatch');
		const foreign = { ...testKey, securityToken: key.securityToken };
		expect((await use(foreign)).json['Code']).toBe('InvalidSecurityToken.MismatchWithAccessKey');
	});
});

describe('sessionMs', () => {
	it('ends sessions early and reports the real end', async () => {
		await start({ sessionMs: 2500 });
		const answer = await assume(service, { DurationSeconds: '3600' }, { date: dateOf(clock.ms) });
		expect(reported(answer) - clock.ms).toBe(2000);
		clock.ms += 2499;
		expect((await use(keyOf(answer.json))).status).toBe(200);
		clock.ms += 1;
		expect(await use(keyOf(answer.json))).toMatchObject(expired);
	});

	it('ends them unexpectedly when the requested end is reported', async () => {
		await start({ sessionMs: 2500, reportedExpiration: 'requested' });
		const answer = await assume(service, { DurationSeconds: '900' }, { date: dateOf(clock.ms) });
		expect(reported(answer) - clock.ms).toBe(900_000);
		clock.ms += 2500;
		expect(await use(keyOf(answer.json))).toMatchObject(expired);
	});

	it('does not make a wrong duration right', async () => {
		await start({ sessionMs: 2500 });
		expect((await assume(service, { DurationSeconds: '60' })).json['Code']).toBe('InvalidParameter.DurationSeconds');
	});
});

describe('sessions()', () => {
	it('lists the issued sessions in order, without secret and token', async () => {
		await start();
		const policy = '{"Statement":[{"Effect":"Allow","Action":"ice:*"}]}';
		const first = await sessionKey(service, { Policy: policy, ExternalId: 'some', DurationSeconds: '900' });
		clock.ms += 5000;
		const second = await sessionKey(service, { RoleSessionName: 'second' }, { date: dateOf(clock.ms) });
		expect(service.sessions()).toEqual([
			{
				accessKeyId: first.accessKeyId,
				roleArn: testRole,
				sessionName: 'test-session',
				assumedBy: 'testAccessKeyId',
				durationSeconds: 900,
				issuedAt: clock.ms - 5000,
				expiresAt: clock.ms - 5000 + 900_000,
				externalId: 'some',
				policy,
			},
			{
				accessKeyId: second.accessKeyId,
				roleArn: testRole,
				sessionName: 'second',
				assumedBy: 'testAccessKeyId',
				durationSeconds: 3600,
				issuedAt: clock.ms,
				expiresAt: clock.ms + 3_600_000,
			},
		]);
		const text = JSON.stringify(service.sessions());
		for (const { accessKeySecret, securityToken } of [first, second]) {
			expect(text).not.toContain(accessKeySecret);
			expect(text).not.toContain(securityToken);
		}
	});

	it('returns copies', async () => {
		await start();
		const key = await sessionKey(service);
		for (const session of service.sessions()) session.expiresAt = 0;
		expect((await use(key)).status).toBe(200);
	});
});

it('expireSessions ends those that are valid, and new ones are accepted', async () => {
	await start();
	const key = await sessionKey(service);
	expect(service.expireSessions()).toBe(1);
	expect(service.expireSessions()).toBe(0);
	expect(service.sessions()).toMatchObject([{ expiresAt: clock.ms }]);
	expect(await use(key)).toMatchObject(expired);
	expect((await use(await sessionKey(service))).status).toBe(200);
});

it('a reset ends sessions and lists them no more; a request with one is refused as expired', async () => {
	await start();
	const key = await sessionKey(service);
	service.reset();
	expect(service.sessions()).toEqual([]);
	expect(await use(key)).toMatchObject(expired);
	const next = await sessionKey(service);
	expect(service.sessions().map(({ accessKeyId }) => accessKeyId)).toEqual([next.accessKeyId]);
});

it('the control address shows sessions and ends them', async () => {
	await start();
	const key = await sessionKey(service);
	const control = (method: string) =>
		send(service.url, { method, path: '/_local/sessions', query: '', headers: {}, body: '' });
	const { body } = await control('GET');
	expect(JSON.parse(body)).toEqual(service.sessions().map((one) => ({ ...one })));
	expect(body).toContain(key.accessKeyId);
	expect(body).not.toContain(key.accessKeySecret);
	expect((await control('DELETE')).json).toEqual({ expired: 1 });
	expect(await use(key)).toMatchObject(expired);
});

describe('the policy of a session', () => {
	function policy(...statements: Array<[effect: string, action: unknown]>): Record<string, string> {
		const Statement = statements.map(([Effect, Action]) => ({ Effect, Action, Resource: '*' }));
		return { Policy: JSON.stringify({ Version: '1', Statement }) };
	}

	it.each<[string, Record<string, string>, submits: boolean, lists: boolean]>([
		['none', {}, true, true],
		['everything', policy(['Allow', '*']), true, true],
		['the whole service', policy(['Allow', ['ice:*']]), true, true],
		['what begins with Submit', policy(['Allow', 'ice:Submit*']), true, false],
		['one action', policy(['Allow', 'ice:ListPipelines']), false, true],
		['one action of unknown letters', policy(['Allow', 'ice:List????lines']), false, true],
		['a part of a name', policy(['Allow', 'ice:ListPipe']), false, false],
		['a dot that is no pattern', policy(['Allow', 'ice.*']), false, false],
		['another service', policy(['Allow', 'oss:*']), false, false],
		['two statements', policy(['Allow', 'ice:List*'], ['Allow', ['sts:*', 'ice:Submit*']]), true, true],
		['a denial', policy(['Allow', 'ice:*'], ['Deny', 'ice:Submit*']), false, true],
		['only a denial', policy(['Deny', 'ice:Submit*']), false, false],
	])('%s', async (_name, parameters, submits, lists) => {
		await start();
		const key = await sessionKey(service, parameters);
		expect((await submit(service, {}, { key })).status).toBe(submits ? 200 : 403);
		expect((await use(key)).status).toBe(lists ? 200 : 403);
		expect((await use(key, 'GetCallerIdentity', '2015-04-01')).status).toBe(200);
	});

	it('is named in the refusal', async () => {
		await start();
		const { json } = await use(await sessionKey(service, policy(['Allow', 'oss:*'])));
		expect(json).toMatchObject({
			Code: 'NoPermission',
			AccessDeniedDetail: {
				AuthAction: 'ice:ListPipelines',
				AuthPrincipalType: 'AssumedRoleUser',
				PolicyType: 'SessionPolicy',
			},
		});
	});

	it('allows nothing that the role does not allow', async () => {
		await start({ roles: [{ arn: testRole, trusts: ['testAccessKeyId'], deniedActions: ['ListPipelines'] }] });
		const key = await sessionKey(service, policy(['Allow', '*']));
		expect((await use(key)).json).toMatchObject({
			AccessDeniedDetail: { PolicyType: 'AccountLevelIdentityBasedPolicy' },
		});
		expect((await submit(service, {}, { key })).status).toBe(200);
	});
});
