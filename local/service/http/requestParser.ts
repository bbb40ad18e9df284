import { ApiError } from '../apiError';
import { isJsonObject, type JsonObject } from '../values';
import { decode } from './percentEncoding';

/** A request as it came over the wire. */
export interface ReceivedRequest {
	method: string;
	path: string;
	/** What stands after `?`, undecoded. */
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

function parseJson(text: string): JsonObject {
	try {
		const value: unknown = JSON.parse(text);
		if (isJsonObject(value)) return value;
	} catch {
		// the refusal below covers both cases
	}
	throw new ApiError(400, 'InvalidParameter', 'The body is not a JSON object.');
}
