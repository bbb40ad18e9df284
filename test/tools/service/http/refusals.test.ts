import { type LocalService, startLocalService } from '../../../../local/service';
import { textLike } from '../matchers';
import { call, type CallOptions, dateOf, send, stsKey, submit, testKey } from '../../../support/signedClient';

const minute = 60_000;

let service: LocalService;
beforeAll(async () => {
	service = await startLocalService();
});
beforeEach(() => service.reset());
afterAll(() => service.close());

type Refusal = [name: string, options: CallOptions, status: number, code: string];

const both: Refusal[] = [
	['a wrong secret', { key: { ...testKey, accessKeySecret: 'wrong' } }, 400, 'SignatureDoesNotMatch'],
	['an unknown AccessKey', { key: { ...testKey, accessKeyId: 'unknown' } }, 404, 'InvalidAccessKeyId.NotFound'],
	[
		'a disabled AccessKey',
		{ key: { accessKeyId: 'inactiveAccessKeyId', accessKeySecret: 'inactiveAccessKeySecret' } },
		400,
		'InvalidAccessKeyId.Inactive',
	],
	['a clock that is behind', { date: dateOf(Date.now() - 16 * minute) }, 400, 'InvalidTimeStamp.Expired'],
	['a clock that is ahead', { date: dateOf(Date.now() + 16 * minute) }, 400, 'InvalidTimeStamp.Expired'],
	['a date with milliseconds', { date: new Date().toISOString() }, 400, 'InvalidTimeStamp.Format'],
	['a date that does not exist', { date: '2026-13-45T00:00:00Z' }, 400, 'InvalidTimeStamp.Format'],
	[
		'a temporary AccessKey without its token',
		{ key: { ...stsKey, securityToken: undefined } },
		400,
		'MissingSecurityToken',
	],
	[
		'an expired token',
		{ key: { ...stsKey, securityToken: 'expiredSecurityToken' } },
		400,
		'InvalidSecurityToken.Expired',
	],
	['an unknown token', { key: { ...stsKey, securityToken: 'nonsense' } }, 400, 'InvalidSecurityToken.Malformed'],
	[
		'a token with a permanent AccessKey',
		{ key: { ...testKey, securityToken: 'testSecurityToken' } },
		400,
		'InvalidSecurityToken.MismatchWithAccessKey',
	],
	[
		'an AccessKey that RAM denies the action',
		{ key: { accessKeyId: 'deniedAccessKeyId', accessKeySecret: 'deniedAccessKeySecret' } },
		403,
		'NoPermission',
	],
	['another version', { version: '2015-04-01' }, 400, 'InvalidVersion'],
	[
		'a query altered on the way',
		{ alter: (request) => (request.query = request.query.replace('a.mp4', 'b.mp4')) },
		400,
		'SignatureDoesNotMatch',
	],
	[
		'another method than was signed',
		{ method: 'GET', alter: (r) => (r.method = 'POST') },
		400,
		'SignatureDoesNotMatch',
	],
	['a method the API does not have', { alter: (request) => (request.method = 'PUT') }, 405, 'UnsupportedHTTPMethod'],
	['another path', { alter: (request) => (request.path = '/other') }, 404, 'InvalidApi.NotFound'],
	['broken percent-encoding', { alter: (request) => (request.query += '&x=%zz') }, 400, 'InvalidParameter'],
];

const onlyV3: Refusal[] = [
	...['x-acs-action', 'x-acs-version', 'x-acs-date', 'x-acs-signature-nonce', 'x-acs-content-sha256'].map(
		(name): Refusal => [`a missing ${name}`, { alter: ({ headers }) => delete headers[name] }, 400, 'MissingParameter'],
	),
	[
		'a body altered on the way',
		{ place: 'form', alter: (request) => (request.body = request.body.replace('a.mp4', 'b.mp4')) },
		400,
		'SignatureDoesNotMatch',
	],
	[
		'a body hash that is not that of the body',
		{ headers: { 'x-acs-content-sha256': '0'.repeat(64) } },
		400,
		'SignatureDoesNotMatch',
	],
	[
		'a content type that was not signed',
		{ alter: ({ headers }) => (headers['content-type'] = 'text/plain') },
		400,
		'IncompleteSignature',
	],
	[
		'an x-acs header that was not signed',
		{ alter: ({ headers }) => (headers['x-acs-extra'] = '1') },
		400,
		'IncompleteSignature',
	],
	[
		'a signed header that was not sent',
		{ headers: { 'x-acs-extra': '1' }, alter: ({ headers }) => delete headers['x-acs-extra'] },
		400,
		'IncompleteSignature',
	],
	['signed headers out of order', { alter: swapSignedHeaders }, 400, 'IncompleteSignature'],
	[
		'a malformed Authorization',
		{ alter: ({ headers }) => (headers['authorization'] = 'ACS3-HMAC-SHA256 Credential=testAccessKeyId') },
		400,
		'IncompleteSignature',
	],
	[
		'another V3 algorithm',
		{ alter: ({ headers }) => (headers['authorization'] = 'ACS3-HMAC-SM3 Credential=a,SignedHeaders=b,Signature=c') },
		400,
		'InvalidSignatureMethod',
	],
	['no signature at all', { alter: ({ headers }) => delete headers['authorization'] }, 400, 'MissingParameter'],
];

