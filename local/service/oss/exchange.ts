import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { ApiError } from '../apiError';
import { delayOf, type Outcome, outcomeOf } from '../faults/outcomes';
import type { RequestFaultRule } from '../faults/rule';
import type { Answer } from '../http/answers';
import type { Decision } from '../http/exchange';
import { checkPermission } from '../state/permissions';
import type { RequestRecord } from '../state/requestLog';
import type { ServiceState } from '../state/state';
import { type OssAddress, readAddress } from './address';
import { findOssOperation, type OssCall, type OssOperation, ossErrorAnswer } from './operations';
import { readOssRequest } from './request';
import { type OssCaller, verifyOssSignature } from './signature';

/** A request to OSS whose body was not read yet. */
export interface OssReceived {
	readonly method: string;
	readonly path: string;
	readonly rawQuery: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly message: IncomingMessage;
}

/** Far above what a test sends; documented are 5 GB. */
const LARGEST_BODY = 512 * 2 ** 20;

/**
 * Decides the outcome of a request to OSS: verify, apply a planned fault, read the body, run the operation. Completes the
 * request's record on the way; the content of objects is not recorded.
 */
export async function decideOss(received: OssReceived, record: RequestRecord, state: ServiceState): Promise<Decision> {
	const requestId = randomBytes(12).toString('hex').toUpperCase();
	const host = received.headers['host'] ?? '';
	const refuse = (error: unknown) => finished(refusal(host, error, requestId), received.method, requestId);
	try {
		const { operation, call, fault } = begin(received, record, state);
		const body = await readContent(received.message, received.headers, fault);
		if (body === undefined) return { outcome: 'close', delayMs: 0 };
		if (received.method === 'POST') record.rawBody = body.toString('utf8');
		const run = (): Answer => {
			try {
				return operation.run({ ...call, body });
			} catch (error) {
				return refusal(host, error, requestId);
			}
		};
		if (!fault) return { outcome: finished(run(), received.method, requestId), delayMs: 0 };
		const form = { refuse: (error: ApiError) => refusal(host, error, requestId), succeed: () => run() };
		const outcome = outcomeOf(fault, form, run);
		return { outcome: finished(outcome, received.method, requestId), delayMs: delayOf(fault) };
	} catch (error) {
		// Node.js closes the connection of a request that was not read only after the answer.
		received.message.resume();
		return { outcome: refuse(error), delayMs: 0 };
	}
}

function begin(
	{ method, path, rawQuery, headers }: OssReceived,
	record: RequestRecord,
	state: ServiceState,
): { operation: OssOperation; call: Omit<OssCall, 'body'>; fault: RequestFaultRule | undefined } {
	record.signature = 'OSS V4';
	const address = readAddress(headers['host'] ?? '');
	const request = readOssRequest(method, path, rawQuery, headers);
	const caller = verifyOssSignature(request, {
		findAccount: (accessKeyId) => state.findAccount(accessKeyId),
		candidates: candidatesOf(address, state),
		now: state.now(),
	});
	const operation = findOssOperation(request, caller.bucket === undefined);
	record.action = operation.name;
	record.parameters = { ...Object.fromEntries(request.query), bucket: caller.bucket ?? '', key: request.key };
	checkAccess(caller, { operation, key: request.key, address }, state);
	const fault = state.faults.takeForRequest(operation.name, record.parameters);
	if (fault) record.fault = fault.kind;
	const buckets = state.buckets.filter(({ accountId }) => accountId === caller.account.accountId);
	return { operation, call: { request, bucket: caller.bucket ?? '', objects: state.objects, buckets }, fault };
}

/** A domain is one of every bucket here, so the signature, which covers the bucket's name, is what names it. */
function candidatesOf(address: OssAddress, { buckets }: ServiceState): Array<string | undefined> {
	if (address.kind === 'bucket') return [address.bucket];
	if (address.kind === 'service') return [undefined];
	return [...buckets.map(({ name }) => name), undefined];
}

