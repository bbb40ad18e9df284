import type { Answer, RefusedAnswer, UnreadableAnswer } from './answer';
import { adviceFor, retryFor } from './errorCodes';
import type { JsonObject } from '../values/fieldReader';
import { shortText } from '../values/shortText';
import type { TransportFault } from './transportFault';

/**
 * A failed call, as a message for the user and as data for the workflow. It contains nothing of the request, and so no key,
 * token or signature.
 */
export class ImsFailure extends Error {
	override readonly name = 'ImsFailure';

	constructor(
		message: string,
		readonly details: {
			/** What the user can do, as whole sentences. */
			readonly advice?: string;
			/** The action that was called, where the API refused it. */
			readonly action?: string;
			readonly code?: string;
			readonly httpStatus?: number;
			readonly requestId?: string;
			/** The request may have been executed although no answer says so. */
			readonly mayHaveExecuted: boolean;
			/** The API did not execute the request, and may accept it later: throttling. */
			readonly rejectedBeforeExecution?: boolean;
			/** The same request may succeed later: throttling, faults of the service, a broken connection. */
			readonly transient?: boolean;
			/** The pause that the service requested, in milliseconds. */
			readonly retryAfterMs?: number;
		},
	) {
		super(message);
	}
}

const API = 'ice';

/**
 * Whether the API refused a request before executing it, so that a repetition executes it once. Throttling is identified
 * by its code, whatever the status; a used nonce is replaced by a new one. HTTP 429 is the same refusal by a gateway.
 */
export function isRejectedBeforeExecution(answer: Answer): boolean {
	if (answer.kind === 'accepted') return false;
	return answer.httpStatus === 429 || (answer.kind === 'refused' && retryFor(answer.code) === 'always');
}

/**
 * The failure of a call that the API refused.
 *
 * @param retryAfterMs the pause that the service requested, in milliseconds
 */
export function refusalFailure(action: string, refusal: RefusedAnswer, retryAfterMs = 0): ImsFailure {
	const { code, httpStatus, requestId, deniedAction } = refusal;
	const rejectedBeforeExecution = isRejectedBeforeExecution(refusal);
	const isFault = httpStatus >= 500 || retryFor(code) === 'ifIdempotent';
	return new ImsFailure(refusal.message || `The API refused the request with ${code}`, {
		advice: adviceFor(code, deniedAction ?? `${API}:${action}`),
		action,
		code,
		httpStatus,
		requestId,
		mayHaveExecuted: !rejectedBeforeExecution && isFault,
		rejectedBeforeExecution,
		transient: rejectedBeforeExecution || isFault,
		retryAfterMs,
	});
}

/**
 * The failure of a call whose answer is not one of the API, or was cut.
 *
 * @param retryAfterMs the pause that the answer requested, in milliseconds
 */
export function unreadableFailure(answer: UnreadableAnswer, retryAfterMs = 0): ImsFailure {
	const { httpStatus, what } = answer;
	if (httpStatus === PROXY_LOGIN) {
		const message = 'The proxy between n8n and the endpoint requires a login (HTTP 407)';
		return new ImsFailure(message, { advice: PROXY_LOGIN_ADVICE, httpStatus, mayHaveExecuted: false });
	}
	const tooLong = TOO_LONG.has(httpStatus);
	return new ImsFailure(`The endpoint answered HTTP ${httpStatus} with ${what} instead of an answer of the API`, {
		advice: tooLong ? TOO_LONG_ADVICE : GATEWAY_ADVICE,
		httpStatus,
		mayHaveExecuted: !tooLong && !isRejectedBeforeExecution(answer),
		rejectedBeforeExecution: isRejectedBeforeExecution(answer),
		transient: !tooLong,
		retryAfterMs,
	});
}

/** A proxy answers so in place of the endpoint, to a request as to CONNECT (RFC 9110, 15.5.8). */
const PROXY_LOGIN = 407;
const PROXY_LOGIN_ADVICE =
	'Nothing was sent to Alibaba Cloud. Set user name and password of the proxy in the environment variables HTTPS_PROXY and HTTP_PROXY of n8n.';

/** HTTP itself refuses a request for its length with these, before it reaches the API. */
const TOO_LONG: ReadonlySet<number> = new Set([413, 414, 431]);
const TOO_LONG_ADVICE =
	'The request is longer than the endpoint accepts. Shorten the fields of the item; an expression may return more than expected.';
const GATEWAY_ADVICE =
	'A gateway or proxy between n8n and the endpoint may have answered in its place. Check Network and Custom Endpoint in the credential and the proxy settings of n8n.';

/**
 * The failure of a call whose answer was too large to be read.
 *
 * @param largest how many bytes are read at most
 * @param retryAfterMs the pause that the answer requested, in milliseconds
 */
export function oversizedFailure(httpStatus: number, largest: number, retryAfterMs = 0): ImsFailure {
	const megabytes = largest / 2 ** 20;
	const what = `more than ${megabytes} MB`;
	const { message, details } = unreadableFailure({ kind: 'unreadable', httpStatus, what }, retryAfterMs);
	return new ImsFailure(message, { ...details, advice: OVERSIZED_ADVICE, transient: details.rejectedBeforeExecution });
}

const OVERSIZED_ADVICE =
	'The answer was not read, to protect the memory of n8n. No known answer of the API is that large: check Network and Custom Endpoint in the credential, and the proxy settings of n8n. If it is the result of a job, cut the video into parts and submit each.';
const NOT_CONNECTED_ADVICE =
	'Nothing was sent. Check Region, Network and Custom Endpoint in the credential, and the network of the machine that runs n8n. VPC endpoints can be reached from inside the VPC only.';
const NO_ANSWER_ADVICE =
	'If no item gets an answer, check Network in the credential: VPC endpoints can be reached from inside the VPC only.';

/**
 * The failure of a call that was not sent, because STS returned no session to sign it with; it may return one later.
 *
 * @param message what the credential reported, with what to do
 */
export function unsignedFailure(message: string): ImsFailure {
	return new ImsFailure(message, { mayHaveExecuted: false, rejectedBeforeExecution: true, transient: true });
}

/** The failure of a call without an answer. */
export function transportFailure({ code, message, mayHaveArrived, permanent }: TransportFault): ImsFailure {
	return new ImsFailure(code ? `${message} (${code})` : message, {
		advice: mayHaveArrived ? NO_ANSWER_ADVICE : NOT_CONNECTED_ADVICE,
		mayHaveExecuted: mayHaveArrived,
		transient: !permanent,
	});
}

/**
 * The ID and the RequestId in the answer to a call that made something.
 *
 * @param name of the ID, such as `JobId`
 * @throws ImsFailure when there is no ID, though something may have been made
 */
export function madeId(answer: JsonObject, name: string): { readonly id: string; readonly requestId?: string } {
	const { [name]: id, RequestId } = answer;
	const requestId = typeof RequestId === 'string' ? shortText(RequestId) : undefined;
	if (typeof id === 'string' && id) return { id, requestId };
	throw new ImsFailure(`The answer has no ${name}`, { requestId, mayHaveExecuted: true });
}