const onlyV1: Refusal[] = [
	...['Action', 'Version', 'SignatureMethod', 'SignatureVersion', 'SignatureNonce', 'Timestamp', 'AccessKeyId'].map(
		(name): Refusal => [`a missing ${name}`, { common: { [name]: undefined } }, 400, 'MissingParameter'],
	),
	[
		'a missing Signature',
		{ alter: (request) => (request.query = request.query.replace(/&Signature=.*/, '')) },
		400,
		'MissingParameter',
	],
	['another method', { common: { SignatureMethod: 'HMAC-SHA256' } }, 400, 'InvalidSignatureMethod'],
	['another signature version', { common: { SignatureVersion: '2.0' } }, 400, 'InvalidSignatureVersion'],
	[
		'a form body altered on the way',
		{ method: 'POST', place: 'form', alter: (request) => (request.body = request.body.replace('a.mp4', 'b.mp4')) },
		400,
		'SignatureDoesNotMatch',
	],
];

function swapSignedHeaders({ headers }: { headers: Record<string, string> }): void {
	headers['authorization'] = (headers['authorization'] ?? '').replace('host;x-acs-action', 'x-acs-action;host');
}

describe.each([
	['V3' as const, [...both, ...onlyV3]],
	['V1' as const, [...both, ...onlyV1]],
])('a %s request is refused for', (scheme, refusals) => {
	it.each(refusals)('%s', async (_name, options, status, code) => {
		const answer = await submit(service, {}, { scheme, ...options });
		expect({ status: answer.status, code: answer.json['Code'] }).toEqual({ status, code });
		expect(service.jobs()).toEqual([]);
		expect(service.requests()).toMatchObject([{ status, code }]);
	});

	it('a nonce that its AccessKey has used, but not for the same nonce of another AccessKey', async () => {
		await submit(service, {}, { scheme, nonce: 'once' });
		const again = await submit(service, {}, { scheme, nonce: 'once' });
		const other = await submit(service, {}, { scheme, nonce: 'once', key: stsKey });
		expect([again.status, again.json['Code'], other.status]).toEqual([400, 'SignatureNonceUsed', 200]);
		expect(service.jobs()).toHaveLength(2);
	});

	it('an action that does not exist', async () => {
		const answer = await call(service, 'CancelSmarttagJob', {}, { scheme });
		expect([answer.status, answer.json['Code']]).toEqual([404, 'InvalidApi.NotFound']);
	});
});

it.each(['V3', 'V1'] as const)('a wrong %s signature does not use up its nonce', async (scheme) => {
	await submit(service, {}, { scheme, nonce: 'once', key: { ...testKey, accessKeySecret: 'wrong' } });
	expect((await submit(service, {}, { scheme, nonce: 'once' })).status).toBe(200);
});

it('fourteen minutes of clock difference are accepted', async () => {
	expect((await submit(service, {}, { date: dateOf(Date.now() - 14 * minute) })).status).toBe(200);
	expect((await submit(service, {}, { date: dateOf(Date.now() + 14 * minute) })).status).toBe(200);
});

it('the clock of the option `now` is used, and returned in the date header', async () => {
	const later = await startLocalService({ now: () => Date.parse('2031-02-03T04:05:06Z') });
	const refused = await submit(later);
	const accepted = await submit(later, {}, { date: '2031-02-03T04:00:00Z' });
	await later.close();
	expect(refused.json['Code']).toBe('InvalidTimeStamp.Expired');
	expect(refused.headers['date']).toBe('Mon, 03 Feb 2031 04:05:06 GMT');
	expect(accepted.status).toBe(200);
});

