import { createHash } from 'node:crypto';

import { type LocalService, startLocalService } from '../../../../local/service';
import { type OssTestRequest, sendOss } from '../../../support/ossClient';

const KEY = 'video/演示+1.mp4';
const SMALLEST_PART = Buffer.alloc(100 * 1024, 'p');
const stsKey = {
	accessKeyId: 'STS.testAccessKeyId',
	accessKeySecret: 'testStsAccessKeySecret',
	securityToken: 'testSecurityToken',
};

let service: LocalService;
beforeAll(async () => {
	service = await startLocalService();
});
beforeEach(() => service.reset());
afterAll(() => service.close());

const send = async (request: OssTestRequest) => await sendOss(service, { objectKey: KEY, ...request });
const md5 = (content: Buffer | string) => createHash('md5').update(content).digest('base64');
const xmlOf = (...parts: Array<[partNumber: number, eTag: string | null]>) =>
	`<CompleteMultipartUpload>${parts
		.map(([partNumber, eTag]) => `<Part><PartNumber>${partNumber}</PartNumber><ETag>${eTag}</ETag></Part>`)
		.join('')}</CompleteMultipartUpload>`;

async function initiate(): Promise<string> {
	const { body } = await send({ method: 'POST', query: [['uploads', '']] });
	return /<UploadId>(\w+)</.exec(body)?.[1] ?? '';
}

const putPart = async (
	uploadId: string,
	partNumber: number,
	body: Buffer | string,
	more: Partial<OssTestRequest> = {},
) =>
	await send({
		method: 'PUT',
		query: [
			['partNumber', String(partNumber)],
			['uploadId', uploadId],
		],
		body,
		...more,
	});

const complete = async (uploadId: string, body: string) =>
	await send({ method: 'POST', query: [['uploadId', uploadId]], headers: { 'content-type': 'application/xml' }, body });

describe('PutObject', () => {
	it('answers with the MD5 as ETag and the CRC-64 of the content, and HEAD repeats them', async () => {
		const put = await send({ method: 'PUT', body: '123456789', headers: { 'content-md5': md5('123456789') } });
		const head = await send({ method: 'HEAD' });
		expect(put.status).toBe(200);
		for (const { headers } of [put, head]) {
			expect(headers.get('etag')).toBe('"25F9E794323B453885F5181F1B624D0B"');
			expect(headers.get('x-oss-hash-crc64ecma')).toBe('11051210869376104954');
			expect(headers.get('x-oss-request-id')).toMatch(/^[\dA-F]{24}$/);
		}
		expect(head.headers.get('content-length')).toBe('9');
	});

	it.each([
		['a wrong Content-MD5', { method: 'PUT', body: 'a', headers: { 'content-md5': md5('b') } }, 400, 'InvalidDigest'],
		['a key that begins with a slash', { method: 'PUT', objectKey: '/a', body: 'a' }, 400, 'InvalidObjectName'],
		['a key of 1024 bytes', { method: 'PUT', objectKey: 'k'.repeat(1024), body: 'a' }, 400, 'InvalidObjectName'],
		['an unknown method', { method: 'DELETE' }, 405, 'MethodNotAllowed'],
		['an object that does not exist', { method: 'GET' }, 404, 'NoSuchKey'],
		['an upload that does not exist', { method: 'GET', query: [['uploadId', 'X']] }, 404, 'NoSuchUpload'],
	] as const)('refuses %s', async (_what, request, status, code) => {
		expect(await send(request)).toMatchObject({ status, code });
		expect(service.objects()).toEqual([]);
	});

	it('overwrites an object unless that is forbidden', async () => {
		await send({ method: 'PUT', body: 'a' });
		await send({ method: 'PUT', body: 'b' });
		const forbidden = { 'x-oss-forbid-overwrite': 'true' };
		expect(await send({ method: 'PUT', body: 'c', headers: forbidden })).toMatchObject({ code: 'FileAlreadyExists' });
		expect(service.objectContent('example-bucket', KEY)?.toString()).toBe('b');
	});
});

