import fc from 'fast-check';

import type { Answer } from '../../../nodes/AlibabaCloudSmarttag/ims/answer';
import { isRejectedBeforeExecution } from '../../../nodes/AlibabaCloudSmarttag/ims/imsFailure';
import { retryDelayMs, retryHintMs } from '../../../nodes/AlibabaCloudSmarttag/ims/retry';

const LONGEST_MS = 60_000;

function refused(httpStatus: number, code: string): Answer {
	return { kind: 'refused', httpStatus, code, message: '' };
}

function unreadable(httpStatus: number): Answer {
	return { kind: 'unreadable', httpStatus, what: 'an HTML page' };
}

describe('isRejectedBeforeExecution', () => {
	it.each<[name: string, answer: Answer]>([
		...[200, 400, 403, 429, 500, 503].map((status): [string, Answer] => [
			`throttling with status ${status}`,
			refused(status, 'Throttling'),
		]),
		['throttling of the user', refused(400, 'Throttling.User')],
		['throttling of the API', refused(400, 'Throttling.Api')],
		['throttling by the server', refused(503, 'Throttling.Server.Busy')],
		['a used nonce', refused(400, 'SignatureNonceUsed')],
		['a page with status 429', unreadable(429)],
		['another code with status 429', refused(429, 'TooManyRequests')],
	])('%s: the request was not executed', (_name, answer) => {
		expect(isRejectedBeforeExecution(answer)).toBe(true);
	});

	it.each<[name: string, answer: Answer]>([
		['a job that was accepted', { kind: 'accepted', body: { JobId: 'j1' } }],
		['a code that only begins like throttling', refused(400, 'ThrottlingX')],
		['a code that only ends like throttling', refused(400, 'User.Throttling')],
		['throttling in small letters', refused(400, 'throttling')],
		['a nonce of another kind', refused(400, 'SignatureNonceUsed.Not')],
		['a service that is not available', refused(503, 'ServiceUnavailable')],
		['an internal fault', refused(500, 'InternalError')],
		['a wrong parameter', refused(400, 'InvalidParameter')],
		['an expired time stamp', refused(400, 'InvalidTimeStamp.Expired')],
		['a page with status 503', unreadable(503)],
		['a page with status 502', unreadable(502)],
		['an empty body with status 200', unreadable(200)],
	])('%s: the request may have been executed, or fails again', (_name, answer) => {
		expect(isRejectedBeforeExecution(answer)).toBe(false);
	});
});

describe('retryDelayMs', () => {
	it.each([
		[1, 500, 1_000],
		[2, 1_000, 2_000],
		[3, 2_000, 4_000],
		[4, 4_000, 8_000],
		[5, 8_000, 16_000],
		[6, 16_000, 32_000],
	])('attempt %i: from half to the full time', (attempts, half, full) => {
		expect(retryDelayMs(attempts, 0, 0)).toBe(half);
		expect(retryDelayMs(attempts, 0, 0.5)).toBe((half + full) / 2);
		expect(retryDelayMs(attempts, 0, 1)).toBe(full);
	});

	it('waits as long as the service requests, when that is longer', () => {
		expect(retryDelayMs(1, 5_000, 0)).toBe(5_000);
		expect(retryDelayMs(1, 5_000, 1)).toBe(5_500);
		expect(retryDelayMs(5, 5_000, 1)).toBe(16_000);
	});

	it('waits at most a minute, and five when the service requests it', () => {
		expect(retryDelayMs(30, 0, 1)).toBe(LONGEST_MS);
		expect(retryDelayMs(1, 2 * LONGEST_MS, 0)).toBe(2 * LONGEST_MS);
		expect(retryDelayMs(1, 10 * LONGEST_MS, 0)).toBe(5 * LONGEST_MS);
	});

	it('keeps items apart that got the same hint', () => {
		expect(retryDelayMs(3, 30_000, 0)).toBeLessThan(retryDelayMs(3, 30_000, 0.9));
	});

	it('keeps items apart at its longest, too', () => {
		expect(retryDelayMs(10, 0, 0)).toBeLessThan(retryDelayMs(10, 0, 0.9));
	});

	it('is a number within bounds, whatever the attempt and the hint', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 10_000 }),
				fc.oneof(fc.constant(0), fc.double({ min: 0, noNaN: true })),
				fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
				(attempts, hintMs, random) => {
					const delay = retryDelayMs(attempts, hintMs, random);
					expect(delay).toBeGreaterThanOrEqual(Math.max(500, Math.min(hintMs, 5 * LONGEST_MS)));
					expect(delay).toBeLessThanOrEqual(Math.min(hintMs, 5 * LONGEST_MS) + LONGEST_MS);
				},
			),
			{ numRuns: 2_000 },
		);
	});
});

describe('retryHintMs', () => {
	const now = Date.parse('2026-01-02T03:04:05Z');

	it.each<[name: string, headers: Record<string, unknown>, hintMs: number]>([
		['no header', {}, 0],
		['x-acs-retry-after is in milliseconds', { 'x-acs-retry-after': '1500' }, 1_500],
		['x-acs-retry-after of one millisecond', { 'x-acs-retry-after': '1' }, 1],
		['x-acs-retry-after as a number', { 'x-acs-retry-after': 1500 }, 1_500],
		['x-acs-retry-after goes before retry-after', { 'x-acs-retry-after': '1500', 'retry-after': '9' }, 1_500],
		['an x-acs-retry-after of 0 leaves it to retry-after', { 'x-acs-retry-after': '0', 'retry-after': '9' }, 9_000],
		['an x-acs-retry-after below 0 leaves it, too', { 'x-acs-retry-after': '-5', 'retry-after': '9' }, 9_000],
		['an x-acs-retry-after that is no number', { 'x-acs-retry-after': 'soon', 'retry-after': '9' }, 9_000],
		['retry-after is in seconds', { 'retry-after': '2' }, 2_000],
		['retry-after with a fraction', { 'retry-after': '0.5' }, 500],
		['retry-after of 0', { 'retry-after': '0' }, 0],
		['retry-after below 0', { 'retry-after': '-3' }, 0],
		['retry-after as a date to come', { 'retry-after': 'Fri, 02 Jan 2026 03:04:15 GMT' }, 10_000],
		['retry-after as a date that is past', { 'retry-after': 'Fri, 02 Jan 2026 03:04:00 GMT' }, 0],
		['retry-after that is neither', { 'retry-after': 'later' }, 0],
		['retry-after that is empty', { 'retry-after': '' }, 0],
		['retry-after sent twice', { 'retry-after': ['1', '2'] }, 0],
	])('%s', (_name, headers, hintMs) => {
		expect(retryHintMs(headers, now)).toBe(hintMs);
	});
});
