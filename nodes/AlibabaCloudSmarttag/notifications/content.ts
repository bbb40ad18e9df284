import type { JsonObject } from '../values/fieldReader';

/** The fields of an object by their names in lower case: XML in n8n's reading, and callers of their own, change the case. */
export type Fields = ReadonlyMap<string, unknown>;

/** Of two names that differ only in case, the first counts. Inherited properties do not. */
export function fieldsOf(object: JsonObject): Fields {
	const fields = new Map<string, unknown>();
	for (const [name, value] of Object.entries(object)) {
		const lower = name.toLowerCase();
		if (!fields.has(lower)) fields.set(lower, value);
	}
	return fields;
}

/** The first of these fields that is text and not empty, as it came: blanks at its ends belong to it. */
export function textIn(fields: Fields, ...names: readonly string[]): string | undefined {
	return names
		.map((name) => fields.get(name))
		.find((value): value is string => typeof value === 'string' && value !== '');
}

/** What a text may be the writing of: JSON, XML, a form, or base64 of JSON or XML. Each takes time in proportion to it. */
export function* decodingsOf(text: string): Generator<unknown> {
	const trimmed = text.trim();
	for (const decode of [fromJson, fromXml, fromForm, fromBase64]) {
		const content = decode(trimmed);
		if (content !== undefined) yield content;
	}
}

function fromJson(text: string): unknown {
	if (!/^[[{"]/.test(text)) return undefined;
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

/** Elements that are read: those of a message, and those by which the push of a topic is recognized (documented). */
const ELEMENTS = [
	...['JobId', 'State', 'UserData', 'EventType', 'EventTime', 'Message', 'MessageBody'],
	...['TopicOwner', 'TopicName', 'SubscriptionName', 'MessageId'],
].map((name) => ({
	name,
	opening: new RegExp(String.raw`<${name}(?:\s[^<>]*)?>`, 'i'),
	closing: new RegExp(String.raw`</${name}\s*>`, 'i'),
}));

function fromXml(text: string): JsonObject | undefined {
	if (!text.startsWith('<')) return undefined;
	const found = ELEMENTS.flatMap(({ name, opening, closing }): Array<[string, string]> => {
		const content = elementOf(text, opening, closing);
		return content === undefined ? [] : [[name, content]];
	});
	return Object.fromEntries(found);
}

/** The text of the first such element; undefined when it does not end. Elements in it are not read. */
function elementOf(text: string, opening: RegExp, closing: RegExp): string | undefined {
	const start = text.match(opening);
	if (start?.index === undefined) return undefined;
	const rest = text.slice(start.index + start[0].length);
	const marked = rest.trimStart();
	if (marked.startsWith(CDATA)) {
		const end = marked.indexOf(']]>');
		return end < 0 ? undefined : marked.slice(CDATA.length, end);
	}
	const end = rest.match(closing);
	return end ? unescapeXml(rest.slice(0, end.index)) : undefined;
}

const CDATA = '<![CDATA[';

const XML_ENTITIES: Readonly<Record<string, string>> = { amp: '&', apos: "'", gt: '>', lt: '<', quot: '"' };

function unescapeXml(text: string): string {
	return text.replace(
		/&(?:(amp|apos|gt|lt|quot)|#(\d{1,7})|#x([\da-f]{1,6}));/gi,
		(entity, name?: string, decimal?: string, hexadecimal?: string) => {
			if (name !== undefined) return XML_ENTITIES[name.toLowerCase()] ?? entity;
			const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
			return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : entity;
		},
	);
}

function fromForm(text: string): JsonObject | undefined {
	if (!/^[\w.-]+=/.test(text) || /\s/.test(text)) return undefined;
	return Object.fromEntries(new URLSearchParams(text));
}

function fromBase64(text: string): string | undefined {
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