function checkAccess(
	{ account, bucket: name, region }: OssCaller,
	{ operation: { permission }, key, address }: { operation: OssOperation; key: string; address: OssAddress },
	{ buckets }: ServiceState,
): void {
	const bucket = buckets.find((one) => one.name === name);
	if (name !== undefined && !bucket) {
		const message = 'The specified bucket does not exist.';
		throw new ApiError(404, 'NoSuchBucket', message, { BucketName: name, EC: '0015-00000101' });
	}
	if (bucket && address.kind === 'bucket' && address.region !== undefined && address.region !== bucket.region) {
		const message = 'The bucket you are attempting to access must be addressed using the specified endpoint.';
		const detail = { Endpoint: `oss-${bucket.region}.aliyuncs.com`, Bucket: bucket.name, EC: '0003-00001403' };
		throw new ApiError(403, 'AccessDenied', message, detail);
	}
	if (bucket && region !== bucket.region) {
		const message = 'Invalid signing region in Authorization header.';
		throw new ApiError(400, 'InvalidArgument', message, { Region: bucket.region, EC: '0002-00000204' });
	}
	if (account.object && (account.object.bucket !== name || account.object.key !== key)) {
		throw accessDenied({ EC: '0003-00000003' });
	}
	if (bucket && bucket.accountId !== account.accountId) throw accessDenied({ EC: '0003-00000001' });
	try {
		checkPermission(account, permission);
	} catch (error) {
		// The same refusal in the words of OSS.
		throw error instanceof ApiError ? accessDenied({ ...error.detail, EC: '0003-00000002' }) : error;
	}
}

function accessDenied(detail: Record<string, unknown>): ApiError {
	return new ApiError(403, 'AccessDenied', 'You have no right to access this object because of bucket acl.', detail);
}

/** The body of the request; undefined when the fault cuts the connection, or the client did. */
async function readContent(
	message: IncomingMessage,
	headers: Readonly<Record<string, string>>,
	fault: RequestFaultRule | undefined,
): Promise<Buffer | undefined> {
	const length = headers['content-length'];
	const hasBody = message.method === 'PUT' || message.method === 'POST';
	if (hasBody && length === undefined && headers['transfer-encoding'] === undefined) {
		throw new ApiError(411, 'MissingContentLength', 'You must provide the Content-Length HTTP header.');
	}
	const cutAt = fault?.kind === 'cutUpload' ? Number(length ?? 0) / 2 : Number.POSITIVE_INFINITY;
	const pieces: Buffer[] = [];
	let size = 0;
	try {
		for await (const piece of message as AsyncIterable<Buffer>) {
			pieces.push(piece);
			size += piece.length;
			if (size >= cutAt) return undefined;
			if (size > LARGEST_BODY) throw new ApiError(400, 'EntityTooLarge', 'Your proposed upload is too large.');
		}
	} catch (error) {
		if (error instanceof ApiError) throw error;
		// The client closed the connection.
		return undefined;
	}
	if (cutAt === 0) return undefined;
	const body = Buffer.concat(pieces);
	const [first] = body;
	if (fault?.kind === 'corruptUpload' && first !== undefined) body[0] = first ^ 1;
	return body;
}

/** Every answer has a request ID; that of HEAD has its error in a header. */
function finished(outcome: Outcome, method: string, requestId: string): Outcome {
	if (typeof outcome === 'string') return outcome;
	const headers: Record<string, string> = { ...outcome.headers, 'x-oss-request-id': requestId, server: 'AliyunOSS' };
	if (method === 'HEAD' && outcome.code !== undefined) {
		headers['x-oss-err'] = Buffer.from(outcome.body).toString('base64');
		return { ...outcome, headers, body: '' };
	}
	return { ...outcome, headers };
}

/** Any other error is a defect of this program: it is logged, and answered as such. */
function refusal(host: string, error: unknown, requestId: string): Answer {
	if (error instanceof ApiError) return ossErrorAnswer(host, error, requestId);
	console.error(error);
	return ossErrorAnswer(
		host,
		new ApiError(500, 'InternalError', `Defect in the local service: ${String(error)}`),
		requestId,
	);
}
