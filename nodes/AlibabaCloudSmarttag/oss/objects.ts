import type { OssAnswer, OssClient } from './ossClient';
import { OssFailure } from './ossFailure';
import { childrenOf, escapeXml, textOf, type XmlElement } from './xml';

const PUT = 'oss:PutObject';
const CRC64 = 'x-oss-hash-crc64ecma';

/** What OSS says about stored bytes. */
export interface StoredBytes {
	/** With its quotes, as it has to be sent back. Documented: not an MD5 for an object of several parts. */
	readonly eTag: string;
	/** undefined where OSS did not say. */
	readonly crc64?: bigint;
}

/** An object in OSS. */
export interface StoredObject extends StoredBytes {
	/** Bytes. */
	readonly size: number;
}

/** A part of an upload that OSS has. */
export interface StoredPart extends StoredObject {
	readonly partNumber: number;
}

/** Bytes to store, with their MD5 in Base64, by which OSS notices what changed on the way. */
export interface Bytes {
	readonly content: Buffer;
	readonly md5: string;
}

/** A bucket of the account. */
export interface BucketEntry {
	readonly name: string;
	/** Without `oss-`. */
	readonly region: string;
}

/** PutObject: stores an object in one request. Documented: 5 GB at most; an existing object is overwritten. */
export async function putObject(
	client: OssClient,
	objectKey: string,
	contentType: string,
	{ content, md5 }: Bytes,
): Promise<StoredBytes> {
	const headers = { 'content-type': contentType, 'content-md5': md5 };
	const request = { operation: 'PutObject', action: PUT, method: 'PUT', repeatable: true } as const;
	return storedBytes(await client.send({ ...request, objectKey, headers, body: content }));
}

/** InitiateMultipartUpload: returns the UploadId. A repetition would leave a second upload, so it is not repeated after doubt. */
export async function initiateUpload(client: OssClient, objectKey: string, contentType: string): Promise<string> {
	const request = {
		operation: 'InitiateMultipartUpload',
		action: PUT,
		method: 'POST',
		repeatable: false,
		answer: 'InitiateMultipartUploadResult',
	} as const;
	const headers = { 'content-type': contentType };
	const { root } = await client.send({ ...request, objectKey, query: { uploads: '' }, headers });
	const uploadId = textOf(root, 'UploadId');
	if (uploadId) return uploadId;
	throw new OssFailure('OSS started the upload without an UploadId', {
		...{ operation: request.operation, mayHaveExecuted: true },
	});
}

/** UploadPart: stores one part. The same number again replaces it. */
export async function uploadPart(
	client: OssClient,
	objectKey: string,
	uploadId: string,
	partNumber: number,
	{ content, md5 }: Bytes,
): Promise<StoredBytes> {
	const request = { operation: 'UploadPart', action: PUT, method: 'PUT', repeatable: true } as const;
	const query = { partNumber: String(partNumber), uploadId };
	const headers = { 'content-type': 'application/octet-stream', 'content-md5': md5 };
	return storedBytes(await client.send({ ...request, objectKey, query, headers, body: content }));
}

/** ListParts: all parts that OSS has of an upload, by number. */
export async function listParts(client: OssClient, objectKey: string, uploadId: string): Promise<StoredPart[]> {
	const request = {
		operation: 'ListParts',
		action: 'oss:ListParts',
		method: 'GET',
		repeatable: true,
		answer: 'ListPartsResult',
	} as const;
	const parts: StoredPart[] = [];
	for (let marker = '0'; ;) {
		const query = { uploadId, 'max-parts': '1000', 'part-number-marker': marker };
		const { root } = await client.send({ ...request, objectKey, query });
		parts.push(...childrenOf(root, 'Part').map(readPart));
		const next = textOf(root, 'NextPartNumberMarker');
		// A marker that does not move would never end.
		if (textOf(root, 'IsTruncated') !== 'true' || !(Number(next) > Number(marker))) return parts;
		marker = next;
	}
}

/**
 * CompleteMultipartUpload: joins the parts.
 *
 * Documented: it may take long, and goes on if the client disconnects. So after an answer that leaves it open, the object
 * itself decides: it is there with the expected size and checksum, or the request is sent again.
 */
