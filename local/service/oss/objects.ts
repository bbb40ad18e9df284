import { createHash, randomBytes } from 'node:crypto';
import { ApiError } from '../apiError';
import { crc64 } from './crc64';

/** A bucket of the service. */
export interface Bucket {
	readonly name: string;
	readonly region: string;
	/** The account that owns it. */
	readonly accountId: string;
}

/** An object, for tests and control requests; its content is apart. */
export interface ObjectRecord {
	readonly bucket: string;
	readonly key: string;
	readonly size: number;
	/** Without quotes. */
	readonly eTag: string;
	readonly crc64: string;
	readonly contentType: string;
	readonly kind: 'Multipart' | 'Normal';
	/** Of the request that made it. */
	readonly headers: Readonly<Record<string, string>>;
	/** ms */
	readonly modifiedAt: number;
}

/** An upload that was neither completed nor aborted. */
export interface UploadRecord {
	readonly bucket: string;
	readonly key: string;
	readonly uploadId: string;
	readonly parts: PartRecord[];
}

/** One part of an upload. */
export interface PartRecord {
	readonly partNumber: number;
	readonly size: number;
	/** Without quotes. */
	readonly eTag: string;
	readonly crc64: string;
	/** ms */
	readonly modifiedAt: number;
}

/** What CompleteMultipartUpload names of a part. */
export interface NamedPart {
	readonly partNumber: number;
	readonly eTag: string;
}

interface StoredObject {
	readonly record: ObjectRecord;
	readonly content: Buffer;
}

interface StoredPart {
	readonly record: PartRecord;
	readonly content: Buffer;
}

interface Upload {
	readonly bucket: string;
	readonly key: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly parts: Map<number, StoredPart>;
}

/** Documented, in bytes: the smallest part except for the last one. */
const SMALLEST_PART = 100 * 1024;

/** Documented. */
const MOST_PARTS = 10_000;

/** The objects and unfinished uploads of all buckets, in memory. */
export class ObjectStore {
	private readonly stored = new Map<string, StoredObject>();
	private readonly pending = new Map<string, Upload>();

	/** @param onStored called with each object that is complete */
	constructor(
		private readonly now: () => number,
		private readonly onStored: (object: ObjectRecord) => void = () => undefined,
	) {}

	objects(): ObjectRecord[] {
		return structuredClone([...this.stored.values()].map(({ record }) => record));
	}

	content(bucket: string, key: string): Buffer | undefined {
		return this.stored.get(idOf(bucket, key))?.content;
	}

	/** Throws `NoSuchKey`. */
	object(bucket: string, key: string): ObjectRecord {
		const object = this.stored.get(idOf(bucket, key));
		if (!object)
			throw new ApiError(404, 'NoSuchKey', 'The specified key does not exist.', { Key: key, EC: '0026-00000001' });
		return object.record;
	}

	uploads(): UploadRecord[] {
		return [...this.pending].map(([uploadId, { bucket, key, parts }]) => ({
			...{ bucket, key, uploadId },
			parts: [...parts.values()].map(({ record }) => ({ ...record })).sort(byNumber),
		}));
	}

	put(bucket: string, key: string, content: Buffer, headers: Readonly<Record<string, string>>): ObjectRecord {
		this.checkOverwrite(bucket, key, headers);
		return this.store(bucket, key, content, { headers, eTag: md5(content), kind: 'Normal' });
	}

	initiate(bucket: string, key: string, headers: Readonly<Record<string, string>>): string {
		this.checkOverwrite(bucket, key, headers);
		const uploadId = randomBytes(16).toString('hex').toUpperCase();
		this.pending.set(uploadId, { bucket, key, headers, parts: new Map() });
		return uploadId;
	}

	putPart(bucket: string, key: string, uploadId: string, partNumber: number, content: Buffer): PartRecord {
		const upload = this.upload(bucket, key, uploadId);
		if (!Number.isInteger(partNumber) || partNumber < 1 || partNumber > MOST_PARTS) {
			const message = 'Part number must be an integer between 1 and 10000, inclusive.';
			throw new ApiError(400, 'InvalidArgument', message, { ArgumentName: 'partNumber', EC: '0042-00000101' });
		}
		const record = {
			...{ partNumber, size: content.length, eTag: md5(content), crc64: crc64(content) },
			modifiedAt: this.now(),
		};
		upload.parts.set(partNumber, { record, content });
		return record;
	}

