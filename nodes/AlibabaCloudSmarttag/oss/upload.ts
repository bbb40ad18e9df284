import { createHash } from 'node:crypto';

import { sleep } from 'n8n-workflow';

import { combineCrc64, crc64 } from './crc64';
import {
	abortUpload,
	type Bytes,
	completeUpload,
	initiateUpload,
	putObject,
	type StoredBytes,
	type StoredPart,
	uploadPart,
} from './objects';
import type { OssClient } from './ossClient';
import { OssFailure } from './ossFailure';

const MEGABYTE = 2 ** 20;

/** Up to this size, in bytes, an object is stored in one request. */
const LARGEST_SINGLE_PUT = 20 * MEGABYTE;

/** Documented: 10000 parts at most; one fewer leaves room for a size that was rounded. */
const MOST_PARTS = 9_999;
const PART_SIZE = 8 * MEGABYTE;

/** Bytes that are hashed at once, before other work of n8n has its turn. */
const SLICE = MEGABYTE;

/** How often a part is sent whose checksum in OSS is another. */
const MOST_CHECKSUM_ATTEMPTS = 3;

/** What is uploaded, and how. */
export interface Upload {
	readonly objectKey: string;
	readonly contentType: string;
	readonly content: AsyncIterable<Uint8Array>;
	/** Bytes, where known. Without it, parts are of 8 MiB, which is enough for 78 GB. */
	readonly size?: number;
	/** Parts that are sent at the same time; as many are in memory. */
	readonly partsInFlight: number;
	/** Bytes of a part; by default as the size needs. Documented: 100 KB to 5 GB. */
	readonly partSize?: number;
	readonly signal?: AbortSignal;
	/** Called with the bytes stored so far. */
	readonly onProgress?: (storedBytes: number) => void;
}

/** An object that was uploaded and whose checksum is that of the bytes read. */
export interface UploadedObject {
	readonly eTag: string;
	readonly crc64: bigint;
	/** Bytes. */
	readonly size: number;
	/** Requests that its content took. */
	readonly parts: number;
}

interface HashedBytes extends Bytes {
	readonly crc64: bigint;
}

interface SentPart extends StoredPart {
	readonly crc64: bigint;
}

/**
 * Uploads a stream, in one request or in parts. In memory are at most as many parts as are in flight.
 *
 * OSS checks each request by its MD5; the CRC-64 of each part and of the whole is compared with that of OSS. After a failure
 * or a cancellation the parts that were sent are deleted.
 *
 * @throws OssFailure; where parts could not be deleted, its message names the UploadId
 */
export async function uploadObject(client: OssClient, upload: Upload): Promise<UploadedObject> {
	const source = new PieceReader(upload.content);
	const outcome = await settled(uploadFrom(source, client, upload));
	await source.close();
	if (outcome.status === 'rejected') throw outcome.reason;
	return outcome.value;
}

async function uploadFrom(source: PieceReader, client: OssClient, upload: Upload): Promise<UploadedObject> {
	const { size } = upload;
	const partSize = upload.partSize ?? Math.max(PART_SIZE, Math.ceil((size ?? 0) / MOST_PARTS));
	const isSmall = upload.partSize === undefined && size !== undefined && size <= LARGEST_SINGLE_PUT;
	const first = await source.fill(Buffer.allocUnsafe(isSmall ? Math.max(1, size) : partSize));
	return (await source.isAtEnd())
		? await uploadWhole(client, upload, first)
		: await uploadParts(client, upload, source, first);
}

/** Before the object exists, so that half a file never stands for the whole. */
function checkSize({ size }: Upload, read: number): void {
	if (size === undefined || read === size) return;
	throw new OssFailure(`The file has ${read} bytes instead of ${size}`, {
		...{ operation: 'PutObject', mayHaveExecuted: false },
		advice: 'The binary data is incomplete or changed while it was read. Fetch the file again.',
	});
}

async function uploadWhole(client: OssClient, upload: Upload, content: Buffer): Promise<UploadedObject> {
	const { objectKey, contentType, onProgress } = upload;
	checkSize(upload, content.length);
	const bytes = await hashed(content, upload.signal);
	const put = async () => await putObject(client, objectKey, contentType, bytes);
	const { eTag } = await sendChecked(put, bytes, 'the object');
	onProgress?.(content.length);
	return { eTag, crc64: bytes.crc64, size: content.length, parts: 1 };
}

async function uploadParts(
	client: OssClient,
	upload: Upload,
	source: PieceReader,
	first: Buffer,
): Promise<UploadedObject> {
	const { objectKey, contentType } = upload;
	const uploadId = await initiateUpload(client, objectKey, contentType);
	const outcome = await settled(sendParts(client, upload, uploadId, source, first));
	if (outcome.status === 'fulfilled') return outcome.value;
	const aborted = await settled(abortUpload(client, objectKey, uploadId));
	if (aborted.status === 'fulfilled') throw outcome.reason;
	throw withLeftover(outcome.reason, objectKey, uploadId);
}

