import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { type LoadedPackage, loadPackage } from '../../local/engine/installation';
import { type LocalService, startLocalService } from '../../local/service';
import { ROOT } from '../../local/root';
import { storedText } from '../support/workbench';
import { REQUEST_WAYS, runRequest, type UserRequest } from '../support/requestRun';

const permanentKey = { accessKeyId: 'testAccessKeyId', accessKeySecret: 'testAccessKeySecret' };
const temporaryKey = {
	accessKeyId: 'STS.testAccessKeyId',
	accessKeySecret: 'testStsAccessKeySecret',
	securityToken: 'testSecurityToken',
};
const keys = [
	['a permanent key', permanentKey],
	['a temporary key', temporaryKey],
] as const;

const identity = { Action: 'GetCallerIdentity', Version: '2015-04-01' };
const regions = { Action: 'DescribeRegions', Version: '2014-05-26' };
const inHeaders = ({ Action, Version }: typeof regions) => ({ 'x-acs-action': Action, 'x-acs-version': Version });
const ODD = '演示 😀 "\'*()!~ +%2B&=\n?#/';

const identityRequests: Array<[name: string, request: Omit<UserRequest, 'url'>]> = [
	['GET, action in the query', { method: 'GET', query: identity }],
	['GET, action in the headers', { method: 'GET', headers: inHeaders(identity) }],
	['POST, action in the query', { method: 'POST', query: identity }],
	['POST, action in the headers', { method: 'POST', headers: inHeaders(identity) }],
];

const regionsRequests: Array<[name: string, request: Omit<UserRequest, 'url'>]> = [
	['GET, odd values in the query', { method: 'GET', query: { ...regions, AcceptLanguage: 'en-US', Odd: ODD } }],
	[
		'POST, odd values in the query',
		{ method: 'POST', query: { ...regions, AcceptLanguage: 'en-US', Odd: ODD, Empty: '' } },
	],
	['POST, a form', { method: 'POST', query: regions, form: { AcceptLanguage: 'en-US', Odd: ODD } }],
	[
		'POST, a form, action in the headers',
		{ method: 'POST', headers: inHeaders(regions), form: { AcceptLanguage: 'en-US' } },
	],
	['POST, a JSON body', { method: 'POST', query: regions, json: { AcceptLanguage: 'en-US', Odd: ODD } }],
	[
		'POST, a JSON body, action in the headers',
		{ method: 'POST', headers: inHeaders(regions), json: { AcceptLanguage: 'en-US' } },
	],
];

/** Signature Version is a choice for gateways. */
const GATEWAY = { network: 'custom', customEndpoint: 'https://gw.example.com' };

let packageUnderTest: LoadedPackage;
let service: LocalService;
beforeAll(async () => {
	packageUnderTest = await loadPackage(ROOT);
	service = await startLocalService();
});
beforeEach(() => service.reset());
afterAll(() => service.close());

/** What n8n stored of an execution contains nothing that signs or that was signed with. */
function expectNoSecrets(stored: string, credential: ICredentialDataDecryptedObject): void {
	const signatures = service.requests().map(({ rawQuery }) => new URLSearchParams(rawQuery).get('Signature') ?? '');
	const secrets = [credential.accessKeySecret, credential.securityToken, ...signatures].map(String).filter(Boolean);
	for (const secret of secrets) {
		expect(stored).not.toContain(secret);
		expect(stored).not.toContain(encodeURIComponent(secret));
	}
	expect(stored).not.toMatch(/ACS3-HMAC-SHA256 Credential|Signature=/);
}

