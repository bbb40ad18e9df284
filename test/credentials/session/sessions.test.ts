import {
	type ICredentialDataDecryptedObject,
	type ICredentialType,
	type IHttpRequestOptions,
	UserError,
} from 'n8n-workflow';

import { AlibabaCloudImsApi } from '../../../credentials/AlibabaCloudImsApi.credentials';
import { AlibabaCloudImsRamRoleApi } from '../../../credentials/AlibabaCloudImsRamRoleApi.credentials';
import { forgetSession, sessionOf } from '../../../credentials/session/sessions';
import { sampleAnswer } from './sampleAnswer';

const type = new AlibabaCloudImsRamRoleApi();
const request = (): IHttpRequestOptions => ({
	url: 'https://ecs.cn-shanghai.aliyuncs.com/',
	qs: { Action: 'DescribeRegions', Version: '2014-05-26' },
});

let credentials = 0;
/** A credential with a role that no test had before. n8n decrypts it anew for each request. */
function credential(data: ICredentialDataDecryptedObject = {}): () => ICredentialDataDecryptedObject {
	credentials += 1;
	const accessKeyId = `LTAI${credentials}`;
	return () => ({ ...BASE, accessKeyId, ...data });
}
const BASE = {
	accessKeySecret: 'baseSecret',
	roleArn: 'acs:ram::1000000000000001:role/r',
	roleSessionName: 'n8n',
	externalId: 'external',
	durationSeconds: 3_600,
	policy: '{"Version":"1"}',
	region: 'cn-shanghai',
	network: 'public',
	session: '',
};

const send = jest.fn<Promise<unknown>, [IHttpRequestOptions]>();
beforeEach(() => {
	send.mockReset().mockImplementation(async () => {
		const key = { AccessKeyId: `STS.${send.mock.calls.length}` };
		return await Promise.resolve({ statusCode: 200, headers: {}, body: sampleAnswer(key) });
	});
});
afterEach(() => jest.useRealTimers());

const prepare = async (data: ICredentialDataDecryptedObject) =>
	await type.preAuthentication.call({ helpers: { httpRequest: send } }, data);

async function sign(
	data: ICredentialDataDecryptedObject,
	options = request(),
	{ authenticate }: ICredentialType = type,
): Promise<IHttpRequestOptions> {
	if (typeof authenticate !== 'function') throw new Error('The credential does not sign by itself');
	return await authenticate(data, options);
}

/** Prepares and signs a request as n8n does, and returns the key ID that signed it. */
async function signedBy(data: ICredentialDataDecryptedObject): Promise<string | undefined> {
	await prepare(data);
	const { headers } = await sign(data);
	return /Credential=([^,]+),/.exec(JSON.stringify(headers))?.[1];
}

function usedSession(options: object) {
	const session = sessionOf(options);
	if (!session) throw new Error('No session signed the request');
	return session;
}

describe('with a RAM role', () => {
	it('a request is signed with key and token of the session, not with the AccessKey', async () => {
		const data = credential()();
		await prepare(data);
		const { headers } = await sign(data);

		expect(headers).toMatchObject({
			'x-acs-accesskey-id': 'STS.1',
			'x-acs-security-token': 'exampleSecurityToken',
		});
		expect(JSON.stringify(headers)).not.toContain(data.accessKeyId);
	});

	it('n8n gets nothing to store, and the data are not changed', async () => {
		const data = credential()();
		const before = structuredClone(data);
		expect(await prepare(data)).toEqual({});
		await sign(data);
		expect(data).toEqual(before);
	});

	it('100 requests at the same time share one session, and later ones too', async () => {
		const data = credential();
		const keys = await Promise.all(Array.from({ length: 100 }, async () => await signedBy(data())));

		expect(new Set(keys)).toEqual(new Set(['STS.1']));
		expect(await signedBy(data())).toBe('STS.1');
		expect(send).toHaveBeenCalledTimes(1);
	});

	it.each<[field: string, value: string]>([
		['accessKeyId', 'LTAIother'],
		['accessKeySecret', 'otherSecret'],
		['region', 'cn-beijing'],
		['network', 'vpc'],
		['roleArn', 'acs:ram::1000000000000001:role/other'],
		['roleSessionName', 'other'],
		['externalId', 'other'],
		['durationSeconds', '900'],
		['policy', '{"Version":"1","Statement":[]}'],
	])('another %s has a session of its own', async (field, value) => {
		const data = credential();
		await signedBy(data());
		expect(await signedBy({ ...data(), [field]: value })).toBe('STS.2');
		expect(await signedBy(data())).toBe('STS.1');
	});

	it('another custom endpoint has a session of its own', async () => {
		const data = credential({ network: 'custom' });
		await signedBy({ ...data(), customEndpoint: 'https://one.example.com' });
		expect(await signedBy({ ...data(), customEndpoint: 'https://other.example.com' })).toBe('STS.2');
	});

	it('a session is renewed before it ends', async () => {
		jest.useFakeTimers({ now: 0 });
		const data = credential();
		await signedBy(data());
		jest.setSystemTime(54 * 60_000);
		expect(await signedBy(data())).toBe('STS.1');
		jest.setSystemTime(55 * 60_000);
		expect(await signedBy(data())).toBe('STS.2');
	});

	it('a failed fetch is an error, and not cached', async () => {
		const data = credential();
		const body = { Code: 'EntityNotExist.Role' };
		send.mockResolvedValueOnce({ statusCode: 404, headers: {}, body });
		await expect(prepare(data())).rejects.toThrow(/EntityNotExist\.Role.*Role ARN/);
		expect(await signedBy(data())).toBe('STS.2');
	});

	it('a request is not signed with the AccessKey when no session was requested', async () => {
		await expect(sign(credential()())).rejects.toThrow(UserError);
	});

	it('a request is signed with the known session when n8n hands over a copy of the data', async () => {
		const data = credential();
		await prepare(data());
		expect((await sign(data())).headers).toMatchObject({ 'x-acs-accesskey-id': 'STS.1' });
	});

	it('a field that cannot be used is an error before anything is sent', async () => {
		await expect(prepare(credential({ roleArn: '' })())).rejects.toThrow(/^Role ARN is empty/);
		expect(send).not.toHaveBeenCalled();
	});
});

