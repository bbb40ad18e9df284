import type { ICredentialDataDecryptedObject, ICredentialType } from 'n8n-workflow';

import { loadPackage } from '../../local/engine/installation';
import { type LocalService, startLocalService } from '../../local/service';
import { ROOT } from '../../local/root';
import { testCredential, type TestResult } from '../support/credentialTester';

const roleArn = (name: string) => `acs:ram::1000000000000001:role/${name}`;
const ALLOW_ALL = { Effect: 'Allow', Action: '*', Resource: '*' };
const OK = { status: 'OK', message: 'Connection successful!' };

let type: ICredentialType;
let service: LocalService;
beforeAll(async () => {
	const { credentials } = await loadPackage(ROOT);
	const loaded = credentials['alibabaCloudImsRamRoleApi'];
	if (!loaded) throw new Error('The package has no credential type');
	type = loaded;
	service = await startLocalService();
});
beforeEach(() => service.reset());
afterEach(() => jest.restoreAllMocks());
afterAll(() => service.close());

let credentials = 0;
/** A credential with a role that has no session yet. */
function credential(data: ICredentialDataDecryptedObject): ICredentialDataDecryptedObject {
	credentials += 1;
	return {
		accessKeyId: 'testAccessKeyId',
		accessKeySecret: 'testAccessKeySecret',
		roleArn: roleArn('test-role'),
		roleSessionName: `test-${credentials}`,
		network: 'custom',
		customEndpoint: service.url,
		...data,
	};
}

const run = async (data: ICredentialDataDecryptedObject): Promise<TestResult> =>
	await testCredential(type, credential(data));

const actions = () => service.requests().map(({ action, code }) => [action, code]);

describe.each(['V1', 'V3'])('the test of a credential with a RAM role and signature %s', (signatureVersion) => {
	it.each<[what: string, data: ICredentialDataDecryptedObject]>([
		['a role', {}],
		['a role that requires an external ID', { roleArn: roleArn('partner-role'), externalId: 'testExternalId' }],
		[
			'a role whose sessions last 12 hours',
			{
				...{ roleArn: roleArn('partner-role'), externalId: 'testExternalId', durationSeconds: 43_200 },
			},
		],
		[
			'a key of another account that the role trusts',
			{
				...{ accessKeyId: 'otherAccessKeyId', accessKeySecret: 'otherAccessKeySecret' },
				...{ roleArn: roleArn('partner-role'), externalId: 'testExternalId' },
			},
		],
		['a role with a policy', { policy: JSON.stringify({ Version: '1', Statement: [ALLOW_ALL] }, undefined, 2) }],
	])('succeeds for %s, as that role', async (_what, data) => {
		expect(await run({ ...data, signatureVersion })).toEqual(OK);
		expect(actions()).toEqual([
			['AssumeRole', undefined],
			['GetCallerIdentity', undefined],
		]);
		expect(service.requests().map(({ signature }) => signature)).toEqual([signatureVersion, signatureVersion]);
		expect(service.sessions()).toMatchObject([{ roleArn: data.roleArn ?? roleArn('test-role') }]);
	});

	it.each<[what: string, data: ICredentialDataDecryptedObject, code: string, message: RegExp]>([
		['a role that does not exist', { roleArn: roleArn('nobody') }, 'EntityNotExist.Role', /Role ARN names a role/],
		['a role that does not trust the key', { roleArn: roleArn('closed-role') }, 'NoPermission', /trust policy/],
		['a missing external ID', { roleArn: roleArn('partner-role') }, 'NoPermission', /External ID has to be the same/],
		[
			'a wrong external ID',
			{ roleArn: roleArn('partner-role'), externalId: 'wrong' },
			'NoPermission',
			/External ID has to be the same/,
		],
		[
			'a duration that the role does not allow',
			{ durationSeconds: 7_200 },
			'InvalidParameter.DurationSeconds',
			/Duration/,
		],
		[
			'a policy that RAM does not understand',
			{ policy: '{"Version": "1"}' },
			'InvalidParameter.PolicyGrammar',
			/Policy is/,
		],
		['an external ID with a blank', { externalId: 'a b' }, 'InvalidParameter.ExternalId', /External ID is invalid/],
		['an unknown key ID', { accessKeyId: 'LTAInobody' }, 'InvalidAccessKeyId.NotFound', /AccessKey ID does not exist/],
		['a wrong secret', { accessKeySecret: 'wrong' }, 'SignatureDoesNotMatch', /AccessKey Secret does not belong/],
	])('reports %s', async (_what, data, code, message) => {
		const result = await run({ ...data, signatureVersion });
		expect(actions()).toEqual([['AssumeRole', code]]);
		expect(result).toEqual({ status: 'Error', message: expect.stringMatching(message) as string });
		expect(result.message).toContain(`The RAM role was not assumed (${code}). `);
	});

	it.each<[what: string, data: ICredentialDataDecryptedObject, message: RegExp]>([
		['an empty ARN', { roleArn: '' }, /^Role ARN is empty/],
		['a temporary key', { accessKeyId: 'STS.testAccessKeyId' }, /^AccessKey ID is that of a temporary key/],
		['an ARN of another kind', { roleArn: 'acs:ram::1:user/me' }, /^Role ARN has to look like/],
		['a session name with blanks', { roleSessionName: 'a b' }, /^Session Name is invalid/],
		['a short duration', { durationSeconds: 60 }, /^Duration has to be/],
		['a policy that is not JSON', { policy: '{' }, /^Policy has to be JSON/],
	])('reports %s and sends nothing', async (_what, data, message) => {
		const result = await run({ ...data, signatureVersion });
		expect(result).toEqual({ status: 'Error', message: expect.stringMatching(message) as string });
		expect(service.requests()).toEqual([]);
	});
});

describe('the test of a credential with a RAM role', () => {
	it('waits out throttling', async () => {
		service.addFaults({ kind: 'throttle', action: 'AssumeRole', times: 1 });
		expect(await run({})).toEqual(OK);
		expect(service.countRequests('AssumeRole')).toBe(2);
	});

	it('reports a page instead of a session of STS', async () => {
		service.addFaults({ kind: 'html', action: 'AssumeRole' });
		expect(await run({})).toEqual({
			status: 'Error',
			message: expect.stringMatching(/RAM role was not assumed.*HTTP 502.*Network and Custom Endpoint/) as string,
		});
	});

	it('requests a new session when the last one is older than a minute', async () => {
		const data = credential({});
		expect(await testCredential(type, data)).toEqual(OK);
		service.expireSessions();
		const now = Date.now;
		jest.spyOn(Date, 'now').mockImplementation(() => now() + 61_000);
		expect(await testCredential(type, data)).toEqual(OK);
		expect(service.sessions()).toHaveLength(2);
	});
});
