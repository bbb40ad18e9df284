import { createHash, randomBytes } from 'node:crypto';

import { type LocalService, startLocalService } from '../../../local/service';
import { crc64 } from '../../../nodes/AlibabaCloudSmarttag/oss/crc64';
import {
	abortUpload,
	completeUpload,
	findObject,
	initiateUpload,
	listBuckets,
	listParts,
	putObject,
	uploadPart,
} from '../../../nodes/AlibabaCloudSmarttag/oss/objects';
import type { OssClient } from '../../../nodes/AlibabaCloudSmarttag/oss/ossClient';
import { OssFailure } from '../../../nodes/AlibabaCloudSmarttag/oss/ossFailure';
import { localCredential } from '../../../local/credential';
import { type OssBenchCall, withOss } from '../../support/ossBench';

const KEY = 'in/演示+100% #1.mp4';
const PART = randomBytes(100 * 1024);
const LAST = randomBytes(1_000);
const WHOLE = Buffer.concat([PART, LAST]);

let service: LocalService;
beforeAll(async () => {
	service = await startLocalService();
});
beforeEach(() => service.reset());
afterAll(() => service.close());

const oss = async <Result>(act: (client: OssClient) => Promise<Result>, call?: OssBenchCall) =>
	await withOss(service, act, call);
const bytes = (content: Buffer) => ({ content, md5: createHash('md5').update(content).digest('base64') });
const failureOf = async (attempt: Promise<unknown>): Promise<OssFailure> => {
	const failure = await attempt.catch((error: unknown) => error);
	if (failure instanceof OssFailure) return failure;
	throw new Error(`No OssFailure: ${String(failure)}`);
};
const actions = () => service.requests().map(({ action }) => action);

async function sendParts(client: OssClient) {
	const uploadId = await initiateUpload(client, KEY, 'video/mp4');
	const first = await uploadPart(client, KEY, uploadId, 1, bytes(PART));
	const second = await uploadPart(client, KEY, uploadId, 2, bytes(LAST));
	return {
		uploadId,
		parts: [
			{ partNumber: 1, eTag: first.eTag },
			{ partNumber: 2, eTag: second.eTag },
		],
		whole: { size: WHOLE.length, crc64: crc64(WHOLE) },
	};
}

describe('an object', () => {
	it('is stored with its type, and found with its size and checksum', async () => {
		const [stored, found, missing] = await oss(async (client) => [
			await putObject(client, KEY, 'video/mp4', bytes(WHOLE)),
			await findObject(client, KEY),
			await findObject(client, 'other'),
		]);
		expect(stored).toMatchObject({ crc64: crc64(WHOLE) });
		expect(found).toEqual({ ...stored, size: WHOLE.length });
		expect(missing).toBeUndefined();
		expect(service.objects()).toMatchObject([{ key: KEY, contentType: 'video/mp4' }]);
	});

	it('of 20 MiB is stored in one request', async () => {
		const content = Buffer.alloc(20 * 2 ** 20, 'x');
		expect(await oss(async (client) => await putObject(client, KEY, 'video/mp4', bytes(content)))).toMatchObject({
			crc64: crc64(content),
		});
	});
});

