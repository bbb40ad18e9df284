import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { WireParameters } from '../../ims/imsClient';
import { ImsFailure } from '../../ims/imsFailure';
import type { Connection } from '../../items/connect';
import { OssClient } from '../../oss/ossClient';
import { OssFailure } from '../../oss/ossFailure';
import { uploadObject } from '../../oss/upload';
import type { JsonObject } from '../../values/fieldReader';
import { sentence } from '../../values/sentence';
import { messageOf } from '../../items/nodeErrors';
import { BINARY_FIELD, type BinaryFile, contentOf, readSize } from './binaryFile';
import { waitUntilReady } from './mediaReady';
import { UploadMemory, type UploadRecord } from './uploadMemory';
import { UploadReport } from './uploadReport';
import { type BucketTarget, type LibraryTarget, newObjectKey, sizeProblem, type UploadTarget } from './uploadTarget';
import { readTicket, type UploadTicket } from './uploadTicket';

/** Parts of 8 MiB that are in memory for all files of a run, as long as not more files than that are uploaded at a time. */
const PARTS_IN_FLIGHT = 4;

/** A part is far longer than an answer, so it may take that many times Request Timeout. */
const TIMEOUT_FACTOR = 5;

/** Where a file is now. */
export interface UploadedFile {
	/** Of the media library. */
	readonly MediaId?: string;
	/** The object of a bucket, as a job names it. */
	readonly ossUrl?: string;
	/** The address of the file in the media library, which is not public. */
	readonly fileUrl?: string;
}

/** What is uploaded for an item. */
export interface FileUpload {
	readonly file: BinaryFile;
	readonly target: UploadTarget;
}

/** The uploads of one run: each file once, whatever is tried again. */
export class FileUploads {
	private readonly memory: UploadMemory;
	private readonly report: UploadReport;
	private readonly clients = new Map<string, Promise<OssClient>>();
	private readonly uploaded = new Map<number, UploadedFile>();
	/** How many files there are in all. */
	private files = 0;

	/** @param now the clock, in milliseconds since 1970 */
	constructor(
		private readonly context: IExecuteFunctions,
		private readonly connection: Connection,
		private readonly now: () => number = Date.now,
	) {
		this.memory = new UploadMemory(context);
		this.report = new UploadReport(context);
	}

	/**
	 * Reads the sizes of the files before anything is sent.
	 *
	 * @returns which files cannot be uploaded and why, by item
	 */
	async check(uploads: ReadonlyMap<number, FileUpload>): Promise<ReadonlyMap<number, string>> {
		const problems = new Map<number, string>();
		this.files = uploads.size;
		for (const [item, { file, target }] of uploads) {
			await readSize(this.context, file).catch((error: unknown) => {
				problems.set(item, sentence(`${BINARY_FIELD}: n8n cannot read the file. ${messageOf(error)}`));
			});
			const problem = sizeProblem(file.size, target);
			if (problem) problems.set(item, `${BINARY_FIELD}: ${problem}.`);
		}
		return problems;
	}

	/**
	 * Uploads the file of an item, unless an earlier attempt did.
	 *
	 * @throws ImsFailure that names what stays half-made
	 */
	async upload(item: number, upload: FileUpload): Promise<UploadedFile> {
		const { file, target } = upload;
		const earlier = this.memory.of(item, target.kind, file);
		try {
			const record = earlier?.isComplete
				? earlier
				: target.kind === 'bucket'
					? await this.toBucket(item, file, target, earlier)
					: await this.toLibrary(item, file, target, earlier);
			const uploaded = uploadedFile(record);
			this.uploaded.set(item, uploaded);
			return uploaded;
		} catch (error) {
			const isCancelled = this.context.getExecutionCancelSignal()?.aborted === true;
			const failure = asFailure(error, this.memory.of(item, target.kind, file), isCancelled);
			// n8n keeps nothing of an execution that was cancelled, so what stays is in its log as well.
			this.report.failed(item, file, [sentence(failure.message), failure.details.advice].filter(Boolean).join(' '));
			throw failure;
		}
	}

	/**
	 * Waits until a media item can be used.
	 *
	 * @throws ImsFailure when its file cannot be read, or is not ready in time
	 */
	async untilReady(item: number, mediaId: string): Promise<void> {
		const onUnreadable = () => this.memory.drop(item);
		await waitUntilReady(this.connection.client, mediaId, this.context.getExecutionCancelSignal(), onUnreadable);
	}

	/** The file of an item that is there; undefined before it was uploaded. */
	of(item: number): UploadedFile | undefined {
		return this.uploaded.get(item);
	}

	/** The files that are there, as a sentence; undefined when there is none. */
	listed(): string | undefined {
		const names = [...this.uploaded]
			.sort(([left], [right]) => left - right)
			.map(([item, { MediaId, ossUrl }]) => `${ossUrl ?? MediaId ?? ''} (item ${item})`);
		if (names.length === 0) return undefined;
		const more = names.length > MOST_LISTED ? ` and ${names.length - MOST_LISTED} more` : '';
		return `Files that are uploaded, and that a retry of this execution uses: ${names.slice(0, MOST_LISTED).join(', ')}${more}.`;
	}