	/** Throws `NoSuchUpload`. */
	parts(bucket: string, key: string, uploadId: string): PartRecord[] {
		return [...this.upload(bucket, key, uploadId).parts.values()].map(({ record }) => record).sort(byNumber);
	}

	/** Documented: the numbers ascend, every part exists with that ETag, and only the last may be small. */
	complete(
		bucket: string,
		key: string,
		uploadId: string,
		named: readonly NamedPart[],
		headers: Readonly<Record<string, string>>,
	): ObjectRecord {
		const upload = this.upload(bucket, key, uploadId);
		if (named.length === 0) throw new ApiError(400, 'MalformedXML', 'The XML you provided was not well-formed.');
		const isOrdered = named.every(({ partNumber }, index) => partNumber > (named[index - 1]?.partNumber ?? 0));
		if (!isOrdered || named.some(({ partNumber }) => partNumber > MOST_PARTS)) {
			throw new ApiError(400, 'InvalidPartOrder', 'The list of parts was not in ascending order.');
		}
		const parts = named.map(({ partNumber, eTag }) => {
			const part = upload.parts.get(partNumber);
			if (part && part.record.eTag === eTag.replaceAll('"', '').toUpperCase()) return part;
			const message =
				'One or more of the specified parts could not be found or the specified entity tag might not match.';
			throw new ApiError(400, 'InvalidPart', message, { PartNumber: partNumber, EC: '0042-00000203' });
		});
		if (parts.slice(0, -1).some(({ record }) => record.size < SMALLEST_PART)) {
			// Not documented for Complete.
			throw new ApiError(400, 'EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size.');
		}
		this.checkOverwrite(bucket, key, headers);
		this.pending.delete(uploadId);
		const eTag = `${md5(Buffer.from(parts.map(({ record }) => record.eTag).join('')))}-${parts.length}`;
		const content = Buffer.concat(parts.map((part) => part.content));
		return this.store(bucket, key, content, { headers: upload.headers, eTag, kind: 'Multipart' });
	}

	/** Throws `NoSuchUpload`. */
	abort(bucket: string, key: string, uploadId: string): void {
		this.upload(bucket, key, uploadId);
		this.pending.delete(uploadId);
	}

	clear(): void {
		this.stored.clear();
		this.pending.clear();
	}

	private upload(bucket: string, key: string, uploadId: string): Upload {
		const upload = this.pending.get(uploadId);
		if (upload?.bucket === bucket && upload.key === key) return upload;
		const message =
			'The specified upload does not exist. The upload ID may be invalid, or the upload was aborted or completed.';
		throw new ApiError(404, 'NoSuchUpload', message, { UploadId: uploadId, EC: '0042-00000002' });
	}

	private checkOverwrite(bucket: string, key: string, headers: Readonly<Record<string, string>>): void {
		if (headers['x-oss-forbid-overwrite'] !== 'true' || !this.stored.has(idOf(bucket, key))) return;
		const message = 'The object you specified already exists and can not be overwritten.';
		throw new ApiError(409, 'FileAlreadyExists', message, { EC: '0026-00000003' });
	}

	private store(
		bucket: string,
		key: string,
		content: Buffer,
		{ headers, eTag, kind }: Pick<ObjectRecord, 'eTag' | 'headers' | 'kind'>,
	): ObjectRecord {
		const record: ObjectRecord = {
			...{ bucket, key, size: content.length, eTag, crc64: crc64(content), kind },
			contentType: headers['content-type'] ?? 'application/octet-stream',
			headers: Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('x-oss-meta-'))),
			modifiedAt: this.now(),
		};
		this.stored.set(idOf(bucket, key), { record, content });
		this.onStored(record);
		return record;
	}
}

function idOf(bucket: string, key: string): string {
	return `${bucket}/${key}`;
}

function byNumber(left: PartRecord, right: PartRecord): number {
	return left.partNumber - right.partNumber;
}

function md5(content: Uint8Array): string {
	return createHash('md5').update(content).digest('hex').toUpperCase();
}