describe('a multipart upload', () => {
	it('is started, listed and completed', async () => {
		const [listed, completed] = await oss(async (client) => {
			const { uploadId, parts, whole } = await sendParts(client);
			return [await listParts(client, KEY, uploadId), await completeUpload(client, KEY, uploadId, parts, whole)];
		});
		expect(listed).toMatchObject([
			{ partNumber: 1, size: PART.length, crc64: crc64(PART) },
			{ partNumber: 2, size: LAST.length, crc64: crc64(LAST) },
		]);
		expect(completed).toMatchObject({ crc64: crc64(WHOLE) });
		expect(service.objectContent('example-bucket', KEY)?.equals(WHOLE)).toBe(true);
	});

	it('is aborted, and aborting it again is no failure', async () => {
		await oss(async (client) => {
			const { uploadId } = await sendParts(client);
			await abortUpload(client, KEY, uploadId);
			await abortUpload(client, KEY, uploadId);
		});
		expect(service.uploads()).toEqual([]);
	});

	it.each([
		['500 after it worked', { kind: 'serverError', times: 1 } as const],
		['no answer after it worked', { kind: 'closeAfter', times: 1 } as const],
		['500 before it worked', { kind: 'serverError', beforeAction: true, times: 1 } as const],
		['a lost connection before it worked', { kind: 'closeBefore', times: 1 } as const],
		['half an answer', { kind: 'truncated', times: 1 } as const],
	])('is completed once when Complete gets %s', async (_what, fault) => {
		service.addFaults({ ...fault, action: 'CompleteMultipartUpload' });
		const completed = await oss(async (client) => {
			const { uploadId, parts, whole } = await sendParts(client);
			return await completeUpload(client, KEY, uploadId, parts, whole);
		});
		expect(completed).toMatchObject({ crc64: crc64(WHOLE) });
		expect(service.objectContent('example-bucket', KEY)?.equals(WHOLE)).toBe(true);
		expect(service.uploads()).toEqual([]);
	});

	it('does not take another object of that key for its own', async () => {
		service.addFaults({ kind: 'error', status: 404, code: 'NoSuchUpload', action: 'CompleteMultipartUpload' });
		const failure = await oss(async (client) => {
			await putObject(client, KEY, 'video/mp4', bytes(LAST));
			const { uploadId, parts, whole } = await sendParts(client);
			return await failureOf(completeUpload(client, KEY, uploadId, parts, whole));
		});
		expect(failure.details).toMatchObject({ code: 'NoSuchUpload' });
	});

	it('is not started twice when the first start is in doubt', async () => {
		service.addFaults({ kind: 'closeAfter', action: 'InitiateMultipartUpload' });
		await oss(async (client) => await failureOf(initiateUpload(client, KEY, 'video/mp4')));
		expect(service.countRequests('InitiateMultipartUpload')).toBe(1);
	});

	it('is started again after throttling', async () => {
		service.addFaults({
			kind: 'error',
			status: 429,
			code: 'RequestRateLimit',
			action: 'InitiateMultipartUpload',
			times: 1,
		});
		expect(await oss(async (client) => await initiateUpload(client, KEY, 'video/mp4'))).toMatch(/^\w+$/);
	});
});

describe('a part', () => {
	it.each([
		['a connection that is cut within it', { kind: 'cutUpload' } as const],
		['a fault of OSS', { kind: 'serverError' } as const],
		['a page of a gateway', { kind: 'html' } as const],
		['bytes that changed on the way', { kind: 'corruptUpload' } as const],
		['a slow network', { kind: 'error', status: 400, code: 'RequestTimeout' } as const],
	])('is sent again after %s', async (_what, fault) => {
		service.addFaults({ ...fault, action: 'UploadPart', times: 1 });
		await oss(sendParts);
		expect(actions()).toEqual(['InitiateMultipartUpload', 'UploadPart', 'UploadPart', 'UploadPart']);
		expect(service.uploads()).toMatchObject([{ parts: [{ size: PART.length }, { size: LAST.length }] }]);
	});

	it.each([
		['three times when OSS fails', { kind: 'serverError' } as const, 3],
		['twice when its bytes change each time', { kind: 'corruptUpload' } as const, 2],
		['once when it is refused', { kind: 'error', status: 404, code: 'NoSuchUpload' } as const, 1],
	])('is sent %s', async (_what, fault, times) => {
		service.addFaults({ ...fault, action: 'UploadPart' });
		await oss(async (client) => await failureOf(sendParts(client)));
		expect(service.countRequests('UploadPart')).toBe(times);
	});
});

