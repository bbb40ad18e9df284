import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import OSS from 'ali-oss';

import { type LocalService, startLocalService } from '../../../../local/service';
import { stsKey, testKey } from '../../../support/signedClient';

const BUCKET = 'example-bucket';
const ODD_KEYS = ['a+b%2B c#d?e&f=g.mp4', "视频/演示 😀 *'()!~.mp4", 'plain/key.txt'];

let service: LocalService;
let folder: string;
beforeAll(async () => {
	service = await startLocalService();
	folder = mkdtempSync(join(tmpdir(), 'oss-'));
});
beforeEach(() => service.reset());
afterAll(async () => {
	rmSync(folder, { recursive: true });
	await service.close();
});

/** The official client as users have it; to the address of a machine it sends the bucket's host name as `Host`. */
function client(key: typeof testKey, options: Partial<OSS.Options> = {}): OSS {
	const { accessKeyId, accessKeySecret, securityToken } = key;
	return new OSS({
		...{ accessKeyId, accessKeySecret, stsToken: securityToken, bucket: BUCKET, region: 'oss-cn-shanghai' },
		...{ endpoint: service.url, authorizationV4: true, retryMax: 0 },
		// Without these, the client warns on the console.
		refreshSTSToken: () => Promise.resolve({ accessKeyId, accessKeySecret, stsToken: securityToken ?? '' }),
		refreshSTSTokenInterval: 3_600_000,
		...options,
	});
}

describe.each([
	['a permanent key', testKey],
	['a temporary key', stsKey],
] as const)('ali-oss with %s', (_name, key) => {
	it.each(ODD_KEYS)('puts, heads, reads and presigns %j', async (name) => {
		const content = randomBytes(1000);
		await client(key).put(name, content, { headers: { 'Content-Type': 'video/mp4' }, meta: { uid: 1, pid: 2 } });
		const head = await client(key).head(name);
		const read = await client(key).get(name);
		const url = await client(key).signatureUrlV4('GET', 60, {}, name);
		const presigned = await fetch(url.replace(/^http:\/\/[^/]+/, service.url));

		expect(head.res.headers).toMatchObject({
			'content-length': '1000',
			'content-type': 'video/mp4',
			'x-oss-meta-uid': '1',
		});
		expect(read.content).toEqual(content);
		expect(presigned.status).toBe(200);
		expect(Buffer.from(await presigned.arrayBuffer())).toEqual(content);
		expect(service.objects()).toMatchObject([
			{ bucket: BUCKET, key: name, eTag: createHash('md5').update(content).digest('hex').toUpperCase() },
		]);
		expect(service.requests().every(({ signature, status }) => signature === 'OSS V4' && status === 200)).toBe(true);
	});

	it('uploads a file in parts', async () => {
		const [name = ''] = ODD_KEYS;
		const file = join(folder, 'file');
		const content = randomBytes(350_000);
		writeFileSync(file, content);
		const result = await client(key).multipartUpload(name, file, { partSize: 200_000, parallel: 2, mime: 'video/mp4' });

		expect(result.res.status).toBe(200);
		expect(service.objectContent(BUCKET, name)?.equals(content)).toBe(true);
		expect(service.objects()).toMatchObject([
			{ key: name, contentType: 'video/mp4', kind: 'Multipart', size: 350_000 },
		]);
		expect(service.uploads()).toEqual([]);
		expect(service.countRequests('UploadPart')).toBe(2);
	});

	it('lists and aborts the parts of an upload', async () => {
		const { uploadId } = await client(key).initMultipartUpload('a b.mp4');
		const file = join(folder, 'file');
		writeFileSync(file, randomBytes(150_000));
		await client(key).uploadPart('a b.mp4', uploadId, 2, file, 0, 150_000);
		const listed = await client(key).listParts('a b.mp4', uploadId);
		expect(listed).toMatchObject({ uploadId, parts: { PartNumber: '2', Size: '150000' } });

		await client(key).abortMultipartUpload('a b.mp4', uploadId);
		expect(service.uploads()).toEqual([]);
	});

	it('lists the buckets of the account', async () => {
		// An address of a machine would make the client send the bucket's host name.
		const endpoint = service.url.replace('127.0.0.1', 'localhost');
		const { buckets } = (await client(key, { bucket: undefined, endpoint }).listBuckets({
			'max-keys': 100,
		})) as unknown as {
			buckets: object[];
		};
		expect(buckets).toMatchObject([
			{ name: 'example-bucket', region: 'oss-cn-shanghai' },
			{ name: 'example-bucket-beijing' },
			{ name: 'example-bucket-hangzhou' },
		]);
	});
});

describe('is refused with the documented code:', () => {
	const put = async (key: typeof testKey, options?: Partial<OSS.Options>) =>
		await client(key, options)
			.put('a.txt', Buffer.from('a'))
			.catch((error: unknown) => error);

	it.each([
		['a wrong secret', { ...testKey, accessKeySecret: 'wrong' }, {}, 'SignatureDoesNotMatch'],
		['an unknown key', { ...testKey, accessKeyId: 'unknown' }, {}, 'InvalidAccessKeyId'],
		['an expired token', { ...stsKey, securityToken: 'expiredSecurityToken' }, {}, 'SecurityTokenExpired'],
		['a wrong token', { ...stsKey, securityToken: 'other' }, {}, 'InvalidSecurityToken'],
		['a bucket that does not exist', testKey, { bucket: 'no-such-bucket' }, 'NoSuchBucket'],
		['a bucket of another account', testKey, { bucket: 'other-bucket' }, 'AccessDenied'],
		['a bucket of another region', testKey, { bucket: 'example-bucket-beijing' }, 'AccessDenied'],
		['signature V1', testKey, { authorizationV4: false }, 'AccessDenied'],
		[
			'a missing permission',
			{ accessKeyId: 'deniedAccessKeyId', accessKeySecret: 'deniedAccessKeySecret' },
			{},
			'AccessDenied',
		],
	])('%s', async (_what, key, options, code) => {
		const error = await put({ securityToken: undefined, ...key }, options);
		expect(error).toMatchObject({ code });
		expect(error).toHaveProperty('requestId');
		expect(service.objects()).toEqual([]);
	});
});