it('a signature mismatch shows the text the server would have signed', async () => {
	const key = { ...testKey, accessKeySecret: 'wrong' };
	const v1 = await call(service, 'ListPipelines', {}, { scheme: 'V1', key, nonce: 'n1', date: '2026-01-01T00:00:00Z' });
	expect(v1.json['Code']).toBe('InvalidTimeStamp.Expired');
	const date = dateOf(Date.now());
	const prefix = 'Specified signature is not matched with our calculation. server string to sign is:';
	const mismatch1 = await call(service, 'ListPipelines', {}, { scheme: 'V1', key, nonce: 'n1', date });
	expect(mismatch1.json['Message']).toBe(
		`${prefix}GET&%2F&${encodeURIComponent(
			[
				'AccessKeyId=testAccessKeyId',
				'Action=ListPipelines',
				'Format=JSON',
				'SignatureMethod=HMAC-SHA1',
				'SignatureNonce=n1',
				'SignatureVersion=1.0',
				`Timestamp=${encodeURIComponent(date)}`,
				'Version=2020-11-09',
			].join('&'),
		)}`,
	);
	const mismatch3 = await call(service, 'ListPipelines', { Speed: 'Boost' }, { key, nonce: 'n1', date });
	const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
	expect(mismatch3.json['Message']).toBe(
		prefix +
			[
				'POST',
				'/',
				'Speed=Boost',
				`host:${service.url.replace('http://', '')}`,
				'x-acs-action:ListPipelines',
				`x-acs-content-sha256:${emptyHash}`,
				`x-acs-date:${date}`,
				'x-acs-signature-nonce:n1',
				'x-acs-version:2020-11-09',
				'',
				'host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version',
				emptyHash,
			].join('\n'),
	);
});

it('a query sent unsorted and less escaped than signed is accepted', async () => {
	const answer = await submit(
		service,
		{ Title: "a*b(c)!'d" },
		{
			alter: (request) => {
				const unescaped = request.query.replace(/%2A|%28|%29|%21|%27/g, (code) => decodeURIComponent(code));
				request.query = unescaped.split('&').reverse().join('&');
			},
		},
	);
	expect(answer.status).toBe(200);
	expect(service.jobs()).toMatchObject([{ title: "a*b(c)!'d" }]);
});

it('the error body has the documented fields', async () => {
	const { json } = await call(service, 'QuerySmarttagJob', { JobId: 'x' });
	expect(json).toEqual({
		RequestId: textLike(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/),
		HostId: service.url.replace('http://', ''),
		Code: 'InvalidParameter.ResourceNotFound',
		Message: 'The resource operated "JobId" cannot be found.',
		Recommend: textLike(/^https:/),
	});
});

it('a denial names the action that needs a permission, and GetCallerIdentity needs none', async () => {
	const key = { accessKeyId: 'deniedAccessKeyId', accessKeySecret: 'deniedAccessKeySecret' };
	const denied = await call(service, 'QuerySmarttagJob', { JobId: 'x' }, { key });
	expect(denied.json).toMatchObject({
		Message: 'You are not authorized to do this action. You should be authorized by RAM.',
		AccessDeniedDetail: { AuthAction: 'ice:QuerySmarttagJob' },
	});
	expect((await call(service, 'GetCallerIdentity', {}, { key, version: '2015-04-01' })).status).toBe(200);
});

it('an account may be denied single actions', async () => {
	const account = { ...testKey, accountId: '1', arn: 'acs:ram::1:user/u', deniedActions: ['ListPipelines'] };
	const strict = await startLocalService({ accounts: [account] });
	const denied = await call(strict, 'ListPipelines');
	const allowed = await submit(strict);
	await strict.close();
	expect([denied.status, allowed.status]).toEqual([403, 200]);
});

it('V1 answers in XML unless JSON is requested', async () => {
	const common = { Format: undefined };
	const refused = await call(service, 'QuerySmarttagJob', { JobId: 'a<b' }, { scheme: 'V1', common });
	expect(refused.headers['content-type']).toMatch(/^text\/xml/);
	expect(refused.body).toMatch(/^<\?xml .*\?><Error><RequestId>.*<Code>InvalidParameter.ResourceNotFound<\/Code>/);
	const accepted = await submit(service, {}, { scheme: 'V1', common });
	expect(accepted.body).toContain(`<JobId>${service.jobs()[0]?.jobId}</JobId></SubmitSmarttagJobResponse>`);
});

it('a V3 request in JSON is answered in JSON without an accept header', async () => {
	const answer = await submit(service, {}, { alter: ({ headers }) => delete headers['accept'] });
	expect(answer.json).toHaveProperty('JobId');
});

it('a body larger than any request of this API is cut off', async () => {
	const request = { method: 'POST', path: '/', query: '', headers: {}, body: 'x'.repeat(5 * 1024 * 1024) };
	await expect(send(service.url, request)).rejects.toThrow();
	expect((await submit(service)).status).toBe(200);
});
