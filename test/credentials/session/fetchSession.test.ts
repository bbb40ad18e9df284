import { Readable } from 'node:stream';

import { type IHttpRequestOptions, type INode, NodeApiError, UserError } from 'n8n-workflow';

import { readRamRoleCredential } from '../../../credentials/imsCredential';
import { TransientRefusal } from '../../../credentials/ownRefusals';
import { fetchSession } from '../../../credentials/session/fetchSession';
import { sampleAnswer } from './sampleAnswer';

const BASE = {
	accessKeyId: 'LTAIbase',
	accessKeySecret: 'baseSecret/+=',
	roleArn: 'acs:ram::1000000000000001:role/r',
	externalId: 'external/+=id',
	policy: '{"Version": "1", "Statement": []}',
};
const NODE: INode = { id: 'n', name: 'Node', type: 'test.node', typeVersion: 1, position: [0, 0], parameters: {} };
const accepted = { statusCode: 200, headers: {}, body: JSON.stringify(sampleAnswer()) };
const refused = (code: string, statusCode = 400) => ({
	statusCode,
	headers: {},
	body: JSON.stringify({ Code: code, RequestId: 'R-1', Message: `server string to sign is:POST&baseSecret/+=` }),
});

type Answer = Error | { statusCode: number; headers: object; body: Readable | string };

/** Fetches from an STS that answers this, one after the other, the last one repeatedly. */
async function fetchFrom(answers: Answer[], data: object = {}) {
	const requests: IHttpRequestOptions[] = [];
	const pauses: number[] = [];
	const credential = readRamRoleCredential({ ...BASE, ...data });
	const outcome = fetchSession(
		async (options: IHttpRequestOptions) => {
			const answer = answers[Math.min(requests.length, answers.length - 1)];
			requests.push(options);
			return await (answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer));
		},
		credential,
		credential.role,
		async (milliseconds) => await Promise.resolve(void pauses.push(milliseconds)),
	);
	const error = await outcome.then(
		() => undefined,
		(thrown: unknown) => thrown,
	);
	return { requests, pauses, error, outcome };
}

function errorOf(thrown: unknown): Error {
	if (thrown instanceof Error) return thrown;
	throw new Error('Nothing was thrown');
}

describe('a session is requested', () => {
	it.each([
		['public', 'cn-beijing', '', 'https://sts.cn-beijing.aliyuncs.com/'],
		['vpc', 'cn-hangzhou', '', 'https://sts-vpc.cn-hangzhou.aliyuncs.com/'],
		['custom', 'cn-hangzhou', 'https://gw.example.com/ims', 'https://gw.example.com/ims/'],
	])('by the network %s of region %s %s', async (network, region, customEndpoint, url) => {
		const { requests } = await fetchFrom([accepted], { network, region, customEndpoint });
		expect(requests.map((request) => request.url.split('?')[0])).toEqual([url]);
	});

	it.each(['V1', 'V3'])('with the signature version %s of the credential', async (signatureVersion) => {
		const { requests } = await fetchFrom([accepted], {
			network: 'custom',
			customEndpoint: 'https://gw.example.com',
			signatureVersion,
		});
		const [request] = requests;
		const isV1 = new URL(request?.url ?? '').searchParams.has('Signature');
		expect(isV1).toBe(signatureVersion === 'V1');
		expect(request?.headers?.['authorization'] !== undefined).toBe(signatureVersion === 'V3');
	});
});

describe('a transient fault', () => {
	const connection = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });

	it.each<[what: string, fault: Answer]>([
		['throttling', refused('Throttling.User')],
		['a used nonce', refused('SignatureNonceUsed')],
		['a fault of the service', refused('InternalError', 500)],
		['a fault of the service with another status', refused('ServiceUnavailable', 400)],
		['HTTP 429', refused('Busy', 429)],
		['a page of a gateway', { statusCode: 502, headers: {}, body: '<html>' }],
		['half an answer', { ...accepted, body: accepted.body.slice(0, 40) }],
		['more than a megabyte', { ...accepted, body: `{"a":"${'x'.repeat(2 ** 20)}"}` }],
		['a broken connection', connection],
	])('is retried: %s', async (_what, fault) => {
		const { requests, pauses, outcome } = await fetchFrom([fault, fault, accepted]);
		await expect(outcome).resolves.toMatchObject({ securityToken: 'exampleSecurityToken' });
		expect(requests).toHaveLength(3);
		const nonces = requests.map(({ headers }) => headers?.['x-acs-signature-nonce']);
		expect(new Set(nonces).size).toBe(3);
		const [first = 0, second = 0] = pauses;
		expect(first).toBeGreaterThanOrEqual(500);
		expect(first).toBeLessThan(1_000);
		expect(second).toBeGreaterThanOrEqual(1_000);
		expect(second).toBeLessThan(2_000);
	});

	it('is an error after the third attempt, by which the next request is not refused', async () => {
		const { requests, error } = await fetchFrom([connection]);
		expect(requests).toHaveLength(3);
		expect(error).toBeInstanceOf(TransientRefusal);
		expect(error).toMatchObject({ message: expect.stringMatching(/STS did not answer \(ECONNRESET\)/) as string });
	});
});

