import { isJsonObject, type JsonObject } from '../values/fieldReader';

/** What a callback reports of a job. It is a hint only: any caller may have sent it. */
export interface CallbackMessage {
	/** 1 to 64 letters, digits, hyphens and underscores. */
	readonly jobId: string;
	/** `State` as sent; absent when the message has none. */
	readonly state?: string;
	readonly userData?: string;
}

/** Keys in which a message service or an event wraps the message; those of the vendor are `Message` and `MessageBody`. */
const WRAPPERS = ['Message', 'MessageBody', 'message', 'messageBody', 'Body', 'body'] as const;

/** How deep envelopes are read: a message in two envelopes, each as text in base64. */
const DEEPEST = 8;

/** In characters. A message has a few hundred and 1 KB of User Data, perhaps in envelopes. */
const LONGEST_BODY = 256 * 1024;

/** Documented in examples: 32 letters and digits. Anything else that the service may make one day is a name of this form. */
const JOB_ID = /^[\w-]{1,64}$/;

/**
 * Finds the message in the body of a callback. Inferred, since what is sent to a `NotifyUrl` is not documented: the JSON of
 * the queue message, plain or as a message service wraps it: in a JSON or XML envelope, also in base64.
 *
 * @returns undefined when there is no message that names a job
 */
export function readCallbackMessage(body: string): CallbackMessage | undefined {
	return body.length > LONGEST_BODY ? undefined : find(body, 0);
}

function find(content: unknown, depth: number): CallbackMessage | undefined {
	if (depth > DEEPEST) return undefined;
	if (typeof content === 'string') {
		for (const read of [fromJson, fromXml, fromForm, fromBase64]) {
			const message = find(read(content.trim()), depth + 1);
			if (message) return message;
		}
		return undefined;
	}
	if (Array.isArray(content)) return find(content[0], depth + 1);
	if (!isJsonObject(content)) return undefined;
	const message = messageOf(content);
	if (message) return message;
	for (const key of WRAPPERS) {
		const wrapped = Object.hasOwn(content, key) ? find(content[key], depth + 1) : undefined;
		if (wrapped) return wrapped;
	}
	return undefined;
}

function messageOf(content: JsonObject): CallbackMessage | undefined {
	const jobId = textOf(content, 'JobId', 'jobId');
	if (!jobId || !JOB_ID.test(jobId)) return undefined;
	const state = textOf(content, 'State', 'JobStatus', 'Status', 'state', 'status');
	const userData = textOf(content, 'UserData', 'userData') ?? jsonOf(content, 'UserData', 'userData');
	return { jobId, ...(state && { state }), ...(userData && { userData }) };
}

/** The text of the first key that has one. */
function textOf(content: JsonObject, ...keys: string[]): string | undefined {
	for (const key of keys) {
		const value = Object.hasOwn(content, key) ? content[key] : undefined;
		if (typeof value === 'string' && value) return value;
	}
	return undefined;
}

/** The object of the first key that has one, as JSON: an envelope may have parsed the user's data. */
function jsonOf(content: JsonObject, ...keys: string[]): string | undefined {
	for (const key of keys) {
		const value = Object.hasOwn(content, key) ? content[key] : undefined;
		if (typeof value !== 'object' || value === null) continue;
		try {
			return JSON.stringify(value);
		} catch {
			return undefined;
		}
	}
	return undefined;
}

function fromJson(text: string): unknown {
	if (!/^[[{"]/.test(text)) return undefined;
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

function fromXml(text: string): unknown {
	if (!text.startsWith('<')) return undefined;
	const names = ['JobId', 'State', 'UserData', 'Message', 'MessageBody'];
	const elements = names.map((name): [string, unknown] => [name, unescapeXml(elementOf(text, name))]);
	return Object.fromEntries(elements.filter(([, value]) => value !== undefined));
}

/** The content of the first element of a name; without a regular expression, whose time could grow with the square. */
function elementOf(text: string, name: string): string | undefined {
	const opening = `<${name}>`;
	const start = text.indexOf(opening);
	if (start < 0) return undefined;
	const content = start + opening.length;
	const end = text.indexOf(text.startsWith('<![CDATA[', content) ? `]]></${name}>` : `</${name}>`, content);
	return end < 0 ? undefined : text.slice(content, text.indexOf('</', end));
}

const XML_ENTITIES: Readonly<Record<string, string>> = { amp: '&', apos: "'", gt: '>', lt: '<', quot: '"' };

function unescapeXml(text: string | undefined): string | undefined {
	const cdata = text === undefined ? undefined : /^<!\[CDATA\[([^]*)\]\]>$/.exec(text)?.[1];
	return cdata ?? text?.replace(/&(amp|apos|gt|lt|quot);/g, (entity, name: string) => XML_ENTITIES[name] ?? entity);
}

function fromForm(text: string): unknown {
	if (!/^[\w.-]+=/.test(text) || /\s/.test(text)) return undefined;
	return Object.fromEntries(new URLSearchParams(text));
}

function fromBase64(text: string): unknown {
	const joined = text.replace(/\s/g, '');
	if (joined.length < 8 || !/^[A-Za-z\d+/_-]+={0,2}$/.test(joined)) return undefined;
	try {
		const binary = atob(joined.replace(/-/g, '+').replace(/_/g, '/'));
		const decoded = new TextDecoder().decode(Uint8Array.from(binary, (character) => character.charCodeAt(0)));
		return /^\s*[[{<]/.test(decoded) ? decoded : undefined;
	} catch {
		return undefined;
	}
}
