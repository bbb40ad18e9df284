import { UserError } from 'n8n-workflow';

import { ownRefusal, TransientRefusal } from '../../../credentials/ownRefusals';

/** Why there is no answer, and whether the request may have reached the service. */
export interface TransportFault {
	readonly message: string;
	readonly mayHaveArrived: boolean;
	/** A repetition fails likewise: the address or its certificate is wrong. */
	readonly permanent?: boolean;
	readonly code?: string;
}

const UNREACHABLE = 'The endpoint cannot be reached from this machine';
const NO_FILE = 'The machine that runs n8n has too many open files and connections';
const CONNECT_TIMED_OUT = 'No connection to the endpoint could be made in time';

/** By the code of the error: why there was no connection. */
const NOT_CONNECTED: ReadonlyMap<string, string> = new Map([
	['EADDRNOTAVAIL', 'The machine that runs n8n has no free port or address for a connection'],
	['EAI_AGAIN', 'The name of the endpoint could not be looked up'],
	['ECONNREFUSED', 'The endpoint refused the connection'],
	['EHOSTUNREACH', UNREACHABLE],
	['EMFILE', NO_FILE],
	['ENETDOWN', UNREACHABLE],
	['ENETUNREACH', UNREACHABLE],
	['ENFILE', NO_FILE],
	['ENOTFOUND', 'The name of the endpoint does not exist'],
	['UND_ERR_CONNECT_TIMEOUT', CONNECT_TIMED_OUT],
]);

/** More than n8n wraps an error, and an end for circular causes. */
const DEEPEST_LAYER = 5;

const TIMED_OUT: ReadonlySet<string> = new Set(['ECONNABORTED', 'ETIMEDOUT', 'UND_ERR_HEADERS_TIMEOUT']);

/**
 * Reads from the error of n8n's request helper what happened. Only a connection that was never made proves that the service
 * did not get the request.
 *
 * @param timeoutMs how long the answer was allowed to take, in milliseconds
 */
export function readTransportFault(error: unknown, timeoutMs: number): TransportFault {
	const code = errorCode(error);
	const notConnected = hasNeverConnected(error) ? CONNECT_TIMED_OUT : NOT_CONNECTED.get(code ?? '');
	if (notConnected) return { code, message: notConnected, mayHaveArrived: false };
	if (code === 'ERR_SSL_WRONG_VERSION_NUMBER' || (code === 'EPROTO' && /wrong version number/.test(messageOf(error)))) {
		return {
			code,
			message: 'The endpoint does not speak TLS, which https:// needs',
			mayHaveArrived: false,
			permanent: true,
		};
	}
	if (code && /^(CERT_|DEPTH_ZERO|ERR_TLS_CERT|SELF_SIGNED|UNABLE_TO_)/.test(code)) {
		return {
			code,
			message: 'The TLS certificate of the endpoint is not trusted',
			mayHaveArrived: false,
			permanent: true,
		};
	}
	if (code && TIMED_OUT.has(code)) {
		return { code, message: `The endpoint did not answer within ${seconds(timeoutMs)}`, mayHaveArrived: true };
	}
	return { code, message: 'The connection closed before the answer was complete', mayHaveArrived: true };
}

/**
 * Whether the time was over before there was a connection: by the system's own error, of each address where the name has
 * several.
 */
function hasNeverConnected(error: unknown): boolean {
	return errorLayers(error).some((layer) => {
		const all = 'errors' in layer && Array.isArray(layer.errors) && layer.errors.length > 0 ? layer.errors : [layer];
		return all.every(isConnectTimeout);
	});
}

function isConnectTimeout(error: unknown): boolean {
	if (typeof error !== 'object' || error === null) return false;
	if ('syscall' in error && error.syscall === 'connect' && 'code' in error) return error.code === 'ETIMEDOUT';
	return 'message' in error && typeof error.message === 'string' && error.message.startsWith('connect ETIMEDOUT');
}

function seconds(milliseconds: number): string {
	return milliseconds === 1_000 ? '1 second' : `${milliseconds / 1_000} seconds`;
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : '';
}

function errorCode(error: unknown): string | undefined {
	for (const layer of errorLayers(error)) {
		if ('code' in layer && typeof layer.code === 'string') return layer.code;
		// All that n8n 2.0 keeps of its HTTP library's error; a number there is the status of an answer.
		if ('httpCode' in layer && typeof layer.httpCode === 'string' && !/^\d+$/.test(layer.httpCode))
			return layer.httpCode;
	}
	return undefined;
}

/**
 * Why the credential or n8n itself refused to send a request, such as one to an address that n8n's SSRF policy blocks;
 * undefined for any other error of n8n's request helper. It contains nothing of the request.
 */
export function refusalIn(error: unknown): UserError | undefined {
	for (const layer of errorLayers(error)) {
		const refusal = layer instanceof UserError ? layer : ownRefusal(layer);
		// Anew, since the one of n8n may hold the request.
		if (refusal) return new (refusal instanceof TransientRefusal ? TransientRefusal : UserError)(refusal.message);
	}
	return undefined;
}

/** The error of n8n's helper, the error of its HTTP library inside, and causes of that; outermost first. */
function errorLayers(error: unknown): object[] {
	const layers: object[] = [];
	let layer = error;
	while (typeof layer === 'object' && layer !== null && layers.length < DEEPEST_LAYER) {
		layers.push(layer);
		layer = 'cause' in layer ? layer.cause : undefined;
	}
	return layers;
}