it('an answer that never ends is read up to a megabyte', async () => {
	let pieces = 0;
	const endless = new Readable({ read: () => void endless.push('x'.repeat(2 ** 16 + (pieces += 1))) });
	const { outcome } = await fetchFrom([{ statusCode: 200, headers: {}, body: endless }, accepted]);

	await expect(outcome).resolves.toMatchObject({ securityToken: 'exampleSecurityToken' });
	expect(endless.destroyed).toBe(true);
	expect(pieces).toBeLessThan(40);
});

describe('a refusal', () => {
	it.each([
		['EntityNotExist.Role', 404, /Role ARN names a role that does not exist/],
		['NoPermission', 403, /trust policy.*External ID/],
		['NoPermission', 403, /sts:AssumeRole/],
		['InvalidParameter.DurationSeconds', 400, /Duration is longer than the role allows/],
		['InvalidParameter.RoleSessionName', 400, /Session Name is invalid. Enter 2 to 64/],
		['InvalidParameter.RoleArn', 400, /Role ARN has to look like acs:ram::/],
		['InvalidParameter.PolicyGrammar', 400, /Policy is not a valid RAM policy/],
		['InvalidParameter.ExternalId', 400, /External ID is invalid. Enter 2 to 1224/],
		['InvalidApi.NotFound', 404, /Custom Endpoint has to serve STS/],
		['InvalidAccessKeyId.NotFound', 404, /AccessKey ID does not exist/],
		['SignatureDoesNotMatch', 400, /AccessKey Secret does not belong/],
		['InvalidTimeStamp.Expired', 400, /clock of the machine.*15 minutes/],
		['Something.New', 400, /Check Role ARN, Session Name, External ID, Duration and Policy/],
	])(
		'%s (HTTP %i) is an error with its code, the RequestId and %s, and is not repeated',
		async (code, status, advice) => {
			const { requests, error } = await fetchFrom([refused(code, status)]);
			expect(requests).toHaveLength(1);
			expect(error).toBeInstanceOf(UserError);
			expect(error).not.toBeInstanceOf(TransientRefusal);
			const { message } = errorOf(error);
			expect(message).toContain(`The RAM role was not assumed (${code}). `);
			expect(message).toMatch(advice);
			expect(message).toMatch(/ RequestId: R-1\.$/);
			// n8n replaces messages in which it finds the name of a system error, such as EACCES.
			expect(new NodeApiError(NODE, { message }).message).toBe(message);
		},
	);

	it('of n8n, for a host that is not allowed, keeps its message and is not repeated', async () => {
		const { requests, error } = await fetchFrom([new UserError('Domain not allowed: sts.example.com')]);
		expect(requests).toHaveLength(1);
		expect(error).toMatchObject({ message: 'The RAM role was not assumed: Domain not allowed: sts.example.com' });
	});

	it('of the certificate is an error and not repeated', async () => {
		const cause = Object.assign(new Error('self-signed'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
		const { requests, error } = await fetchFrom([new Error('wrapped', { cause })]);
		expect(requests).toHaveLength(1);
		expect(error).toMatchObject({ message: expect.stringContaining('DEPTH_ZERO_SELF_SIGNED_CERT') as string });
	});

	it('with a Code of a million characters shows two hundred, without a secret', async () => {
		const { error } = await fetchFrom([refused(`baseSecret/+=${'x'.repeat(1_000_000)}`)]);
		const { message } = errorOf(error);
		expect(message).toContain('(***xxx');
		expect(message.length).toBeLessThan(600);
	});

	it.each<[what: string, answers: Answer[]]>([
		['a refusal', [refused('SignatureDoesNotMatch')]],
		['a page', [{ statusCode: 200, headers: {}, body: '<html>baseSecret/+=</html>' }]],
		['an error that contains the request', [Object.assign(new Error('baseSecret/+='), { config: BASE })]],
		['an error of n8n around it', [new NodeApiError(NODE, { message: 'baseSecret/+=' })]],
	])('contains no secret of the credential: %s', async (_what, answers) => {
		const { error } = await fetchFrom(answers);
		expect(error).toBeInstanceOf(UserError);
		const { message, cause, stack, ...rest } = errorOf(error);
		const text = `${message} ${stack} ${JSON.stringify(rest)}`;
		expect(cause).toBeUndefined();
		for (const secret of [BASE.accessKeySecret, BASE.externalId, 'Statement', 'ACS3-']) {
			expect(text).not.toContain(secret);
		}
	});
});