async function sendParts(
	client: OssClient,
	upload: Upload,
	uploadId: string,
	source: PieceReader,
	first: Buffer,
): Promise<UploadedObject> {
	const { objectKey, partsInFlight, signal, onProgress } = upload;
	const sent: SentPart[] = [];
	const failures: unknown[] = [];
	const inFlight = new Set<Promise<void>>();
	/** Memory of parts that were sent, for the next ones. */
	const free: ArrayBufferLike[] = [];
	let stored = 0;

	const send = async (content: Buffer, partNumber: number): Promise<void> => {
		const bytes = await hashed(content, signal);
		const put = async () => await uploadPart(client, objectKey, uploadId, partNumber, bytes);
		const { eTag } = await sendChecked(put, bytes, `part ${partNumber}`);
		sent.push({ partNumber, eTag, size: content.length, crc64: bytes.crc64 });
		free.push(content.buffer);
		stored += content.length;
		onProgress?.(stored);
	};

	const sendAll = async (): Promise<void> => {
		let content = first;
		for (let partNumber = 1; content.length > 0 && failures.length === 0; partNumber += 1) {
			const task: Promise<void> = send(content, partNumber)
				.catch((error: unknown) => void failures.push(error))
				.finally(() => inFlight.delete(task));
			inFlight.add(task);
			if (inFlight.size >= partsInFlight) await Promise.race(inFlight);
			signal?.throwIfAborted();
			const memory = free.pop();
			content = await source.fill(memory ? Buffer.from(memory) : Buffer.allocUnsafeSlow(first.length));
		}
	};
	await sendAll().catch((error: unknown) => void failures.push(error));
	// A part that is still on its way could be stored after the upload was aborted.
	await Promise.all(inFlight);
	if (failures.length > 0) throw failures[0];
	checkSize(upload, stored);

	const parts = sent.sort((left, right) => left.partNumber - right.partNumber);
	const whole = parts.reduce((before, part) => combineCrc64(before, part.crc64, part.size), 0n);
	const completed = await completeUpload(client, objectKey, uploadId, parts, { size: stored, crc64: whole });
	checkChecksum(completed, whole, 'the object', 'CompleteMultipartUpload');
	return { eTag: completed.eTag, crc64: whole, size: stored, parts: parts.length };
}

/** Sends bytes, and sends them again when OSS stored others. */
async function sendChecked(
	put: () => Promise<StoredBytes>,
	{ crc64: expected }: HashedBytes,
	what: string,
): Promise<StoredBytes> {
	for (let attempts = 1; ; attempts += 1) {
		const stored = await put();
		if (stored.crc64 === undefined || stored.crc64 === expected) return stored;
		if (attempts === MOST_CHECKSUM_ATTEMPTS) checkChecksum(stored, expected, what, 'UploadPart');
	}
}

function checkChecksum({ crc64: stored }: StoredBytes, expected: bigint, what: string, operation: string): void {
	if (stored === undefined || stored === expected) return;
	throw new OssFailure(`The checksum of ${what} in OSS is not that of the bytes that were sent`, {
		...{ operation, mayHaveExecuted: true },
		advice: 'The content changed on its way to OSS. Look for a proxy between n8n and OSS that changes requests.',
	});
}

/** MD5 and CRC-64, in slices between which other work of n8n has its turn. */
async function hashed(content: Buffer, signal: AbortSignal | undefined): Promise<HashedBytes> {
	const md5 = createHash('md5');
	let checksum = 0n;
	for (let at = 0; at < content.length; at += SLICE) {
		if (at > 0) await sleep(0);
		signal?.throwIfAborted();
		const slice = content.subarray(at, at + SLICE);
		md5.update(slice);
		checksum = crc64(slice, checksum);
	}
	return { content, md5: md5.digest('base64'), crc64: checksum };
}

/** Parts that stay are stored and billed, so the user has to know of them. */
function withLeftover(reason: unknown, objectKey: string, uploadId: string): OssFailure {
	const message = reason instanceof Error ? reason.message : 'The upload failed';
	const known = reason instanceof OssFailure ? reason.details : { operation: 'UploadPart', mayHaveExecuted: true };
	const leftover = `Parts of the object "${objectKey}" stay in the bucket and are billed: abort the upload ${uploadId} in the OSS console, or let a lifecycle rule delete parts.`;
	return new OssFailure(message, { ...known, advice: [known.advice, leftover].filter(Boolean).join(' ') });
}

/** Joins the pieces of a stream into buffers; holds at most one piece. */
class PieceReader {
	private readonly pieces: AsyncIterator<Uint8Array>;
	private rest: Uint8Array = Buffer.alloc(0);
	private ended = false;

	constructor(content: AsyncIterable<Uint8Array>) {
		this.pieces = content[Symbol.asyncIterator]();
	}

	/** The buffer filled; its beginning when the stream ends before. */
	async fill(buffer: Buffer): Promise<Buffer> {
		let filled = 0;
		while (filled < buffer.length && !(await this.isAtEnd())) {
			const taken = this.rest.subarray(0, buffer.length - filled);
			buffer.set(taken, filled);
			filled += taken.length;
			this.rest = this.rest.subarray(taken.length);
		}
		return buffer.subarray(0, filled);
	}

	async isAtEnd(): Promise<boolean> {
		while (this.rest.length === 0 && !this.ended) {
			const next = await this.pieces.next();
			if (next.done) this.ended = true;
			else this.rest = next.value;
		}
		return this.rest.length === 0;
	}

	/** Ends the stream, so that no file stays open. */
	async close(): Promise<void> {
		if (!this.ended) await settled(Promise.resolve(this.pieces.return?.()));
	}
}

async function settled<Value>(promise: Promise<Value>): Promise<PromiseSettledResult<Value>> {
	const [outcome] = await Promise.allSettled([promise]);
	return outcome;
}
