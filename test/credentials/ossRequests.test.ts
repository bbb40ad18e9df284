import { randomBytes } from 'node:crypto';

import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { type LoadedPackage, loadPackage } from '../../local/engine/installation';
import { ROOT } from '../../local/root';
import { type LocalService, startLocalService } from '../../local/service';
import { REQUEST_WAYS, runRequest, type UserRequest } from '../support/requestRun';
import { storedText } from '../support/workbench';

/** The address of the local service stands for this host, as a custom domain does. */
const OSS_HOST = { 'x-oss-host': 'example-bucket.oss-cn-shanghai.aliyuncs.com' };
const ODD_KEYS = ['a+b %2B#c?d&e.mp4', "视频/演示 😀 *'()!~.mp4", '100%/x.mp4'];

const SECRETS = ['testAccessKeySecret', 'testStsAccessKeySecret', 'testSecurityToken', 'OSS4-HMAC-SHA256'];

let packageUnderTest: LoadedPackage;
let service: LocalService;
beforeAll(async () => {
	packageUnderTest = await loadPackage(ROOT);
	service = await startLocalService();
});
beforeEach(() => service.reset());
afterAll(() => service.close());

let credentials = 0;
const permanentKey = { accessKeyId: 'testAccessKeyId', accessKeySecret: 'testAccessKeySecret' };
const keys: ReadonlyArray<readonly [string, () => ICredentialDataDecryptedObject]> = [
	['a permanent key', () => permanentKey],
	[
		'a temporary key',
		() => ({
			accessKeyId: 'STS.testAccessKeyId',
			accessKeySecret: 'testStsAccessKeySecret',
			securityToken: 'testSecurityToken',
		}),
	],
	[
		'a RAM role',
		() => ({
			...{ ...permanentKey, roleArn: 'acs:ram::1000000000000001:role/test-role' },
			...{ network: 'custom', customEndpoint: service.url },
			// No session of another test, since each test begins with a service that knows none.
			roleSessionName: `oss-${(credentials += 1)}`,
		}),
	],
];

const addressOf = (objectKey: string) => `${service.url}/${objectKey.split('/').map(encodeURIComponent).join('/')}`;

describe.each(REQUEST_WAYS)('through $name', (way) => {
	describe.each(keys)('with %s', (_name, credential) => {
		let data: ICredentialDataDecryptedObject;
		beforeEach(() => (data = credential()));
		const send = async (request: UserRequest) =>
			await runRequest(packageUnderTest, way, { headers: OSS_HOST, ...request }, data);

		it.each(ODD_KEYS)('OSS stores a file as %j', async (key) => {
			const content = randomBytes(1_000);
			const { error, execution } = await send({ method: 'PUT', url: addressOf(key), file: content.toString('base64') });

			expect(error).toBeUndefined();
			expect(service.objectContent('example-bucket', key)).toEqual(content);
			expect(service.requests().at(-1)).toMatchObject({ action: 'PutObject', signature: 'OSS V4', status: 200 });
			expect(service.requests().at(-1)?.headers).not.toHaveProperty('x-oss-host');
			for (const secret of SECRETS) expect(storedText(execution)).not.toContain(secret);
		});

		it('OSS accepts a POST without a body, a JSON body, a form and a query with odd values', async () => {
			const started = await send({ method: 'POST', url: addressOf('a.mp4'), query: { uploads: '' } });
			const [upload] = service.uploads();
			const query = { uploadId: upload?.uploadId ?? '', 'encoding-type': 'url' };
			await send({ method: 'GET', url: addressOf('a.mp4'), query });
			await send({ method: 'DELETE', url: addressOf('a.mp4'), query });
			await send({ method: 'PUT', url: addressOf('b.json'), json: { summary: '演示' } });
			await send({ method: 'PUT', url: addressOf('c.txt'), form: { a: '1 2' } });
			await send({
				method: 'GET',
				url: `${service.url}/?prefix=a%2Bb&max-keys=10`,
				headers: { 'x-oss-host': 'oss-cn-shanghai.aliyuncs.com' },
			});

			expect(started.answer.data).toContain('<UploadId>');
			const actions = service.requests().filter(({ signature }) => signature === 'OSS V4');
			expect(actions.map(({ action, status }) => `${action} ${status}`)).toEqual([
				'InitiateMultipartUpload 200',
				'ListParts 200',
				'AbortMultipartUpload 204',
				'PutObject 200',
				'PutObject 200',
				'ListBuckets 200',
			]);
			expect(service.objects()).toMatchObject([
				{ key: 'b.json', contentType: 'application/json' },
				{ key: 'c.txt', contentType: 'application/x-www-form-urlencoded; charset=utf-8' },
			]);
			expect(service.objectContent('example-bucket', 'b.json')?.toString()).toBe('{"summary":"演示"}');
			expect(service.objectContent('example-bucket', 'c.txt')?.toString()).toBe('a=1+2');
		});
	});

	it('follows no redirect with a signed request', async () => {
		const redirect = { kind: 'redirect', headers: { location: `${service.url}/elsewhere` } } as const;
		service.addFaults({ ...redirect, status: 307 });
		const request: UserRequest = { method: 'PUT', url: addressOf('a.txt'), json: { a: 1 }, headers: OSS_HOST };
		const { error } = await runRequest(packageUnderTest, way, request, permanentKey);
		expect(error).toBeDefined();
		expect(service.countRequests()).toBe(1);
	});
});
