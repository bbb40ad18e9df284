import { isJsonObject, type JsonObject } from '../values/fieldReader';

/** What the endpoint answered: an accepted call, a refusal with a code, or no answer of the API at all. */
export type Answer = AcceptedAnswer | RefusedAnswer | UnreadableAnswer;

export interface AcceptedAnswer {
	readonly kind: 'accepted';
	readonly body: JsonObject;
}

/** A refusal by the API. Its code decides what it means; documented statuses differ from page to page. */
export interface RefusedAnswer {
	readonly kind: 'refused';
	readonly httpStatus: number;
	readonly code: string;
	readonly message: string;
	readonly requestId?: string;
	/** The RAM action that is not allowed, where the API reports it. */
	readonly deniedAction?: string;
}

/** HTML of a gateway, half a JSON text, an empty body. */
export interface UnreadableAnswer {
	readonly kind: 'unreadable';
	readonly httpStatus: number;
	/** What the body is, as a part of a sentence. */
	readonly what: string;
}

/** Values of `Code` that mean success; read in the vendor's older client. */
const SUCCESS_CODES: ReadonlySet<string> = new Set(['', '200', 'OK', 'Success', 'success']);

/**
 * Reads an answer by status and body. Read in the vendor's client: keys may be capitalized or not, and an error may be XML.
 */
export function readAnswer(httpStatus: number, text: string): Answer {
	const content = parseJson(text) ?? parseXmlError(text);
	const body = isJsonObject(content) ? content : undefined;
	if (!body) {
		const what = content === undefined ? describeUnreadable(text) : 'JSON that is not an object';
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

/** The refusal of a signature repeats the signed text, which contains the key ID, the token and the whole query. */
function withoutStringToSign(message: string): string {
	return message.split(/(?:server[- ]?(?:side )?)?(?:string[- ]?to[- ]?sign|canonical[- ]?request)\b/i, 1)[0] ?? '';
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
	const tag = (name: string) => text.match(new RegExp(`<${name}>([^<]*)</${name}>`))?.[1];
	return { Code: tag('Code'), Message: tag('Message'), RequestId: tag('RequestId') };
}

function describeUnreadable(text: string): string {
	const start = text.trim().slice(0, 200);
	if (!start) return 'an empty body';
	if (start.startsWith('<')) {
		const title = text.match(/<title>\s*([^<]{1,8000})/i)?.[1]?.trim();
		return title ? `an HTML page titled "${title}"` : 'an HTML page';
	}
	return start.startsWith('{') ? 'incomplete JSON' : 'text that is not JSON';
}

function textOf(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