	/** Shows what was uploaded, when all files are there. */
	showReport(): void {
		this.report.show();
	}

	/** Forgets the uploads, when nothing is left to try. */
	forget(): void {
		this.memory.forget();
	}

	private async toBucket(
		item: number,
		file: BinaryFile,
		target: BucketTarget,
		earlier: UploadRecord | undefined,
	): Promise<UploadRecord> {
		const bucket = earlier?.bucket ?? target.bucket;
		const objectKey = earlier?.objectKey ?? newObjectKey(target.keyPrefix, file);
		const record: UploadRecord = { kind: 'bucket', isComplete: false, bucket, objectKey };
		// Noted before it is sent, so that a retry replaces the object instead of adding another.
		this.memory.note(item, file, record);
		const client = await this.bucketClient({ ...target, bucket });
		await this.send(client, item, file, objectKey);
		const complete = { ...record, isComplete: true };
		this.memory.note(item, file, complete);
		return complete;
	}

	private async bucketClient({ bucket, endpoint }: BucketTarget): Promise<OssClient> {
		const id = JSON.stringify([bucket, endpoint]);
		const known = this.clients.get(id) ?? OssClient.create(this.context, { bucket, endpoint, ...this.requests() });
		this.clients.set(id, known);
		return await known;
	}

	private async toLibrary(
		item: number,
		file: BinaryFile,
		target: LibraryTarget,
		earlier: UploadRecord | undefined,
	): Promise<UploadRecord> {
		const opened = (await this.reopened(earlier, file)) ?? (await this.opened(file, target));
		const { mediaId, ticket } = opened;
		const fileUrl = opened.fileUrl ?? earlier?.fileUrl;
		const record: UploadRecord = { kind: 'library', isComplete: false, MediaId: mediaId, fileUrl };
		this.memory.note(item, file, record);
		const { bucket, region, endpoint, objectKey, key: temporaryKey } = ticket;
		const client = await OssClient.create(this.context, {
			...{ bucket, region, endpoint, temporaryKey, ...this.requests() },
			// Documented: images and texts get no new key.
			...(canBeRefreshed(file) && { renewKey: async () => (await this.refreshed(mediaId)).key }),
		});
		await this.send(client, item, file, objectKey);
		const complete = { ...record, isComplete: true };
		this.memory.note(item, file, complete);
		return complete;
	}

	/** A media item that an earlier attempt left without a file; undefined when there is none that can be used. */
	private async reopened(earlier: UploadRecord | undefined, file: BinaryFile): Promise<Opened | undefined> {
		const mediaId = earlier?.MediaId;
		if (mediaId === undefined || !canBeRefreshed(file)) return undefined;
		const [refreshed] = await Promise.allSettled([this.refreshed(mediaId)]);
		if (refreshed.status === 'fulfilled') return { mediaId, ticket: refreshed.value };
		const isGone = refreshed.reason instanceof ImsFailure && !refreshed.reason.details.transient;
		if (isGone) return undefined;
		throw refreshed.reason;
	}

	private async refreshed(MediaId: string): Promise<UploadTicket> {
		const action = 'RefreshUploadMedia';
		const issuedAt = this.now();
		return ticketOf(action, await this.connection.client.callIdempotent(action, { MediaId }), issuedAt);
	}

	private async opened(
		{ type, name, extension, size }: BinaryFile,
		{ metaData, userData }: LibraryTarget,
	): Promise<Opened> {
		const action = 'CreateUploadMedia';
		const fileInfo = { Type: type, Name: name, ...(size !== undefined && { Size: size }), Ext: extension };
		const issuedAt = this.now();
		const answer = await this.createOnce(action, {
			FileInfo: JSON.stringify(fileInfo),
			MediaMetaData: JSON.stringify(metaData),
			...(userData !== undefined && { UserData: userData }),
		});
		const { MediaId, FileURL } = answer;
		if (typeof MediaId !== 'string' || !MediaId) throw unusable(action, ['MediaId']);
		const fileUrl = typeof FileURL === 'string' ? FileURL : undefined;
		return { mediaId: MediaId, fileUrl, ticket: ticketOf(action, answer, issuedAt) };
	}

	/** Inferred: a repetition makes a second item without a file, which is visible but harmless; so it is repeated once. */
	private async createOnce(action: string, parameters: WireParameters): Promise<JsonObject> {
		const { client } = this.connection;
		const [first] = await Promise.allSettled([client.callNonIdempotent(action, parameters)]);
		if (first.status === 'fulfilled') return first.value;
		const isUnclear = first.reason instanceof ImsFailure && first.reason.details.mayHaveExecuted;
		if (!isUnclear) throw first.reason;
		this.context.getExecutionCancelSignal()?.throwIfAborted();
		this.report.mayHaveOpened();
		return await client.callNonIdempotent(action, parameters);
	}