describe('the temporary key of an upload', () => {
	const temporaryKey = {
		accessKeyId: 'STS.testAccessKeyId',
		accessKeySecret: 'testStsAccessKeySecret',
		securityToken: 'testSecurityToken',
	};
	const expiredKey = { ...temporaryKey, securityToken: 'expiredSecurityToken' };
	const role = { roleArn: 'acs:ram::1000000000000001:role/test-role' };

	it.each([
		['an AccessKey', {}],
		['a RAM role', role],
	])('signs in place of %s', async (_what, more) => {
		const credential = { ...localCredential(service.url), ...more, accessKeySecret: 'not this one' };
		const call = { settings: { temporaryKey }, credential: { ...credential, accessKeySecret: 'notThisOne' } };
		await oss(async (client) => await putObject(client, KEY, 'video/mp4', bytes(LAST)), call);
		expect(service.requests()).toMatchObject([{ action: 'PutObject', status: 200 }]);
	});

	it('is renewed once for all requests that it fails, and they are sent again', async () => {
		let renewals = 0;
		const renewKey = async () => await Promise.resolve((renewals += 1)).then(() => temporaryKey);
		const settings = { temporaryKey: expiredKey, renewKey };
		await oss(
			async (client) =>
				await Promise.all(['a', 'b', 'c'].map(async (key) => await putObject(client, key, 'video/mp4', bytes(LAST)))),
			{ settings },
		);
		expect(renewals).toBe(1);
		expect(service.objects()).toHaveLength(3);
	});

	describe('that is renewed at a time', () => {
		const renewAt = 1_000;
		const put = async (client: OssClient) => await putObject(client, KEY, 'video/mp4', bytes(LAST));

		it('is used before that', async () => {
			const renewKey = jest.fn();
			await oss(put, { settings: { temporaryKey: { ...temporaryKey, renewAt }, renewKey, now: () => renewAt - 1 } });
			expect(renewKey).not.toHaveBeenCalled();
		});

		it('is renewed once for all requests from then on, before OSS refuses it', async () => {
			const renewKey = jest.fn(async () => await Promise.resolve({ ...temporaryKey, renewAt: 2 * renewAt }));
			const settings = { temporaryKey: { ...expiredKey, renewAt }, renewKey, now: () => renewAt };
			await oss(async (client) => await Promise.all([put(client), put(client)]).then(async () => await put(client)), {
				settings,
			});
			expect(renewKey).toHaveBeenCalledTimes(1);
			expect(service.requests().map(({ action, status }) => [action, status])).toEqual(
				Array.from({ length: 3 }, () => ['PutObject', 200]),
			);
		});

		it('is still used when that fails, and it is not tried again', async () => {
			const renewKey = jest.fn(async () => await Promise.reject(new Error('no')));
			const settings = { temporaryKey: { ...temporaryKey, renewAt }, renewKey, now: () => renewAt };
			await oss(async (client) => await put(client).then(async () => await put(client)), { settings });
			expect(renewKey).toHaveBeenCalledTimes(1);
			expect(service.objects()).toHaveLength(1);
		});
	});

	it('is not renewed for ever', async () => {
		const settings = { temporaryKey: expiredKey, renewKey: () => Promise.resolve({ ...expiredKey }) };
		const failure = await oss(async (client) => await failureOf(putObject(client, KEY, 'video/mp4', bytes(LAST))), {
			settings,
		});
		expect(failure.details).toMatchObject({ code: 'SecurityTokenExpired' });
		expect(service.countRequests()).toBe(2);
	});

	it('is in no error, and neither is the signature', async () => {
		service.addFaults({
			kind: 'error',
			status: 403,
			code: 'AccessDenied',
			message: 'Token testSecurityToken is not allowed',
		});
		const failure = await oss(async (client) => await failureOf(putObject(client, KEY, 'video/mp4', bytes(LAST))), {
			settings: { temporaryKey },
		});
		expect(failure.message).toBe('Token *** is not allowed');
		expect(JSON.stringify([failure, { ...failure }, failure.stack])).not.toMatch(/testS|OSS4-HMAC/);
	});
});

it('a session of a role that OSS refuses is replaced', async () => {
	const role = { roleArn: 'acs:ram::1000000000000001:role/test-role' };
	const credential = { ...localCredential(service.url), ...role, roleSessionName: 'oss-objects' };
	const put = async (client: OssClient) => await putObject(client, KEY, 'video/mp4', bytes(LAST));
	await oss(put, { credential });
	service.expireSessions();
	await oss(put, { credential });
	expect(actions()).toEqual(['AssumeRole', 'PutObject', '', 'AssumeRole', 'PutObject']);
});

