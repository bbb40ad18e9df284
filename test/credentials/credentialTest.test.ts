import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { ICredentialDataDecryptedObject, ICredentialType } from 'n8n-workflow';

import { loadPackage } from '../../local/engine/installation';
import { type FaultRule, type LocalService, startLocalService } from '../../local/service';
import { ROOT } from '../../local/root';
import { testCredential, type TestResult } from '../support/credentialTester';

const TWENTY_MINUTES = 20 * 60_000;
const permanentKey = { accessKeyId: 'testAccessKeyId', accessKeySecret: 'testAccessKeySecret' };
const temporaryKey = {
	accessKeyId: 'STS.testAccessKeyId',
	accessKeySecret: 'testStsAccessKeySecret',
	securityToken: 'testSecurityToken',
};

let type: ICredentialType;
let service: LocalService;
let clockOffset = 0;
beforeAll(async () => {
	const { credentials } = await loadPackage(ROOT);
	const loaded = credentials['alibabaCloudImsApi'];
	if (!loaded) throw new Error('The package has no credential type');
	type = loaded;
	service = await startLocalService({ now: () => Date.now() + clockOffset });
});
beforeEach(() => {
	service.reset();
	clockOffset = 0;
});
afterAll(() => service.close());

/** Tests a credential that leads to the local service unless it says otherwise. */
function run(data: ICredentialDataDecryptedObject): Promise<TestResult> {
	return testCredential(type, { network: 'custom', customEndpoint: service.url, ...data });
}