	private requests() {
		const { timeoutMs } = this.connection.options;
		return { timeoutMs: timeoutMs * TIMEOUT_FACTOR, signal: this.context.getExecutionCancelSignal(), now: this.now };
	}

	private async send(client: OssClient, item: number, file: BinaryFile, objectKey: string): Promise<void> {
		const signal = this.context.getExecutionCancelSignal();
		const atATime = Math.min(this.files, this.connection.options.concurrency);
		const progress = this.report.start(item, file);
		const { size, parts } = await uploadObject(client, {
			...{ objectKey, contentType: file.contentType, size: file.size, signal },
			content: contentOf(this.context, file, signal),
			partsInFlight: Math.max(1, Math.floor(PARTS_IN_FLIGHT / atATime)),
			onProgress: (bytes) => progress.stored(bytes),
		});
		progress.done(size, parts);
	}
}

const MOST_LISTED = 100;

/** A media item that waits for its file. */
interface Opened {
	readonly mediaId: string;
	readonly fileUrl?: string;
	readonly ticket: UploadTicket;
}

function canBeRefreshed({ type }: BinaryFile): boolean {
	return type === 'video' || type === 'audio';
}

function uploadedFile({ kind, bucket, objectKey, MediaId, fileUrl }: UploadRecord): UploadedFile {
	if (kind === 'bucket') return { ossUrl: `oss://${bucket}/${objectKey}` };
	return { MediaId, ...(fileUrl && { fileUrl }) };
}

function ticketOf(action: string, answer: JsonObject, issuedAt: number): UploadTicket {
	const ticket = readTicket(answer, issuedAt);
	if ('missing' in ticket) throw unusable(action, ticket.missing);
	return ticket;
}

function unusable(action: string, missing: readonly string[]): ImsFailure {
	return new ImsFailure(`The answer of ${action} has no ${missing.join(', ')}`, {
		...{ action, mayHaveExecuted: false },
		advice: 'The file cannot be uploaded without it. Choose OSS Bucket, and report this answer of the service.',
	});
}

/** What the error of an upload is about, as data. */
export function uploadData({ MediaId, ossUrl }: UploadedFile = {}): IDataObject {
	return { ...(MediaId && { MediaId }), ...(ossUrl && { ossUrl }) };
}

/** What a failed or cancelled upload leaves besides parts, as a sentence. */
function leftBy(error: unknown, record: UploadRecord, isCancelled: boolean): string | undefined {
	const { kind, MediaId, isComplete, bucket, objectKey } = record;
	if (kind === 'library') {
		if (isComplete) return `The media item ${MediaId} has its file.`;
		return `The media item ${MediaId} is in the media library without a file. A retry of this execution uses it; otherwise delete it.`;
	}
	const object = `oss://${bucket}/${objectKey}`;
	if (!(error instanceof OssFailure)) return isCancelled ? `The object ${object} may be in the bucket.` : undefined;
	const { operation, mayHaveExecuted } = error.details;
	if (!mayHaveExecuted) return undefined;
	if (operation === 'InitiateMultipartUpload') return `An upload of ${object} without parts may be left in the bucket.`;
	const makesObject = operation === 'PutObject' || operation === 'CompleteMultipartUpload';
	return makesObject ? `The object ${object} may be in the bucket; a retry of this execution replaces it.` : undefined;
}

/** Documented for the twin of VOD: no storage is enabled. */
const NO_STORAGE = /^InvalidStorage/;
const NO_STORAGE_ADVICE =
	'No storage of the media library is enabled in this region. Enable one in the IMS console under Media Asset Library → Storage Management, or choose OSS Bucket.';
const REFUSED_KEY_ADVICE =
	'OSS did not accept the temporary key of the upload, nor a new one. Check the clock of the machine that runs n8n, and try again.';

/** A failed upload in the words of a failed call, with what stays half-made. */
function asFailure(error: unknown, record: UploadRecord | undefined, isCancelled: boolean): ImsFailure {
	const left = record && leftBy(error, record, isCancelled);
	const advice = (own?: string) => [own, left].filter(Boolean).join(' ') || undefined;
	if (error instanceof OssFailure) {
		const { advice: own, code, ec, httpStatus, requestId, retry } = error.details;
		const isKey = retry === 'newKey' && record?.kind === 'library';
		return new ImsFailure(error.message, {
			...{ code, httpStatus, requestId, mayHaveExecuted: false },
			advice: advice(
				[isKey ? REFUSED_KEY_ADVICE : own, ec && `Error code (EC) of OSS: ${ec}.`].filter(Boolean).join(' '),
			),
		});
	}
	if (error instanceof ImsFailure) {
		const own = NO_STORAGE.test(error.details.code ?? '') ? NO_STORAGE_ADVICE : error.details.advice;
		return new ImsFailure(error.message, { ...error.details, mayHaveExecuted: false, advice: advice(own) });
	}
	return new ImsFailure(messageOf(error), { mayHaveExecuted: false, advice: advice() });
}
