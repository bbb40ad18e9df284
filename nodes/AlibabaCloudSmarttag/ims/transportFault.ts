/** Why there is no answer, and whether the request may have reached the service. */
export interface TransportFault {
	readonly message: string;
	readonly mayHaveArrived: boolean;
	/** A repetition fails likewise: the address or its certificate is wrong. */
	readonly permanent?: boolean;
	readonly code?: string;
}

const NOT_CONNECTED: Readonly<Record<string, string>> = {
	EAI_AGAIN: 'The name of the endpoint could not be looked up',
	ECONNREFUSED: 'The endpoint refused the connection',
	EHOSTUNREACH: 'The endpoint cannot be reached from this machine',
	ENETUNREACH: 'The endpoint cannot be reached from this machine',
	ENOTFOUND: 'The name of the endpoint does not exist',
};

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
	const notConnected = code !== undefined && Object.hasOwn(NOT_CONNECTED, code) ? NOT_CONNECTED[code] : undefined;
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

/** The error of n8n's helper, the error of its HTTP library inside, and causes of that; outermost first. */
export function errorLayers(error: unknown): object[] {
	const layers: object[] = [];
	let layer = error;
	while (typeof layer === 'object' && layer !== null && layers.length < DEEPEST_LAYER) {
		layers.push(layer);
		layer = 'cause' in layer ? layer.cause : undefined;
	}
	return layers;
}
