import { randomBytes } from 'node:crypto';

import { type LocalService, startLocalService } from '../../../local/service';
import { crc64 } from '../../../nodes/AlibabaCloudSmarttag/oss/crc64';
import { OssFailure } from '../../../nodes/AlibabaCloudSmarttag/oss/ossFailure';
import { type Upload, uploadObject } from '../../../nodes/AlibabaCloudSmarttag/oss/upload';
import { type OssBenchCall, withOss } from '../../support/ossBench';
import { waitFor } from '../../support/waitFor';

const KEY = 'in/demo.mp4';
const PART = 100 * 1024;
const FILE = randomBytes(4 * PART + 1_234);

let service: LocalService;
beforeAll(async () => {
	service = await startLocalService();
});
beforeEach(() => service.reset());
afterAll(() => service.close());

/** The file in pieces of odd lengths; `read` counts the bytes that were taken. */
async function* piecesOf(file: Buffer, read: { bytes: number } = { bytes: 0 }): AsyncGenerator<Buffer> {
	for (let at = 0; at < file.length; at += 7_777) {
		const piece = file.subarray(at, at + 7_777);
		read.bytes += piece.length;
		yield await Promise.resolve(piece);
	}
}

const upload = async (changes: Partial<Upload> = {}, call?: OssBenchCall) =>
	await withOss(
		service,
		async (client) =>
			await uploadObject(client, {
				...{ objectKey: KEY, contentType: 'video/mp4', content: piecesOf(FILE), size: FILE.length },
				...{ partsInFlight: 3, partSize: PART, ...changes },
			}),
		call,
	);
const failureOf = async (attempt: Promise<unknown>): Promise<OssFailure> => {
	const failure = await attempt.catch((error: unknown) => error);
	if (failure instanceof OssFailure) return failure;
	throw new Error(`No OssFailure: ${String(failure)}`);
};
/** The message of what an upload failed with. */
const failureReason = async (attempt: Promise<unknown>): Promise<unknown> =>
	await attempt.then(
		() => undefined,
		(error: unknown) => (error instanceof Error ? error.message : error),
	);
const isStored = (file: Buffer) => service.objectContent('example-bucket', KEY)?.equals(file);

describe('an upload', () => {
	it('in parts is the file, with its type, and reports its progress', async () => {
		const progress: number[] = [];
		const uploaded = await upload({ onProgress: (bytes) => progress.push(bytes) });
		expect(uploaded).toMatchObject({ size: FILE.length, parts: 5, crc64: crc64(FILE) });
		expect(isStored(FILE)).toBe(true);
		expect(service.objects()).toMatchObject([{ contentType: 'video/mp4', kind: 'Multipart' }]);
		expect(progress).toHaveLength(5);
		expect(progress.at(-1)).toBe(FILE.length);
		expect(service.uploads()).toEqual([]);
	});

	it.each([0, 1, 400_000])('of %d bytes, of known size, is one request', async (length) => {
		const file = FILE.subarray(0, length);
		const uploaded = await upload({ content: piecesOf(file), size: length, partSize: undefined });
		expect(uploaded).toMatchObject({ size: file.length, parts: 1 });
		expect(service.requests().map(({ action }) => action)).toEqual(['PutObject']);
	});

	it.each([
		['shorter than a part', PART - 1, 1],
		['exactly a part', PART, 1],
		['exactly two parts', 2 * PART, 2],
		['a byte more', 2 * PART + 1, 3],
	])('of unknown size, %s, is complete', async (_what, length, parts) => {
		const file = FILE.subarray(0, length);
		expect(await upload({ content: piecesOf(file), size: undefined })).toMatchObject({ size: length, parts });
		expect(isStored(file)).toBe(true);
	});

	it('reads no more than the parts in flight need', async () => {
		const read = { bytes: 0 };
		let most = 0;
		const onProgress = (stored: number) => (most = Math.max(most, read.bytes - stored));
		await upload({ content: piecesOf(FILE, read), partsInFlight: 2, onProgress });
		expect(most).toBeLessThanOrEqual(2 * PART + 7_777);
		expect(
			service.requests().filter(({ action, inFlightAtStart }) => action === 'UploadPart' && inFlightAtStart > 1),
		).toEqual([]);
	});

	it.each([
		['a cut connection', { kind: 'cutUpload', action: 'UploadPart', times: 1, after: 2 } as const],
		['a wrong checksum of a part', { kind: 'wrongChecksum', action: 'UploadPart', times: 1 } as const],
		['500 to Complete, which worked', { kind: 'serverError', action: 'CompleteMultipartUpload', times: 1 } as const],
	])('survives %s', async (_what, fault) => {
		service.addFaults(fault);
		expect(await upload()).toMatchObject({ crc64: crc64(FILE) });
		expect(isStored(FILE)).toBe(true);
	});

	it('goes on with a new key, and the same UploadId, after the old one has expired', async () => {
		const temporaryKey = {
			...{ accessKeyId: 'STS.testAccessKeyId', accessKeySecret: 'testStsAccessKeySecret' },
			securityToken: 'testSecurityToken',
		};
		const renewKey = jest.fn(async () => await Promise.resolve({ ...temporaryKey }));
		service.addFaults({
			kind: 'error',
			action: 'UploadPart',
			after: 1,
			times: 1,
			status: 403,
			code: 'SecurityTokenExpired',
		});
		await upload({ partsInFlight: 1 }, { settings: { temporaryKey, renewKey } });
		expect(renewKey).toHaveBeenCalledTimes(1);
		expect(service.countRequests('InitiateMultipartUpload')).toBe(1);
		expect(isStored(FILE)).toBe(true);
	});
});

