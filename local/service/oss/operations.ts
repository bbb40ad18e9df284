import { createHash } from 'node:crypto';
import { ApiError } from '../apiError';
import { escapeXml, toXml } from '../values';
import type { Answer } from '../http/answers';
import type { Bucket, NamedPart, ObjectRecord, ObjectStore } from './objects';
import type { OssRequest } from './request';

/** What an operation reads: the request with its body, the bucket it is about, and the buckets of the caller. */
export interface OssCall {
	readonly request: OssRequest;
	readonly body: Buffer;
	readonly bucket: string;
	readonly objects: ObjectStore;
	/** Those of the caller's account. */
	readonly buckets: readonly Bucket[];
}

/** One operation of OSS. */
export interface OssOperation {
	readonly name: string;
	/** The RAM action that it needs, such as `oss:PutObject`. */
	readonly permission: string;
	readonly run: (call: OssCall) => Answer;
}

const LARGEST_KEY = 1023;

/** The operations of an object, by method and the sub-resource in the query. */
const objectOperations: Readonly<Record<string, OssOperation>> = {
	'PUT ': operation('PutObject', 'PutObject', ({ request, body, bucket, objects }) => {
		checkDigest(request, body);
		return stored(objects.put(bucket, request.key, body, request.headers));
	}),
	'HEAD ': operation('HeadObject', 'GetObject', ({ request, bucket, objects }) =>
		ossAnswer(200, objectHeaders(objects.object(bucket, request.key))),
	),
	'GET ': operation('GetObject', 'GetObject', ({ request, bucket, objects }) => {
		const headers = objectHeaders(objects.object(bucket, request.key));
		const content = objects.content(bucket, request.key) ?? Buffer.alloc(0);
		return { ...ossAnswer(200, headers), sending: { way: 'content', content } };
	}),
	'POST uploads': operation('InitiateMultipartUpload', 'PutObject', ({ request, bucket, objects }) => {
		const uploadId = objects.initiate(bucket, request.key, request.headers);
		return xmlAnswer('InitiateMultipartUploadResult', { Bucket: bucket, ...shownKey(request), UploadId: uploadId });
	}),
	'PUT uploadId': operation('UploadPart', 'PutObject', ({ request, body, bucket, objects }) => {
		checkDigest(request, body);
		const { key, query } = request;
		const partNumber = Number(query.get('partNumber'));
		return stored(objects.putPart(bucket, key, query.get('uploadId') ?? '', partNumber, body));
	}),
	'GET uploadId': operation('ListParts', 'ListParts', ({ request, bucket, objects }) =>
		listParts(request, bucket, objects),
	),
	'POST uploadId': operation('CompleteMultipartUpload', 'PutObject', ({ request, body, bucket, objects }) => {
		const { key, query, headers } = request;
		const object = objects.complete(bucket, key, query.get('uploadId') ?? '', readParts(body), headers);
		const fields = {
			Location: `http://${headers['host']}/${key}`,
			...{ Bucket: bucket, ...shownKey(request), ETag: `"${object.eTag}"` },
		};
		return withHeaders(xmlAnswer('CompleteMultipartUploadResult', fields), {
			'x-oss-hash-crc64ecma': object.crc64,
			etag: `"${object.eTag}"`,
		});
	}),
	'DELETE uploadId': operation('AbortMultipartUpload', 'AbortMultipartUpload', ({ request, bucket, objects }) => {
		objects.abort(bucket, request.key, request.query.get('uploadId') ?? '');
		return ossAnswer(204, {});
	}),
};

const listBuckets = operation('ListBuckets', 'ListBuckets', ({ request, buckets }) => {
	const { query } = request;
	const prefix = query.get('prefix') ?? '';
	const marker = query.get('marker') ?? '';
	const most = limit(query, 'max-keys', 100);
	const all = buckets.filter(({ name }) => name.startsWith(prefix) && name > marker);
	const page = all.sort((left, right) => (left.name < right.name ? -1 : 1)).slice(0, most);
	const isTruncated = all.length > page.length;
	const paging = isTruncated || query.size > 0;
	return xmlAnswer('ListAllMyBucketsResult', {
		...(paging ? { Prefix: prefix, Marker: marker, MaxKeys: most, IsTruncated: isTruncated } : {}),
		...(isTruncated ? { NextMarker: page.at(-1)?.name } : {}),
		Owner: { ID: buckets[0]?.accountId ?? '', DisplayName: buckets[0]?.accountId ?? '' },
		Buckets: {
			Bucket: page.map(({ name, region }) => ({
				CreationDate: '2026-01-02T03:04:05.000Z',
				ExtranetEndpoint: `oss-${region}.aliyuncs.com`,
				IntranetEndpoint: `oss-${region}-internal.aliyuncs.com`,
				Location: `oss-${region}`,
				Name: name,
				Region: region,
				StorageClass: 'Standard',
			})),
		},
	});
});

/** The operation that a request names, with its rules for keys. Throws `MethodNotAllowed` for any that does not exist here. */
export function findOssOperation({ method, key, query }: OssRequest, isService: boolean): OssOperation {
	if (isService) {
		if (method === 'GET' && key === '') return listBuckets;
		// Documented: path style is refused.
		const message = 'Please use virtual hosted style to access.';
		throw new ApiError(403, 'SecondLevelDomainForbidden', message, { EC: '0003-00001201' });
	}
	if (key !== '') {
		checkKey(key);
		const subresource = ['uploads', 'uploadId'].find((name) => query.has(name)) ?? '';
		const found = objectOperations[`${method} ${subresource}`];
		if (found) return found;
	}
	throw new ApiError(405, 'MethodNotAllowed', 'The specified method is not allowed against this resource.');
}