export async function completeUpload(
	client: OssClient,
	objectKey: string,
	uploadId: string,
	parts: ReadonlyArray<Pick<StoredPart, 'eTag' | 'partNumber'>>,
	expected: { readonly size: number; readonly crc64: bigint },
): Promise<StoredBytes> {
	const request = {
		operation: 'CompleteMultipartUpload',
		action: PUT,
		method: 'POST',
		repeatable: false,
		answer: 'CompleteMultipartUploadResult',
	} as const;
	const headers = { 'content-type': 'application/xml' };
	const body = Buffer.from(completeDocument(parts));
	for (let attempts = 1; ; attempts += 1) {
		const answer = await client.attempt({ ...request, objectKey, query: { uploadId }, headers, body });
		if (!(answer instanceof OssFailure)) return { ...storedBytes(answer), eTag: textOf(answer.root, 'ETag') };
		const { mayHaveExecuted, code } = answer.details;
		const found = mayHaveExecuted || code === 'NoSuchUpload' ? await findObject(client, objectKey) : undefined;
		if (found?.size === expected.size && found.crc64 === expected.crc64) return found;
		if (!mayHaveExecuted || attempts === MOST_COMPLETIONS) throw answer;
	}
}

const MOST_COMPLETIONS = 3;

/** AbortMultipartUpload: deletes the parts. An upload that does not exist any more is no failure. */
export async function abortUpload(client: OssClient, objectKey: string, uploadId: string): Promise<void> {
	const operation = 'AbortMultipartUpload';
	const request = { operation, action: `oss:${operation}`, method: 'DELETE', repeatable: true } as const;
	const answer = await client.attempt({ ...request, objectKey, query: { uploadId }, evenIfCancelled: true });
	if (answer instanceof OssFailure && answer.details.code !== 'NoSuchUpload') throw answer;
}

/** HeadObject: size and checksum of an object; undefined when it does not exist. */
export async function findObject(client: OssClient, objectKey: string): Promise<StoredObject | undefined> {
	const request = { operation: 'HeadObject', action: 'oss:GetObject', method: 'HEAD', repeatable: true } as const;
	const answer = await client.attempt({ ...request, objectKey });
	if (!(answer instanceof OssFailure))
		return { ...storedBytes(answer), size: Number(answer.headers['content-length']) };
	if (answer.details.httpStatus === 404) return undefined;
	throw answer;
}

/** ListBuckets: all buckets of the account whose names begin so, in every region. */
export async function listBuckets(client: OssClient, prefix = ''): Promise<BucketEntry[]> {
	const request = {
		operation: 'ListBuckets',
		action: 'oss:ListBuckets',
		method: 'GET',
		repeatable: true,
		answer: 'ListAllMyBucketsResult',
	} as const;
	const buckets: BucketEntry[] = [];
	for (let marker = ''; ;) {
		const query = { 'max-keys': '1000', ...(prefix && { prefix }), ...(marker && { marker }) };
		const { root } = await client.send({ ...request, query });
		const [list] = childrenOf(root, 'Buckets');
		buckets.push(...childrenOf(list, 'Bucket').map(readBucket));
		const next = textOf(root, 'NextMarker');
		if (textOf(root, 'IsTruncated') !== 'true' || !next || next === marker) return buckets;
		marker = next;
	}
}

function completeDocument(parts: ReadonlyArray<Pick<StoredPart, 'eTag' | 'partNumber'>>): string {
	const list = parts.map(
		({ partNumber, eTag }) => `<Part><PartNumber>${partNumber}</PartNumber><ETag>${escapeXml(eTag)}</ETag></Part>`,
	);
	return `<CompleteMultipartUpload>${list.join('')}</CompleteMultipartUpload>`;
}

function storedBytes({ headers }: OssAnswer): StoredBytes {
	return { eTag: headers.etag ?? '', crc64: checksumOf(headers[CRC64]) };
}

function readPart(part: XmlElement): StoredPart {
	return {
		partNumber: Number(textOf(part, 'PartNumber')),
		size: Number(textOf(part, 'Size')),
		eTag: textOf(part, 'ETag'),
		crc64: checksumOf(textOf(part, 'HashCrc64ecma')),
	};
}

/** `Location` has the prefix `oss-`, and older answers have no `Region`. */
function readBucket(bucket: XmlElement): BucketEntry {
	const region = textOf(bucket, 'Region') || textOf(bucket, 'Location').replace(/^oss-/, '');
	return { name: textOf(bucket, 'Name'), region };
}

function checksumOf(text: string | undefined): bigint | undefined {
	return text && /^\d{1,20}$/.test(text) ? BigInt(text) : undefined;
}