describe.each(REQUEST_WAYS)('through $name', (way) => {
	describe.each(['V1', 'V3'])('with signature %s', (signatureVersion) => {
		describe.each(keys)('and %s', (_key, key) => {
			const credential = { ...key, ...GATEWAY, signatureVersion };

			it.each(identityRequests)('STS returns the caller: %s', async (_name, request) => {
				const run = await runRequest(packageUnderTest, way, { url: `${service.url}/`, ...request }, credential);
				expect(run.answer).toMatchObject({ AccountId: '1000000000000001' });
				expect(service.requests()).toMatchObject([
					{ signature: signatureVersion, status: 200, method: request.method, action: identity.Action, rawBody: '' },
				]);
				expectNoSecrets(storedText(run.execution), key);
			});

			it.each(regionsRequests)('ECS lists regions: %s', async (_name, request) => {
				const run = await runRequest(packageUnderTest, way, { url: `${service.url}/`, ...request }, credential);
				expect(run).toMatchObject({ error: undefined });
				expect(run.answer).toMatchObject({
					Regions: { Region: [{ LocalName: 'China (Shanghai)' }, {}, {}, {}, {}, {}] },
				});
				const [received, ...more] = service.requests();
				expect(more).toEqual([]);
				expect(received).toMatchObject({ signature: signatureVersion, status: 200, method: request.method });
				const isJson = request.json !== undefined && signatureVersion === 'V3';
				const arrived: unknown = isJson ? JSON.parse(received?.rawBody ?? '') : received?.parameters;
				const { Action: _action, Version: _version, ...sent } = { ...request.query, ...request.form, ...request.json };
				expect(arrived).toEqual(sent);
				expectNoSecrets(storedText(run.execution), key);
			});

			it('a parameter in the URL is signed as well', async () => {
				const url = `${service.url}/?Action=DescribeRegions&Version=2014-05-26&AcceptLanguage=en%2DUS&Odd=%E6%BC%94+%2B*'`;
				await runRequest(packageUnderTest, way, { method: 'GET', url }, credential);
				expect(service.requests()).toMatchObject([
					{ status: 200, parameters: { AcceptLanguage: 'en-US', Odd: "演 +*'" } },
				]);
			});
		});

		/** Documented: the answer to a wrong signature repeats what was signed, a token as well, and n8n stores answers. */
		const wrongSecret = { ...permanentKey, accessKeySecret: 'wrongAccessKeySecret', ...GATEWAY, signatureVersion };
		const expired = { ...temporaryKey, securityToken: 'expiredSecurityToken', ...GATEWAY, signatureVersion };
		const good = { ...temporaryKey, ...GATEWAY, signatureVersion };
		const post: Omit<UserRequest, 'url'> = { method: 'POST', query: identity };

		it.each([
			['a wrong secret', wrongSecret, post, { code: 'SignatureDoesNotMatch' }],
			['an expired token', expired, post, { code: 'InvalidSecurityToken.Expired' }],
			[
				'an unknown action',
				good,
				{ ...post, query: { ...identity, Action: 'Nothing' } },
				{ code: 'InvalidApi.NotFound' },
			],
		] as const)('a refusal of %s is reported, without secrets', async (_what, credential, request, received) => {
			const run = await runRequest(packageUnderTest, way, { url: service.url, ...request }, credential);
			expect(service.requests()).toMatchObject([received]);
			expect(run.error).toBeDefined();
			expect(storedText(run.execution)).toContain(received.code);
			expectNoSecrets(storedText(run.execution), credential);
		});

		it.each([
			['a GET with a body', good, { method: 'GET', query: identity, json: { a: 1 } }, 'carries no body'],
			['no action', good, { method: 'GET' }, 'names no API'],
			['an empty secret', { ...good, accessKeySecret: ' ' }, post, 'AccessKey Secret is empty'],
		] as const)(
			'%s is reported before anything is sent, without secrets',
			async (_what, credential, request, message) => {
				const run = await runRequest(packageUnderTest, way, { url: service.url, ...request }, credential);
				expect(run.error).toContain(message);
				expect(service.requests()).toEqual([]);
				expectNoSecrets(storedText(run.execution), { ...credential, accessKeySecret: temporaryKey.accessKeySecret });
			},
		);

		it('a lost connection is reported without secrets', async () => {
			service.addFaults({ kind: 'closeBefore' });
			const run = await runRequest(packageUnderTest, way, { url: service.url, ...post }, good);
			expect(service.requests()).toHaveLength(1);
			expect(run.error).toBeDefined();
			expectNoSecrets(storedText(run.execution), good);
		});
	});
});