describe.each(['V1', 'V3'])('the test of a credential with signature %s', (signatureVersion) => {
	it.each([
		['a permanent key', permanentKey],
		['a temporary key', temporaryKey],
		['a key without any permission', { accessKeyId: 'deniedAccessKeyId', accessKeySecret: 'deniedAccessKeySecret' }],
		[
			'a key pasted with blanks, line breaks and invisible characters around it',
			{ accessKeyId: ' testAccessKeyId\u200b ', accessKeySecret: '\u2060testAccessKeySecret\n' },
		],
	])('succeeds for %s', async (_what, key) => {
		expect(await run({ ...key, signatureVersion })).toEqual({ status: 'OK', message: 'Connection successful!' });
		expect(service.requests()).toMatchObject([
			{
				signature: signatureVersion,
				method: 'POST',
				status: 200,
				action: 'GetCallerIdentity',
				version: '2015-04-01',
				rawBody: '',
			},
		]);
	});

	it('succeeds for a custom endpoint pasted with an invisible character', async () => {
		const customEndpoint = `${service.url}\u200b`;
		expect(await run({ ...permanentKey, customEndpoint, signatureVersion })).toMatchObject({ status: 'OK' });
	});

	it.each<[what: string, data: ICredentialDataDecryptedObject, message: RegExp]>([
		['an ID in brackets', { accessKeyId: '[testAccessKeyId]' }, /^AccessKey ID has a bracket/],
		['an ID in quotes', { accessKeyId: '"testAccessKeyId"' }, /^AccessKey ID has a quotation mark/],
		['an ID with its label', { accessKeyId: 'AccessKey ID: testAccessKeyId' }, /^AccessKey ID has a colon/],
		['a secret in two lines', { accessKeySecret: 'testAccess\nKeySecret' }, /^AccessKey Secret has a blank/],
		['a region that is another host', { network: 'public', region: '@127.0.0.1:1/' }, /^Region is not the ID/],
	])('refuses %s before anything is sent', async (_what, data, message) => {
		const { status, message: shown } = await run({ ...permanentKey, signatureVersion, ...data });

		expect(status).toBe('Error');
		expect(shown).toMatch(message);
		expect(service.requests()).toEqual([]);
	});

	it.each<[what: string, data: ICredentialDataDecryptedObject, code: string, message: RegExp]>([
		[
			'an unknown key ID',
			{ ...permanentKey, accessKeyId: 'LTAInobody' },
			'InvalidAccessKeyId.NotFound',
			/AccessKey ID does not exist/,
		],
		[
			'a wrong secret',
			{ ...permanentKey, accessKeySecret: 'wrong' },
			'SignatureDoesNotMatch',
			/AccessKey Secret does not belong/,
		],
		[
			'a disabled key',
			{ accessKeyId: 'inactiveAccessKeyId', accessKeySecret: 'inactiveAccessKeySecret' },
			'InvalidAccessKeyId.Inactive',
			/AccessKey is disabled/,
		],
		[
			'an expired token',
			{ ...temporaryKey, securityToken: 'expiredSecurityToken' },
			'InvalidSecurityToken.Expired',
			/Security Token has expired/,
		],
		[
			'a malformed token',
			{ ...temporaryKey, securityToken: 'x' },
			'InvalidSecurityToken.Malformed',
			/Security Token does not belong to the AccessKey/,
		],
		[
			'a token of another key',
			{ ...permanentKey, securityToken: 'testSecurityToken' },
			'InvalidSecurityToken.MismatchWithAccessKey',
			/Security Token does not belong to the AccessKey/,
		],
	])('reports %s', async (_what, data, code, message) => {
		const result = await run({ ...data, signatureVersion });
		expect(service.requests()).toMatchObject([{ code }]);
		expect(result).toEqual({ status: 'Error', message: expect.stringMatching(message) as string });
	});

	it.each([TWENTY_MINUTES, -TWENTY_MINUTES])('reports a clock that is off by %d ms', async (offset) => {
		clockOffset = offset;
		const result = await run({ ...permanentKey, signatureVersion });
		expect(service.requests()).toMatchObject([{ code: 'InvalidTimeStamp.Expired' }]);
		expect(result).toEqual({ status: 'Error', message: expect.stringMatching(/clock.*15 minutes/) as string });
	});

	it.each<[what: string, data: ICredentialDataDecryptedObject, message: RegExp]>([
		['an empty key ID', { accessKeyId: ' ' }, /^AccessKey ID is empty/],
		['an empty secret', { accessKeySecret: '' }, /^AccessKey Secret is empty/],
		['a temporary key without its token', { ...temporaryKey, securityToken: '' }, /^Security Token is empty/],
		['an empty custom endpoint', { customEndpoint: '' }, /^Custom Endpoint is empty/],
		[
			'a custom endpoint in the clear',
			{ customEndpoint: 'http://gw.example.com' },
			/Custom Endpoint must start with https/,
		],
		['a custom endpoint that is not a URL', { customEndpoint: 'gw.example.com' }, /Custom Endpoint is not a URL/],
		[
			'a custom endpoint with a query',
			{ customEndpoint: 'https://gw.example.com/?a=1' },
			/Custom Endpoint must not contain a user, query/,
		],
	])('reports %s and sends nothing', async (_what, data, message) => {
		const result = await run({ ...permanentKey, signatureVersion, ...data });
		expect(result).toEqual({ status: 'Error', message: expect.stringMatching(message) as string });
		expect(service.requests()).toEqual([]);
	});

	const noConfirmation = /did not confirm the AccessKey.*Network and Custom Endpoint/;
	it.each<[what: string, fault: FaultRule, message: RegExp]>([
		['the page of a gateway', { kind: 'html' }, noConfirmation],
		['the page of a gateway with status 200', { kind: 'html', status: 200 }, noConfirmation],
		['no body', { kind: 'empty' }, noConfirmation],
		['a redirect to another place', { kind: 'redirect', times: 1, headers: { location: '/' } }, noConfirmation],
		['JSON without an identity', { kind: 'noJobId' }, noConfirmation],
		['a refusal of another kind', { kind: 'throttle' }, noConfirmation],
		['a refusal of the signature method', { kind: 'error', code: 'InvalidSignatureMethod' }, /other Signature Version/],
	])('does not succeed when the answer is %s', async (_what, fault, message) => {
		service.addFaults(fault);
		const result = await run({ ...permanentKey, signatureVersion });
		expect(service.requests()).toHaveLength(1);
		expect(result).toEqual({ status: 'Error', message: expect.stringMatching(message) as string });
	});

	it('does not succeed when nothing listens', async () => {
		const result = await run({ ...permanentKey, signatureVersion, customEndpoint: await closedAddress() });
		expect(result).toEqual({
			status: 'Error',
			message: expect.stringMatching(/ECONNREFUSED|refused the connection/) as string,
		});
	});

	it.each([
		['a slash at its end', (url: string) => `${url}/`],
		['slashes at its end', (url: string) => `${url}//`],
		['a line break behind it', (url: string) => `${url}\n`],
		['a blank in the middle', (url: string) => url.replace(':', ': ')],
	])('reaches a custom endpoint pasted with %s, as every other request does', async (_what, paste) => {
		const result = await run({ ...permanentKey, signatureVersion, customEndpoint: paste(service.url) });
		expect(result).toMatchObject({ status: 'OK' });
	});
});

/** Where nothing listens: the port of a server that was closed. */
async function closedAddress(): Promise<string> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	return `http://127.0.0.1:${port}`;
}