/** An answer without a body. */
export function ossAnswer(status: number, headers: Record<string, string>): Answer {
	return { status, headers, body: '' };
}

function operation(name: string, permission: string, run: OssOperation['run']): OssOperation {
	return { name, permission: `oss:${permission}`, run };
}

/** Documented: the key is 1 to 1023 bytes of UTF-8 and does not begin with a slash or a backslash. */
function checkKey(key: string): void {
	if (/^[/\\]/.test(key) || Buffer.byteLength(key) > LARGEST_KEY) {
		throw new ApiError(400, 'InvalidObjectName', 'The specified object is not valid.', { ObjectName: key });
	}
}

/** Documented: `InvalidDigest` for a Content-MD5 that is not that of the body. */
function checkDigest({ headers }: OssRequest, body: Buffer): void {
	const digest = headers['content-md5'];
	if (digest === undefined || digest === createHash('md5').update(body).digest('base64')) return;
	throw new ApiError(400, 'InvalidDigest', 'The Content-MD5 you specified did not match.', { EC: '0017-00000001' });
}

function stored({ eTag, crc64 }: { readonly eTag: string; readonly crc64: string }): Answer {
	return ossAnswer(200, { etag: `"${eTag}"`, 'x-oss-hash-crc64ecma': crc64 });
}

function objectHeaders({
	size,
	eTag,
	crc64,
	contentType,
	kind,
	headers,
	modifiedAt,
}: ObjectRecord): Record<string, string> {
	return {
		...headers,
		'content-length': String(size),
		'content-type': contentType,
		etag: `"${eTag}"`,
		'last-modified': new Date(modifiedAt).toUTCString(),
		'x-oss-hash-crc64ecma': crc64,
		'x-oss-object-type': kind,
		'x-oss-storage-class': 'Standard',
	};
}

function listParts(request: OssRequest, bucket: string, objects: ObjectStore): Answer {
	const { key, query } = request;
	const uploadId = query.get('uploadId') ?? '';
	const marker = Number(query.get('part-number-marker') ?? 0);
	const most = limit(query, 'max-parts', 1000);
	const all = objects.parts(bucket, key, uploadId).filter(({ partNumber }) => partNumber > marker);
	const page = all.slice(0, most);
	return xmlAnswer('ListPartsResult', {
		...{ Bucket: bucket, ...shownKey(request), UploadId: uploadId, StorageClass: 'Standard', PartNumberMarker: marker },
		NextPartNumberMarker: page.at(-1)?.partNumber ?? 0,
		...{ MaxParts: most, IsTruncated: all.length > page.length },
		Part: page.map(({ partNumber, modifiedAt, eTag, size, crc64 }) => ({
			PartNumber: partNumber,
			LastModified: new Date(modifiedAt).toISOString(),
			...{ ETag: `"${eTag}"`, HashCrc64ecma: crc64, Size: size },
		})),
	});
}

/** Documented: from 1 to 1000. */
function limit(query: ReadonlyMap<string, string>, name: string, preset: number): number {
	const value = Number(query.get(name) ?? preset);
	if (Number.isInteger(value) && value >= 1 && value <= 1000) return value;
	throw new ApiError(400, 'InvalidArgument', `Argument ${name} must be an integer between 1 and 1000.`);
}

/** Documented: with `encoding-type=url` the key comes percent-encoded. */
function shownKey({ key, query }: OssRequest): Record<string, string> {
	return query.get('encoding-type') === 'url' ? { EncodingType: 'url', Key: encodeURIComponent(key) } : { Key: key };
}

function readParts(body: Buffer): NamedPart[] {
	const text = body.toString('utf8').trim();
	const [, content] =
		/^(?:<\?xml[^>]*>\s*)?<CompleteMultipartUpload>(.*)<\/CompleteMultipartUpload>$/s.exec(text) ?? [];
	const parts = [...(content ?? '').matchAll(/<Part>(.*?)<\/Part>/gs)].map(([, part = '']) => ({
		partNumber: Number(/<PartNumber>\s*(\d+)\s*<\/PartNumber>/.exec(part)?.[1] ?? Number.NaN),
		eTag: (/<ETag>([^<]+)<\/ETag>/.exec(part)?.[1] ?? '').trim().replaceAll('&quot;', '"'),
	}));
	if (content !== undefined && parts.every(({ partNumber, eTag }) => partNumber >= 1 && eTag !== '')) return parts;
	throw new ApiError(400, 'MalformedXML', 'The XML you provided was not well-formed or did not validate.');
}

function xmlAnswer(root: string, fields: Record<string, unknown>): Answer {
	const body = `<?xml version="1.0" encoding="UTF-8"?>\n${toXml(root, fields)}`;
	return { status: 200, headers: { 'content-type': 'application/xml' }, body };
}

function withHeaders(answer: Answer, headers: Record<string, string>): Answer {
	return { ...answer, headers: { ...answer.headers, ...headers } };
}

/** Documented: the children of `Error`, further ones by kind. A HEAD is answered in headers. */
export function ossErrorAnswer(host: string, { status, code, message, detail }: ApiError, requestId: string): Answer {
	const { EC = '0000-00000000', ...others } = detail;
	const body = `<?xml version="1.0" encoding="UTF-8"?>\n${toXml('Error', {
		...{ Code: code, Message: message, RequestId: requestId, HostId: host, ...others, EC },
		RecommendDoc: `https://api.example.invalid/troubleshoot?q=${escapeXml(String(EC))}`,
	})}`;
	return { status, headers: { 'content-type': 'application/xml', 'x-oss-ec': String(EC) }, body, code };
}
