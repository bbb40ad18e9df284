import type { RefusedAnswer } from '../../../nodes/AlibabaCloudSmarttag/ims/answer';
import {
	ImsFailure,
	oversizedFailure,
	refusalFailure,
	transportFailure,
	unreadableFailure,
} from '../../../nodes/AlibabaCloudSmarttag/ims/imsFailure';

function refusal(refused: Partial<RefusedAnswer>): ImsFailure {
	return refusalFailure('SubmitSmarttagJob', {
		kind: 'refused',
		httpStatus: 400,
		code: 'InvalidParameter',
		message: 'The specified parameter "Title" is not valid.',
		...refused,
	});
}

describe('a refusal', () => {
	it.each<[mayHaveExecuted: boolean, httpStatus: number, code: string]>([
		[false, 400, 'InvalidParameter'],
		[false, 403, 'NoPermission'],
		[false, 404, 'InvalidParameter.ResourceNotFound'],
		[false, 400, 'SignatureDoesNotMatch'],
		[false, 200, 'InvalidParameter'],
		[false, 400, 'Throttling.User'],
		[false, 429, 'Throttling.User'],
		[false, 503, 'Throttling'],
		[false, 400, 'SignatureNonceUsed'],
		[false, 429, 'InternalError'],
		[true, 500, 'InternalError'],
		[true, 400, 'InternalError'],
		[true, 200, 'InternalError'],
		[true, 503, 'ServiceUnavailable'],
		[true, 400, 'ServiceUnavailable'],
		[true, 400, 'UnknownError'],
		[true, 500, 'InvalidParameter'],
		[true, 502, 'HTTP 502'],
		[true, 503, 'ThrottlingX'],
		[true, 504, 'GatewayTimeout'],
	])('may have been executed: %p, for status %i and code %s', (mayHaveExecuted, httpStatus, code) => {
		expect(refusal({ httpStatus, code }).details.mayHaveExecuted).toBe(mayHaveExecuted);
	});

	it('keeps the message, the code, the status and the RequestId of the API', () => {
		const failure = refusal({ httpStatus: 404, code: 'InvalidParameter.ResourceNotFound', requestId: 'r1' });
		expect(failure).toBeInstanceOf(ImsFailure);
		expect(failure).toMatchObject({
			name: 'ImsFailure',
			message: 'The specified parameter "Title" is not valid.',
			details: {
				advice: expect.stringMatching(/template/) as string,
				code: 'InvalidParameter.ResourceNotFound',
				httpStatus: 404,
				requestId: 'r1',
			},
		});
	});

	it('without a message names the code', () => {
		expect(refusal({ code: 'NoPermission', message: '' }).message).toBe(
			'The API refused the request with NoPermission',
		);
	});

	it('without advice has none', () => {
		expect(refusal({ code: 'Unheard' }).details.advice).toBeUndefined();
	});

	it.each([
		[undefined, 'ice:SubmitSmarttagJob'],
		['ice:QuerySmarttagJob', 'ice:QuerySmarttagJob'],
		['ram:PassRole', 'ram:PassRole'],
	])('of an action that RAM denies (named: %j) advises to allow %s', (deniedAction, action) => {
		expect(refusal({ httpStatus: 403, code: 'NoPermission', deniedAction }).details.advice).toContain(
			`"Action": "${action}"`,
		);
	});
});

describe('an answer of HTTP that the request is too long', () => {
	it.each([413, 414, 431])('%i was not executed, says what to do, and is not repeated', (httpStatus) => {
		const failure = unreadableFailure({ kind: 'unreadable', httpStatus, what: 'an empty body' });
		expect(failure.message).toContain(`HTTP ${httpStatus}`);
		expect(failure.details).toMatchObject({ mayHaveExecuted: false, rejectedBeforeExecution: false, transient: false });
		expect(failure.details.advice).toContain('longer than the endpoint accepts');
	});
});