describe('a multipart upload', () => {
	it('joins the parts by number, lists them in pages, and has the CRC-64 of the whole', async () => {
		const uploadId = await initiate();
		const second = await putPart(uploadId, 7, '6789');
		await putPart(uploadId, 2, 'is replaced');
		const first = await putPart(uploadId, 2, SMALLEST_PART);
		const page = await send({
			method: 'GET',
			query: [
				['uploadId', uploadId],
				['max-parts', '1'],
				['encoding-type', 'url'],
			],
		});
		expect(page.body).toContain('<IsTruncated>true</IsTruncated><Part><PartNumber>2</PartNumber>');
		expect(page.body).toContain(`<Key>${encodeURIComponent(KEY)}</Key>`);

		const parts = xmlOf([2, first.headers.get('etag')], [7, second.headers.get('etag')]);
		const done = await complete(uploadId, parts);
		expect(done).toMatchObject({ status: 200 });
		expect(done.body).toContain('<CompleteMultipartUploadResult>');
		const head = await send({ method: 'HEAD' });
		expect(done.headers.get('x-oss-hash-crc64ecma')).toBe(head.headers.get('x-oss-hash-crc64ecma'));
		expect(service.objects()).toMatchObject([
			{ size: SMALLEST_PART.length + 4, kind: 'Multipart', contentType: 'video/mp4' },
		]);
		expect(await complete(uploadId, parts)).toMatchObject({ status: 404, code: 'NoSuchUpload' });
	});

	it.each<[string, (eTag: string | null) => string, string]>([
		['a wrong ETag', () => xmlOf([1, 'X']), 'InvalidPart'],
		['a part that was not sent', (eTag) => xmlOf([1, eTag], [2, eTag]), 'InvalidPart'],
		['numbers that do not ascend', (eTag) => xmlOf([3, eTag], [1, eTag]), 'InvalidPartOrder'],
		['a small part that is not the last', (eTag) => xmlOf([1, eTag], [3, eTag]), 'EntityTooSmall'],
		['no part', () => xmlOf(), 'MalformedXML'],
		['another document', () => '<a/>', 'MalformedXML'],
	])('is not completed with %s', async (_what, body, code) => {
		const uploadId = await initiate();
		const { headers } = await putPart(uploadId, 1, 'small');
		await putPart(uploadId, 3, 'small');
		expect(await complete(uploadId, body(headers.get('etag')))).toMatchObject({ status: 400, code });
		expect(service.uploads()).toMatchObject([{ uploadId, parts: [{ partNumber: 1 }, { partNumber: 3 }] }]);
	});

	it.each([0, 10_001, 1.5])('has no part of the number %p', async (partNumber) => {
		expect(await putPart(await initiate(), partNumber, 'a')).toMatchObject({ code: 'InvalidArgument' });
	});

	it('is gone after it was aborted', async () => {
		const uploadId = await initiate();
		const abort: OssTestRequest = { method: 'DELETE', query: [['uploadId', uploadId]] };
		expect(await send(abort)).toMatchObject({ status: 204 });
		expect(await send(abort)).toMatchObject({ code: 'NoSuchUpload' });
		expect(service.uploads()).toEqual([]);
	});
});

describe('the signature', () => {
	const put: OssTestRequest = { method: 'PUT', body: 'a' };

	it.each<[string, Partial<OssTestRequest>, string]>([
		['another secret', { key: { accessKeyId: 'testAccessKeyId', accessKeySecret: 'x' } }, 'SignatureDoesNotMatch'],
		['no token', { key: { ...stsKey, securityToken: undefined } }, 'InvalidAccessKeyId'],
		['an expired token', { key: { ...stsKey, securityToken: 'expiredSecurityToken' } }, 'SecurityTokenExpired'],
		['another region', { region: 'cn-beijing' }, 'InvalidArgument'],
		['a wrong clock', { time: Date.now() - 16 * 60_000 }, 'RequestTimeTooSkewed'],
		['a bucket that does not exist', { bucket: 'no-such-bucket' }, 'SignatureDoesNotMatch'],
		['a bucket of another account', { bucket: 'other-bucket' }, 'AccessDenied'],
		['a content type that changed', { alter: (headers) => (headers['content-type'] = 'x/y') }, 'SignatureDoesNotMatch'],
		['a header that was added', { alter: (headers) => (headers['x-oss-acl'] = 'private') }, 'SignatureDoesNotMatch'],
		['no payload header', { alter: (headers) => delete headers['x-oss-content-sha256'] }, 'InvalidArgument'],
		['a URL that has expired', { expires: 60, time: Date.now() - 61_000 }, 'AccessDenied'],
		['a URL that is valid too long', { expires: 604_801 }, 'InvalidArgument'],
	])('is refused with %s', async (_what, change, code) => {
		expect(await send({ ...put, ...change })).toMatchObject({ code });
		expect(service.objects()).toEqual([]);
	});

	it('is accepted in the query, with a token', async () => {
		expect(await send({ ...put, expires: 60, key: stsKey })).toMatchObject({ status: 200 });
	});

	it('reports the error of a HEAD in its headers', async () => {
		const { status, headers } = await send({ method: 'HEAD' });
		const error = Buffer.from(headers.get('x-oss-err') ?? '', 'base64').toString();
		expect([status, error]).toEqual([404, expect.stringContaining('<Code>NoSuchKey</Code>')]);
	});
});

