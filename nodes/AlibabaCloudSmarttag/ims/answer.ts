import { isJsonObject, type JsonObject } from '../values/fieldReader';

/** An answer of the API as it was told: taken, refused with a code, or not an answer of the API at all. */
export type Answer = AcceptedAnswer | RefusedAnswer | UnreadableAnswer;

export interface AcceptedAnswer {
	readonly kind: 'accepted';
	readonly body: JsonObject;
}

/** The API's own refusal. The code decides what it means; documented statuses differ from page to page. */
export interface RefusedAnswer {
	readonly kind: 'refused';
	readonly httpStatus: number;
	readonly code: string;
	readonly message: string;
	readonly requestId?: string;
	/** The RAM action that is not allowed, where the API names it. */
	readonly deniedAction?: string;
}

/** HTML of a gateway, half a JSON text, nothing at all. */
export interface UnreadableAnswer {
	readonly kind: 'unreadable';
	readonly httpStatus: number;
	/** What came instead, in words that can stand in a sentence. */
	readonly what: string;
}

/** Values of `Code` that mean success, as the vendor's older client has it. */
const SUCCESS_CODES: ReadonlySet<string> = new Set(['', '200', 'OK', 'Success', 'success']);

/**
 * Reads an answer by status and body. Keys may be capitalized or not, and an error may be XML: both are read in the
 * vendor's client.
 */
export function readAnswer(httpStatus: number, text: string): Answer {
	const content = parseJson(text) ?? parseXmlError(text);
	const body = isJsonObject(content) ? content : undefined;
	if (!body) {
		const what = content === undefined ? describeUnreadable(text) : 'JSON that is no object';
		return { kind: 'unreadable', httpStatus, what };
	}
	const code = textOf(body.Code ?? body.code);
	const succeeded = httpStatus >= 200 && httpStatus < 300;
	if (succeeded && SUCCESS_CODES.has(code)) return { kind: 'accepted', body };
	if (!code && !(body.Message ?? body.message)) {
		return { kind: 'unreadable', httpStatus, what: 'JSON without a Code' };
	}
	const denied = body.AccessDeniedDetail ?? body.accessDeniedDetail;
	return {
		kind: 'refused',
		httpStatus,
		code: code.trim() || `HTTP ${httpStatus}`,
		message: withoutStringToSign(textOf(body.Message ?? body.message)).trim(),
		requestId: textOf(body.RequestId ?? body.requestId).trim() || undefined,
		deniedAction: isJsonObject(denied) ? textOf(denied.AuthAction).trim() || undefined : undefined,
	};
}

/** A refused signature is answered with the text that was signed, and that holds the key ID, the token and the whole query. */
function withoutStringToSign(message: string): string {
	return message.split(/\s*(?:server[- ]?(?:side )?)?(?:string[- ]?to[- ]?sign|canonical[- ]?request)\b/i, 1)[0] ?? '';
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text) ?? 'null';
	} catch {
		return undefined;
	}
}

function parseXmlError(text: string): JsonObject | undefined {
	if (!/<Error>/.test(text)) return undefined;
	const tag = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1];
	return { Code: tag('Code'), Message: tag('Message'), RequestId: tag('RequestId') };
}

function describeUnreadable(text: string): string {
	const start = text.trim().slice(0, 200);
	if (!start) return 'an empty body';
	if (start.startsWith('<')) {
		const title = /<title>\s*([^<]{1,8000})/i.exec(text)?.[1]?.trim();
		return title ? `an HTML page titled "${title}"` : 'an HTML page';
	}
	return start.startsWith('{') ? 'JSON that breaks off' : 'a text that is no JSON';
}

function textOf(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