describe('a failed upload leaves nothing:', () => {
	it.each([
		[
			'a part is refused',
			{ kind: 'error', action: 'UploadPart', after: 1, status: 403, code: 'AccessDenied' } as const,
		],
		['the ETag of a part is wrong', { kind: 'wrongETag', action: 'UploadPart' } as const],
	])('%s', async (_what, fault) => {
		service.addFaults(fault);
		await failureOf(upload());
		expect(service.countRequests('AbortMultipartUpload')).toBe(1);
		expect([service.uploads(), service.objects()]).toEqual([[], []]);
	});

	it('the checksum of a part stays wrong, and the error names the part', async () => {
		service.addFaults({ kind: 'wrongChecksum', action: 'UploadPart', after: 1 });
		expect(await failureOf(upload({ partsInFlight: 1 }))).toMatchObject({
			message: 'The checksum of part 2 in OSS is not that of the bytes that were sent',
		});
		expect(service.countRequests('UploadPart')).toBe(4);
		expect(service.uploads()).toEqual([]);
	});

	it('the stream breaks off', async () => {
		async function* broken() {
			yield await Promise.resolve(FILE.subarray(0, 2 * PART));
			throw new Error('The disk is gone');
		}
		await expect(upload({ content: broken() })).rejects.toThrow('The disk is gone');
		expect(service.uploads()).toEqual([]);
	});

	it.each([
		['InitiateMultipartUpload', 1, 0],
		['UploadPart', 2, 0],
		['CompleteMultipartUpload', 1, 1],
	])('it is cancelled while OSS never answers %s', async (action, waiting, objects) => {
		const controller = new AbortController();
		const { signal } = controller;
		service.addFaults({ kind: 'noAnswer', action });
		const uploading = failureReason(upload({ signal, partsInFlight: 2 }, { settings: { signal } }));
		await waitFor(() => service.countRequests(action) === waiting || undefined);
		controller.abort(new Error('cancelled'));

		// Only the end of the requests ends the upload: the service keeps them open.
		expect(await uploading).toBe('cancelled');
		const requests = () => service.requests().filter((request) => request.action === action);
		await waitFor(() => requests().every(({ endedAt }) => endedAt !== undefined) || undefined);
		expect(requests().map(({ status }) => status)).toEqual(Array.from({ length: waiting }, () => undefined));
		expect(service.objects()).toHaveLength(objects);
		if (action !== 'InitiateMultipartUpload') expect(service.uploads()).toEqual([]);
	});

	it('it is cancelled in the pause before a part is sent again', async () => {
		const controller = new AbortController();
		const { signal } = controller;
		service.addFaults({ kind: 'serverError', action: 'UploadPart', beforeAction: true });
		const uploading = failureReason(upload({ signal, partsInFlight: 1 }, { settings: { signal } }));
		await waitFor(() => service.countRequests('UploadPart') === 2 || undefined);
		controller.abort(new Error('cancelled'));

		expect(await uploading).toBe('cancelled');
		expect(service.countRequests('UploadPart')).toBe(2);
		expect(service.uploads()).toEqual([]);
	});

	it('it is cancelled', async () => {
		const controller = new AbortController();
		const { signal } = controller;
		const onProgress = () => controller.abort(new Error('cancelled'));
		await expect(upload({ onProgress, signal, partsInFlight: 1 }, { settings: { signal } })).rejects.toThrow(
			'cancelled',
		);
		expect(service.countRequests('UploadPart')).toBe(1);
		expect([service.uploads(), service.objects()]).toEqual([[], []]);
	});
});

it('parts that could not be deleted are named', async () => {
	service.addFaults(
		{ kind: 'error', action: 'UploadPart', status: 403, code: 'AccessDenied', message: 'No.' },
		{ kind: 'error', action: 'AbortMultipartUpload', status: 403, code: 'AccessDenied' },
	);
	const { message, details } = await failureOf(upload());
	const [left] = service.uploads();
	expect(message).toBe('No.');
	expect(details.advice).toContain(`abort the upload ${left?.uploadId}`);
});

it.each([
	['in parts', PART],
	['in one request', undefined],
])('a file of another size than stated is reported, and not stored, %s', async (_what, partSize) => {
	const { message } = await failureOf(upload({ size: FILE.length + 1, partSize }));
	expect(message).toContain(`instead of ${FILE.length + 1}`);
	expect([service.uploads(), service.objects()]).toEqual([[], []]);
});