describe('a fault', () => {
	it('cuts the connection within a part, which is not stored', async () => {
		const uploadId = await initiate();
		service.addFaults({ kind: 'cutUpload', action: 'UploadPart', times: 1 });
		await expect(putPart(uploadId, 1, SMALLEST_PART)).rejects.toThrow();
		expect(service.uploads()).toMatchObject([{ parts: [] }]);
		expect(await putPart(uploadId, 1, SMALLEST_PART)).toMatchObject({ status: 200 });
	});

	it('lets the token expire between two parts', async () => {
		const uploadId = await initiate();
		service.addFaults({ kind: 'error', action: 'UploadPart', after: 1, status: 403, code: 'SecurityTokenExpired' });
		expect(await putPart(uploadId, 1, 'a')).toMatchObject({ status: 200 });
		expect(await putPart(uploadId, 2, 'a')).toMatchObject({ status: 403, code: 'SecurityTokenExpired' });
	});

	it('answers 500 to a CompleteMultipartUpload that was executed', async () => {
		const uploadId = await initiate();
		const { headers } = await putPart(uploadId, 1, 'a');
		service.addFaults({ kind: 'serverError', action: 'CompleteMultipartUpload' });
		expect(await complete(uploadId, xmlOf([1, headers.get('etag')]))).toMatchObject({
			status: 500,
			code: 'InternalError',
		});
		expect(service.objects()).toMatchObject([{ key: KEY, size: 1 }]);
	});

	it('returns another ETag or another checksum', async () => {
		service.addFaults({ kind: 'wrongETag', times: 1 }, { kind: 'wrongChecksum', times: 1, after: 1 });
		const first = await send({ method: 'PUT', body: 'a' });
		const second = await send({ method: 'PUT', body: 'a' });
		expect(first.headers.get('etag')).toBe(`"${'0'.repeat(32)}"`);
		expect(second.headers.get('x-oss-hash-crc64ecma')).toBe('1');
	});

	it('changes a byte on its way, which only a checksum reveals', async () => {
		service.addFaults({ kind: 'corruptUpload' });
		expect(await send({ method: 'PUT', body: 'a', headers: { 'content-md5': md5('a') } })).toMatchObject({
			code: 'InvalidDigest',
		});
		expect(await send({ method: 'PUT', body: 'a' })).toMatchObject({ status: 200 });
		expect(service.objectContent('example-bucket', KEY)?.toString()).not.toBe('a');
	});
});

it('ListBuckets returns the buckets of the account in pages', async () => {
	const request: OssTestRequest = { method: 'GET', bucket: undefined, objectKey: '' };
	const page = await send({ ...request, query: [['max-keys', '1']] });
	expect(page.body).toContain('<IsTruncated>true</IsTruncated><NextMarker>example-bucket</NextMarker>');
	const rest = await send({ ...request, query: [['marker', 'example-bucket']] });
	expect([...rest.body.matchAll(/<Name>([^<]*)/g)].map(([, name]) => name)).toEqual([
		'example-bucket-beijing',
		'example-bucket-hangzhou',
	]);
});
