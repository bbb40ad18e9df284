import { randomUUID } from 'node:crypto';
import type { ApiError } from '../apiError';
import { type JsonObject, toXml } from '../values';

/** How a body is sent when not all of it at once. */
export type Sending =
	/** Half of it; then the connection is closed, although the header states the full length. */
	| { readonly way: 'cut' }
	/** One character at a time, with a pause before each, ms. */
	| { readonly way: 'drip'; readonly pauseMs: number }
	/** Padded to this size with blanks, which JSON allows at its end; compressed with gzip or not. */
	| { readonly way: 'huge'; readonly bytes: number; readonly packed: boolean }
	/** These bytes in place of the text. */
	| { readonly way: 'content'; readonly content: Buffer };

/** An HTTP answer ready to be sent. */
export interface Answer {
	status: number;
	headers: Record<string, string>;
	body: string;
	/** `Code` of an error body. */
	code?: string;
	/** Default: all of it at once. */
	sending?: Sending;
}

/** How an answer is written. */
export interface AnswerForm {
	format: 'json' | 'xml';
	action: string;
	/** The `Host` the request was sent to; errors repeat it as `HostId`. */
	host: string;
}

/** 200 with the action's fields and a RequestId. */
export function successAnswer(form: AnswerForm, fields: JsonObject): Answer {
	return render(200, form, `${form.action}Response`, { RequestId: requestId(), ...fields });
}

/** The documented error body: RequestId, HostId, Code, Message, Recommend and what the error adds. */
export function errorAnswer(form: AnswerForm, { status, code, message, detail }: ApiError): Answer {
	const body = {
		RequestId: requestId(),
		HostId: form.host,
		Code: code,
		Message: message,
		Recommend: `https://api.example.invalid/troubleshoot?q=${code}`,
		...detail,
	};
	return { ...render(status, form, 'Error', body), code };
}

/** An answer of something in front of the API, a gateway for example. */
export function foreignAnswer(status: number, headers: Record<string, string>, body = ''): Answer {
	return { status, headers, body };
}

function render(status: number, { format }: AnswerForm, root: string, body: JsonObject): Answer {
	return format === 'json'
		? { status, headers: { 'content-type': 'application/json;charset=utf-8' }, body: JSON.stringify(body) }
		: {
				status,
				headers: { 'content-type': 'text/xml;charset=utf-8' },
				body: `<?xml version='1.0' encoding='UTF-8'?>${toXml(root, body)}`,
			};
}

/** Upper-case UUID, as the documented examples show it. */
function requestId(): string {
	return randomUUID().toUpperCase();
}