describe('an answer that is too large', () => {
	it('names the limit, says what to do, and is not repeated', () => {
		const failure = oversizedFailure(200, 64 * 2 ** 20);
		expect(failure.message).toBe('The endpoint answered HTTP 200 with more than 64 MB instead of an answer of the API');
		expect(failure.details.advice).toContain('cut the video into parts');
		expect(failure.details).toMatchObject({ httpStatus: 200, mayHaveExecuted: true, transient: false });
	});

	it('was rejected before execution with HTTP 429, and may be repeated', () => {
		expect(oversizedFailure(429, 2 ** 20, 5).details).toMatchObject({
			...{ mayHaveExecuted: false, rejectedBeforeExecution: true, transient: true, retryAfterMs: 5 },
		});
	});
});

describe('an answer that is not one of the API', () => {
	it.each([
		[true, 200],
		[true, 302],
		[true, 404],
		[true, 500],
		[true, 502],
		[true, 503],
		[false, 429],
	])('may have been executed: %p, for status %i', (mayHaveExecuted, httpStatus) => {
		const { details } = unreadableFailure({ kind: 'unreadable', httpStatus, what: 'an HTML page' });
		expect(details).toMatchObject({ mayHaveExecuted, httpStatus });
	});

	it('was not executed when a proxy requires a login, and is not repeated', () => {
		const failure = unreadableFailure({ kind: 'unreadable', httpStatus: 407, what: 'an empty body' });
		expect(failure.message).toBe('The proxy between n8n and the endpoint requires a login (HTTP 407)');
		expect(failure.details).toMatchObject({ mayHaveExecuted: false, httpStatus: 407 });
		expect(failure.details.transient).toBeFalsy();
	});

	it('names the status and the body, and says what to check', () => {
		const failure = unreadableFailure({ kind: 'unreadable', httpStatus: 502, what: 'an HTML page titled "Oops"' });
		expect(failure.message).toBe(
			'The endpoint answered HTTP 502 with an HTML page titled "Oops" instead of an answer of the API',
		);
		expect(failure.details.advice).toMatch(/^A gateway or proxy .*Network and Custom Endpoint/);
		expect(failure.details.code).toBeUndefined();
	});
});

describe('no answer at all', () => {
	it('may have been executed when the request may have arrived', () => {
		const failure = transportFailure({ code: 'ECONNRESET', message: 'The connection broke', mayHaveArrived: true });
		expect(failure.message).toBe('The connection broke (ECONNRESET)');
		expect(failure.details).toEqual({
			advice: expect.stringContaining('VPC') as string,
			mayHaveExecuted: true,
			transient: true,
		});
	});

	it('was certainly not executed when nothing was sent, and says what to check', () => {
		const failure = transportFailure({ code: 'ENOTFOUND', message: 'The name is not known', mayHaveArrived: false });
		expect(failure.message).toBe('The name is not known (ENOTFOUND)');
		expect(failure.details.mayHaveExecuted).toBe(false);
		expect(failure.details.advice).toMatch(/^Nothing was sent\. Check Region, Network and Custom Endpoint.*VPC/);
	});

	it('without a code has the message only', () => {
		const failure = transportFailure({ message: 'The connection broke', mayHaveArrived: true });
		expect(failure.message).toBe('The connection broke');
	});
});

describe('a repetition may help', () => {
	const unreadable = (httpStatus: number) =>
		unreadableFailure({ kind: 'unreadable', httpStatus, what: 'an HTML page' }).details.transient;

	it('after throttling, faults of the service, and answers that are none', () => {
		expect(refusal({ httpStatus: 400, code: 'Throttling.User' }).details.transient).toBe(true);
		expect(refusal({ httpStatus: 500, code: 'Whatever' }).details.transient).toBe(true);
		expect(refusal({ httpStatus: 400, code: 'ServiceUnavailable' }).details.transient).toBe(true);
		expect(unreadable(200)).toBe(true);
	});

	it('not after a refusal, nor where the address itself is wrong', () => {
		expect(refusal({ httpStatus: 403, code: 'NoPermission' }).details.transient).toBe(false);
		const permanent = { message: 'The TLS certificate is not trusted', mayHaveArrived: false, permanent: true };
		expect(transportFailure(permanent).details.transient).toBe(false);
	});
});
