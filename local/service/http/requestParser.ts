import type { IncomingMessage } from 'node:http';
import { ApiError } from '../apiError';
import { isJsonObject, type JsonObject } from '../values';

/** Far above what any request of this API needs. */
const maxBodyBytes = 4 * 1024 * 1024;

/** A request as received. */
export interface ReceivedRequest {
	method: string;
	path: string;
	/** The part after `?`, undecoded. */
	rawQuery: string;
	/** Lower-cased names. */
	headers: Record<string, string>;
	body: Buffer;
}

/** One decoded name and value. */
export type Pair = readonly [name: string, value: string];

/** A received request with its parameters decoded. */
export interface ParsedRequest extends ReceivedRequest {
	query: Pair[];
	form: Pair[];
	/** The body, when it is a JSON object sent as `application/json`. */
	json?: JsonObject;
}

/** Reads a whole body. Throws ApiError 413 when it is too large, and the stream's error when the client closes it. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size > maxBodyBytes) {
			throw new ApiError(413, 'RequestEntityTooLarge', `The body exceeds ${maxBodyBytes} bytes.`);
		}
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

/** Decodes query, form body and JSON body. Throws `InvalidParameter` when the encoding or the JSON is broken. */
export function parseRequest(received: ReceivedRequest): ParsedRequest {
	const text = received.body.toString('utf8');
	const contentType = (received.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase();
	return {
		...received,
		query: parsePairs(received.rawQuery, 'query string'),
		form: contentType === 'application/x-www-form-urlencoded' ? parsePairs(text, 'form body') : [],
		json: contentType === 'application/json' && text !== '' ? parseJson(text) : undefined,
	};
}

function parsePairs(text: string, where: string): Pair[] {
	try {
		return text
			.split('&')
			.filter((part) => part !== '')
			.map((part) => {
				const equals = part.indexOf('=');
				return equals < 0
					? ([decode(part), ''] as const)
					: ([decode(part.slice(0, equals)), decode(part.slice(equals + 1))] as const);
			});
	} catch {
		throw new ApiError(400, 'InvalidParameter', `The ${where} is not percent-encoded UTF-8.`);
	}
}

/** Decodes a name or value; `+` is a space. Throws URIError on broken encoding. */
function decode(text: string): string {
	return decodeURIComponent(text.replaceAll('+', ' '));
}

function parseJson(text: string): JsonObject {
	try {
		const value: unknown = JSON.parse(text);
		if (isJsonObject(value)) return value;
	} catch {
		// The error below covers both cases.
	}
	throw new ApiError(400, 'InvalidParameter', 'The body is not a JSON object.');
}
