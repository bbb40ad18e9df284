import { adviceFor } from './advice';
import type { RefusedAnswer, UnreadableAnswer } from './answer';
import { isRejectedBeforeExecution } from './retry';
import type { TransportFault } from './transportFault';

/**
 * A call that did not succeed, in words for the user and as data for the workflow. It holds nothing of the request, so
 * that no key, token or signature can get out with it.
 */
export class ImsFailure extends Error {
	override readonly name = 'ImsFailure';

	constructor(
		message: string,
		readonly details: {
			readonly advice?: string;
			readonly code?: string;
			readonly httpStatus?: number;
			readonly requestId?: string;
			/** The request may have been carried out although no answer says so. */
			readonly mayHaveExecuted: boolean;
			/** The API did nothing, and may take the same request later: throttling. */
			readonly rejectedBeforeExecution?: boolean;
			/** Asking again may help, where asking does no harm: throttling, faults of the service, a broken connection. */
			readonly transient?: boolean;
			/** How long the service asked to wait, in milliseconds. */
			readonly retryAfterMs?: number;
		},
	) {
		super(message);
	}
}

const API = 'ice';

/** Codes of the service's own faults, whatever the status; they leave open what was done before. */
const SERVICE_FAULTS: ReadonlySet<string> = new Set(['InternalError', 'ServiceUnavailable', 'UnknownError']);

/**
 * The API said no.
 *
 * @param retryAfterMs how long the service asked to wait, in milliseconds
 */
export function refusalFailure(action: string, refusal: RefusedAnswer, retryAfterMs = 0): ImsFailure {
	const { code, httpStatus, requestId, deniedAction } = refusal;
	const refusedBeforehand = isRejectedBeforeExecution(refusal);
	const isFault = httpStatus >= 500 || SERVICE_FAULTS.has(code);
	return new ImsFailure(refusal.message || `The request was refused with ${code}`, {
		advice: adviceFor(code, deniedAction ?? `${API}:${action}`),
		code,
		httpStatus,
		requestId,
		mayHaveExecuted: !refusedBeforehand && isFault,
		rejectedBeforeExecution: refusedBeforehand,
		transient: refusedBeforehand || isFault,
		retryAfterMs,
	});
}

/**
 * Something answered that is not the API, or its answer was cut.
 *
 * @param retryAfterMs how long to wait, in milliseconds, where the answer said so
 */
export function unreadableFailure(answer: UnreadableAnswer, retryAfterMs = 0): ImsFailure {
	const { httpStatus, what } = answer;
	const tooLong = TOO_LONG.has(httpStatus);
	return new ImsFailure(`HTTP ${httpStatus} with ${what} came instead of an answer of the API`, {
		advice: tooLong ? TOO_LONG_ADVICE : GATEWAY_ADVICE,
		httpStatus,
		mayHaveExecuted: !tooLong && !isRejectedBeforeExecution(answer),
		rejectedBeforeExecution: isRejectedBeforeExecution(answer),
		transient: !tooLong,
		retryAfterMs,
	});
}

/** By these HTTP itself refuses a request for its length, before anybody looks at what it asks for. */
const TOO_LONG: ReadonlySet<number> = new Set([413, 414, 431]);
const TOO_LONG_ADVICE =
	'The request is longer than the endpoint takes. Shorten what the fields of the item hold; an expression may give far more than it should.';
const GATEWAY_ADVICE =
	'A gateway or proxy between n8n and the endpoint may have answered in its place. Check Network and Custom Endpoint in the credential and the proxy settings of n8n.';

/**
 * An answer was too large to be read.
 *
 * @param largest how many bytes are read at most
 * @param retryAfterMs how long to wait, in milliseconds, where the answer said so
 */
export function oversizedFailure(httpStatus: number, largest: number, retryAfterMs = 0): ImsFailure {
	const megabytes = largest / 2 ** 20;
	const what = `more than ${megabytes} MB`;
	const { message, details } = unreadableFailure({ kind: 'unreadable', httpStatus, what }, retryAfterMs);
	return new ImsFailure(message, { ...details, advice: OVERSIZED_ADVICE, transient: details.rejectedBeforeExecution });
}

const OVERSIZED_ADVICE =
	'It was not read, to save the memory of n8n. No answer of the API is known to be that large: see what Network and Custom Endpoint in the credential, and the proxy settings of n8n, lead to. If it is the result of a job, cut the video into parts and submit each.';
const NOT_CONNECTED_ADVICE =
	'Nothing was sent. Check Region, Network and Custom Endpoint in the credential, and the network of the machine that runs n8n. VPC endpoints are reached from inside the VPC only.';
const NO_ANSWER_ADVICE =
	'If no item gets an answer, check Network in the credential: VPC endpoints are reached from inside the VPC only.';

/** No answer came. */
export function transportFailure({ code, message, mayHaveArrived, permanent: lasting }: TransportFault): ImsFailure {
	return new ImsFailure(code ? `${message} (${code})` : message, {
		advice: mayHaveArrived ? NO_ANSWER_ADVICE : NOT_CONNECTED_ADVICE,
		mayHaveExecuted: mayHaveArrived,
		transient: !lasting,
	});
}
