import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { ENGINE_KNOWS } from '../../local/engine/engineFeatures';
import { type LoadedPackage, loadPackage } from '../../local/engine/installation';
import { type LocalService, startLocalService } from '../../local/service';
import { ROOT } from '../../local/root';
import { storedText } from '../support/workbench';
import { REQUEST_WAYS, type RequestWay, runRequest, type UserRequest } from '../support/requestRun';

const MINUTE = 60_000;
const identity = { Action: 'GetCallerIdentity', Version: '2015-04-01' };
const regions = { Action: 'DescribeRegions', Version: '2014-05-26' };

let packageUnderTest: LoadedPackage;
let service: LocalService;
beforeAll(async () => {
	packageUnderTest = await loadPackage(ROOT);
	service = await startLocalService();
});
beforeEach(() => service.reset());
afterEach(() => jest.restoreAllMocks());
afterAll(() => service.close());

let credentials = 0;
/** A credential with a role that has no session yet. */
function credential(data: ICredentialDataDecryptedObject = {}): ICredentialDataDecryptedObject {
	credentials += 1;
	return {
		accessKeyId: 'testAccessKeyId',
		accessKeySecret: 'testAccessKeySecret',
		roleArn: 'acs:ram::1000000000000001:role/test-role',
		roleSessionName: `http-${credentials}`,
		network: 'custom',
		customEndpoint: service.url,
		...data,
	};
}

const send = async (way: RequestWay, data: ICredentialDataDecryptedObject, request: Partial<UserRequest> = {}) =>
	await runRequest(packageUnderTest, way, { method: 'POST', url: service.url, query: regions, ...request }, data);

const exchanges = () => service.requests().map(({ action, code }) => (code ? `${action}: ${code}` : action));

function expectNoSecrets(stored: string): void {
	for (const secret of ['testAccessKeySecret', 'CAI+/', 'CAI%2B', 'ACS3-HMAC-SHA256 Credential', 'Signature=']) {
		expect(stored).not.toContain(secret);
	}
}

describe.each(REQUEST_WAYS)('through $name, with a RAM role', (way) => {
	describe.each(['V1', 'V3'])('and signature %s', (signatureVersion) => {
		it.each<[what: string, request: Partial<UserRequest>]>([
			['a query', { method: 'GET', query: { ...regions, AcceptLanguage: 'en-US' } }],
			['a form', { form: { AcceptLanguage: 'en-US' } }],
			['a JSON body', { json: { AcceptLanguage: 'en-US' } }],
		])('%s is sent as the role', async (_what, request) => {
			const { answer, execution } = await send(way, credential({ signatureVersion }), request);
			expect(answer).toMatchObject({ Regions: { Region: [{ LocalName: 'China (Shanghai)' }, {}, {}, {}, {}, {}] } });
			expect(exchanges()).toEqual(['AssumeRole', 'DescribeRegions']);
			expectNoSecrets(storedText(execution));
		});

		it('STS returns the role as the caller', async () => {
			const { answer } = await send(way, credential({ signatureVersion }), { query: identity });
			const [session] = service.sessions();
			expect(answer).toMatchObject({
				Arn: `acs:ram::1000000000000001:assumed-role/test-role/${session?.sessionName}`,
			});
		});

		it('a role that does not exist is one error, and nothing else is sent', async () => {
			const roleArn = 'acs:ram::1000000000000001:role/nobody';
			const { error, execution } = await send(way, credential({ signatureVersion, roleArn }));
			expect(error).toMatch(/EntityNotExist\.Role.*Role ARN names a role that does not exist/);
			expect(exchanges()).toEqual(['AssumeRole: EntityNotExist.Role']);
			expectNoSecrets(storedText(execution));
		});
	});

	it('one session serves all requests', async () => {
		const data = credential();
		await Promise.all(Array.from({ length: 5 }, async () => await send(way, data)));
		await send(way, data);
		expect(service.countRequests('AssumeRole')).toBe(1);
		expect(service.countRequests('DescribeRegions')).toBe(6);
	});

	it('a host that the credential does not allow is an error with the reason, where n8n checks that', async () => {
		const data = credential({ allowedHttpRequestDomains: 'domains', allowedDomains: 'ecs.cn-shanghai.aliyuncs.com' });
		const { error } = await send(way, data);
		if (ENGINE_KNOWS.allowedDomains) {
			expect(error).toMatch(/RAM role was not assumed.*[Dd]omain/);
			expect(service.requests()).toEqual([]);
		} else {
			expect(exchanges()).toEqual(['AssumeRole', 'DescribeRegions']);
		}
	});
});

describe.each(REQUEST_WAYS.slice(0, 1))('through $name, a session that ended without warning', (way) => {
	it('fails one request, and the next one has a new session', async () => {
		const data = credential();
		await send(way, data);
		service.expireSessions();
		const now = Date.now;
		jest.spyOn(Date, 'now').mockImplementation(() => now() + 2 * MINUTE);
		const { error } = await send(way, data);
		expect(error).toBeDefined();
		await send(way, data);
		expect(exchanges().slice(2)).toEqual([
			'DescribeRegions: InvalidSecurityToken.Expired',
			'AssumeRole',
			'DescribeRegions',
		]);
	});
});