describe('a session that the API refused', () => {
	it('is found by the options that it signed, and the next request has a new one', async () => {
		const data = credential();
		const [first, options] = [data(), request()];
		await prepare(first);
		await sign(first, options);
		expect(usedSession(options)).toMatchObject({ accessKeyId: 'STS.1' });
		forgetSession(usedSession(options));
		expect(await signedBy(data())).toBe('STS.2');
	});

	it('still signs the request that it was provided for', async () => {
		const data = credential();
		const [mine, others, options] = [data(), data(), request()];
		await prepare(mine);
		await prepare(others);
		await sign(others, options);
		forgetSession(usedSession(options));
		expect((await sign(mine)).headers).toMatchObject({ 'x-acs-accesskey-id': 'STS.1' });
	});
});

/** n8n's older helper, that of the HTTP Request node, calls again with the same data after any failure. */
describe('when n8n calls again for a request that failed', () => {
	it.each([
		['a session of the last minute stays, because it is not the reason', 59_999, 'STS.1'],
		['an older session is replaced for the next request', 60_000, 'STS.2'],
	])('%s', async (_what, age, expected) => {
		jest.useFakeTimers({ now: 0 });
		const data = credential();
		await signedBy(data());
		jest.setSystemTime(age);
		const failing = data();
		await signedBy(failing);
		await prepare(failing);
		expect(await signedBy(data())).toBe(expected);
	});

	it('a refusal of STS is an error again, without another request', async () => {
		const data = credential()();
		send.mockResolvedValue({ statusCode: 403, headers: {}, body: { Code: 'NoPermission' } });
		await expect(prepare(data)).rejects.toThrow('NoPermission');
		await expect(prepare(data)).rejects.toThrow('NoPermission');
		expect(send).toHaveBeenCalledTimes(1);
	});
});

/** The credential's test would else go on to succeed for an hour after the role was deleted. */
describe('the request of the credential test', () => {
	const headers = { 'x-acs-action': 'GetCallerIdentity', 'x-acs-version': '2015-04-01' };
	const whoCalls = { url: 'https://sts.cn-shanghai.aliyuncs.com/', headers };

	it.each([
		['the session of the last minute', 59_999, 'STS.1'],
		['a new session', 60_000, 'STS.2'],
	])('is signed with %s', async (_what, age, expected) => {
		jest.useFakeTimers({ now: 0 });
		const data = credential();
		await signedBy(data());
		jest.setSystemTime(age);
		const asking = data();
		await prepare(asking);
		expect((await sign(asking, whoCalls)).headers).toMatchObject({ 'x-acs-accesskey-id': expected });
	});

	it('is not sent when the role does not give a session any more', async () => {
		jest.useFakeTimers({ now: 0 });
		const data = credential();
		await signedBy(data());
		jest.setSystemTime(60_000);
		send.mockResolvedValueOnce({ statusCode: 404, headers: {}, body: { Code: 'EntityNotExist.Role' } });
		const asking = data();
		await prepare(asking);
		await expect(sign(asking, whoCalls)).rejects.toThrow('EntityNotExist.Role');
	});
});

it('a credential with an AccessKey has no session, whatever else is stored in it', async () => {
	const options = request();
	await sign(credential({ session: '' })(), options, new AlibabaCloudImsApi());
	expect(sessionOf(options)).toBeUndefined();
	expect(send).not.toHaveBeenCalled();
});