describe('a refusal', () => {
	it.each([
		['AccessDenied', 'allows oss:PutObject'],
		['NoSuchBucket', 'Check its name'],
		['InDebt', 'arrears'],
		['RequestTimeTooSkewed', 'NTP'],
		['SignatureDoesNotMatch', 'AccessKey Secret'],
	])('%s has its advice, with code, EC and RequestId', async (code, advice) => {
		service.addFaults({ kind: 'error', status: 403, code, message: 'Refused.' });
		const failure = await oss(async (client) => await failureOf(putObject(client, KEY, 'video/mp4', bytes(LAST))));
		expect(failure.message).toBe('Refused.');
		expect(failure.details).toMatchObject({ code, httpStatus: 403, operation: 'PutObject', mayHaveExecuted: false });
		expect(failure.details.advice).toContain(advice);
		expect(failure.details.requestId).toMatch(/^[\dA-F]{24}$/);
		expect(failure.details.ec).toMatch(/^[\d-]+$/);
		// A clock that is off is corrected once.
		expect(service.countRequests()).toBe(code === 'RequestTimeTooSkewed' ? 2 : 1);
	});

	it('of a bucket of another region says so', async () => {
		const message = 'The bucket you are attempting to access must be addressed using the specified endpoint.';
		service.addFaults({ kind: 'error', status: 403, code: 'AccessDenied', message });
		const failure = await oss(async (client) => await failureOf(findObject(client, KEY)));
		expect(failure.details.advice).toContain('another region');
	});

	it.each([
		['a huge answer', { kind: 'huge', bytes: 5 * 2 ** 20 } as const, 'more than 4 MB'],
		['a page of a gateway', { kind: 'html', status: 200 } as const, 'something else'],
		['a document type', { kind: 'raw', body: '<!DOCTYPE a><a/>' } as const, 'something else'],
		['a redirect', { kind: 'redirect', headers: { location: 'http://127.0.0.1:1/' } } as const, 'HTTP 302'],
	])('is made of %s', async (_what, fault, text) => {
		service.addFaults({ ...fault, action: 'ListBuckets' });
		const failure = await oss(async (client) => await failureOf(listBuckets(client)), {
			settings: { bucket: undefined },
		});
		expect(failure.message).toContain(text);
	});
});

it('the buckets of the account are listed with their regions, page by page', async () => {
	const buckets = await oss(async (client) => await listBuckets(client), { settings: { bucket: undefined } });
	expect(buckets).toEqual([
		{ name: 'example-bucket', region: 'cn-shanghai' },
		{ name: 'example-bucket-beijing', region: 'cn-beijing' },
		{ name: 'example-bucket-hangzhou', region: 'cn-hangzhou' },
	]);
});

it('a cancelled execution sends nothing more', async () => {
	const cancelled = AbortSignal.abort(new Error('cancelled'));
	const attempt = oss(async (client) => await listBuckets(client), {
		settings: { bucket: undefined, signal: cancelled },
	});
	await expect(attempt).rejects.toThrow('cancelled');
	expect(service.countRequests()).toBe(0);
});

describe('a clock that is off', () => {
	it.each([
		['behind', 20 * 60_000],
		['ahead', -20 * 60_000],
	])('by 20 minutes, %s, is corrected by the answer, once for all further requests', async (_what, aheadMs) => {
		const other = await startLocalService({ now: () => Date.now() + aheadMs });
		const put = async (client: OssClient) => await putObject(client, KEY, 'video/mp4', bytes(LAST));
		await withOss(other, async (client) => [await put(client), await put(client)]);
		const statuses = other.requests().map(({ status }) => status);
		await other.close();
		expect(statuses).toEqual([403, 200, 200]);
	});

	it('is corrected once only', async () => {
		service.addFaults({ kind: 'error', action: 'PutObject', status: 403, code: 'RequestTimeTooSkewed' });
		const { details } = await failureOf(oss(async (client) => await putObject(client, KEY, 'video/mp4', bytes(LAST))));
		expect(details.code).toBe('RequestTimeTooSkewed');
		expect(actions()).toEqual(['PutObject', 'PutObject']);
	});
});
