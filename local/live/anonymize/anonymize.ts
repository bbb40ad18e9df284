import { isJsonObject, type JsonObject } from '../../../nodes/AlibabaCloudSmarttag/values/fieldReader';
import { KNOWN_NAMES } from '../facts/shapes';
import type { Exchange, Notification, Observations, Step } from '../observations';
import { TITLE, USER_DATA } from '../run/job';
import { TICKET_FORM } from '../run/ticketRecorder';
import { magnitude, Placeholders } from './placeholders';
import {
	COMMON_WORDS,
	DOCUMENTED_WORDS,
	JSON_TEXTS,
	KEPT_VALUES,
	MAGNITUDES,
	SENTENCES,
	SERVICE_WORD,
	SERVICE_WORD_FIELDS,
} from './vocabulary';

/** Entries of a list that are kept; the form of a list shows in fewer. */
export const LONGEST_LIST = 100;

/** What is larger is neither a time of a video in milliseconds nor a place in a picture. */
const LARGEST_NUMBER = 10_000_000;

/** They number the sentences of one result, and say nothing outside of it. */
const POSITIONS: ReadonlySet<string> = new Set(['sentenceId', 'sentenctId']);

/** What the check itself sends; it says nothing of the account. */
const OWN_TEXTS: ReadonlySet<string> = new Set([TITLE, USER_DATA]);

/** Parameters that hold something of the account. All others are constants of this program or of the node. */
const ACCOUNT_PARAMETERS: ReadonlySet<string> = new Set([
	'FileInfo',
	'Input',
	'JobId',
	'MediaId',
	'NextToken',
	'NotifyUrl',
	'ScrollToken',
	'TemplateId',
]);

/** Fields in which the service repeats its own codes. */
const ECHOES: ReadonlySet<string> = new Set(['Message', 'Recommend']);

/** Names of the service: letters, and a digit or two at the end. */
const SERVICE_NAME = /^[A-Za-z]{1,40}\d{0,2}$/;

/** Answers that hold what users wrote under names they chose: no JSON in them is read, and no unknown name is kept. */
const USER_CONTENT: ReadonlySet<Step> = new Set(['labelSearch', 'media', 'search']);

/** Observations without anything of the account, and the names in them that are not documented. */
export interface Anonymized {
	readonly observations: Observations;
	/** Not documented, so worth a look before the report is shown to others. */
	readonly unknownNames: readonly string[];
}

/**
 * Replaces keys, names, addresses, IDs and texts by placeholders of the same form. Kept are the structure, the names of
 * fields, the words that the service defines, types, and numbers as far as they are times, places, scores or counts.
 */
export function anonymize({ setup, exchanges, notifications }: Observations): Anonymized {
	const anonymizer = new Anonymizer([...exchanges.map(textsOf), notifications.map(({ body }) => body)]);
	const observations = {
		setup: { ...setup, ...(setup.template && { template: anonymizer.text(setup.template, 'TemplateId') }) },
		exchanges: exchanges.map((exchange) => anonymizer.exchange(exchange)),
		notifications: notifications.map((notification) => anonymizer.notification(notification)),
	};
	return { observations, unknownNames: [...anonymizer.unknownNames].sort() };
}

/** What of an exchange may come from the account. */
function textsOf({ parameters, body }: Exchange): unknown {
	return [Object.entries(parameters).filter(([name]) => ACCOUNT_PARAMETERS.has(name)), body];
}

class Anonymizer {
	readonly unknownNames = new Set<string>();
	private readonly placeholders = new Placeholders();
	/** Words of all texts, in lower case: a name that is one of them may come from the account. */
	private readonly words: ReadonlySet<string>;
	private holdsUserContent = false;

	constructor(values: unknown) {
		const words = new Set<string>();
		collectWords(values, words);
		this.words = words;
	}

	exchange({ parameters, headers, body, ...others }: Exchange): Exchange {
		this.holdsUserContent = USER_CONTENT.has(others.step);
		const sent = Object.entries(parameters).map(([name, value]) => [
			name,
			ACCOUNT_PARAMETERS.has(name) ? this.text(value, name) : value,
		]);
		return {
			...others,
			parameters: Object.fromEntries(sent) as Record<string, string>,
			headers: headers.filter(isHeaderName),
			body: typeof body === 'string' ? this.sentence(body) : this.value(body, ''),
		};
	}

	notification({ contentType, headers, body, ...others }: Notification): Notification {
		this.holdsUserContent = false;
		return {
			...others,
			contentType: /^[a-z]+\/[a-z.+-]+/i.exec(contentType)?.[0] ?? '',
			headers: headers.filter(isHeaderName),
			body: this.json(body) ?? this.sentence(body),
		};
	}

	text(text: string, name: string): string {
		if (OWN_TEXTS.has(text) || KEPT_VALUES.get(name)?.test(text) || this.isServiceWord(text, name)) return text;
		const nested = JSON_TEXTS.has(name) && !this.holdsUserContent ? this.json(text) : undefined;
		if (nested !== undefined) return nested;
		if (SENTENCES.has(name)) return this.sentence(text);
		if (KEPT_VALUES.has(name) && text.includes(',')) {
			return text
				.split(',')
				.map((part) => this.text(part, name))
				.join(',');
		}
		return this.placeholders.of(text, /Ids?$/i.test(name));
	}

	private isServiceWord(text: string, name: string): boolean {
		if (!SERVICE_WORD_FIELDS.has(name)) return false;
		if (DOCUMENTED_WORDS.has(text)) return true;
		// What follows the first word of a code, such as InvalidParameter.Match, may well be the word of a title too.
		const [first = ''] = wordsOf(text);
		return SERVICE_WORD.test(text) && !this.words.has(first);
	}

	private value(value: unknown, name: string): unknown {
		if (typeof value === 'string') return this.text(value, name);
		if (typeof value === 'number') return this.number(value, name);
		if (Array.isArray(value)) return value.slice(0, LONGEST_LIST).map((entry) => this.value(entry, name));
		if (!isJsonObject(value)) return value;
		const entries = Object.entries(value);
		return Object.fromEntries(
			entries.map(([key, inner]) => [
				this.name(key),
				isTicket(key, inner) ? this.ticket(inner) : this.value(inner, key),
			]),
		);
	}

	/** What a temporary key was recorded as has nothing of it. */
	private ticket(fields: JsonObject): JsonObject {
		return Object.fromEntries(
			Object.entries(fields).map(([name, form]) => {
				const isForm = typeof form === 'string' && TICKET_FORM.test(form);
				return [this.name(name), isForm ? form : this.value(form, name)];
			}),
		);
	}

	private number(value: number, name: string): number {
		if (MAGNITUDES.has(name)) return magnitude(value);
		const isId = /(?:Id|ID)$/.test(name) && !POSITIONS.has(name);
		return Math.abs(value) < LARGEST_NUMBER && !isId ? value : this.placeholders.number(value);
	}

	private name(name: string): string {
		if (KNOWN_NAMES.has(name)) return name;
		if (this.holdsUserContent || !SERVICE_NAME.test(name) || this.words.has(name.toLowerCase())) {
			return this.placeholders.name(name);
		}
		this.unknownNames.add(name);
		return name;
	}

	/** JSON in a text, with the blanks around it; undefined when it is none. */
	private json(text: string): string | undefined {
		const core = text.trim();
		if (!/^[[{"]/.test(core)) return undefined;
		try {
			const parsed: unknown = JSON.parse(core);
			const inner = typeof parsed === 'string' ? (this.json(parsed) ?? this.sentence(parsed)) : this.value(parsed, '');
			return text.replace(core, () => JSON.stringify(inner));
		} catch {
			return undefined;
		}
	}

	/** A sentence of the service with its common words; all others are replaced. */
	private sentence(text: string): string {
		return text.replace(/[^\s"'`,;:()[\]{}<>]+(?::\/\/[^\s"'`]+)?/g, (word) => {
			const bare = word.replace(/(?<![.!?])[.!?]+$/, '');
			const isCommon = COMMON_WORDS.has(bare.toLowerCase()) || KNOWN_NAMES.has(bare);
			return isCommon ? word : this.placeholders.of(bare, true) + word.slice(bare.length);
		});
	}
}

/** An address or a temporary key of an upload, as the recording describes it. */
function isTicket(name: string, value: unknown): value is JsonObject {
	return (name === 'UploadAddress' || name === 'UploadAuth') && isJsonObject(value);
}

function isHeaderName(name: string): boolean {
	return /^[a-z]+(?:-[a-z]+)*$/.test(name);
}

/** All words of all texts and of nested JSON, except those that the service defines. */
function collectWords(value: unknown, words: Set<string>, name = ''): void {
	if (typeof value === 'string') {
		const nested = parsedOr(value);
		if (nested !== undefined) return collectWords(nested, words, name);
		if (SERVICE_WORD_FIELDS.has(name) || KEPT_VALUES.get(name)?.test(value)) return;
		for (const word of wordsOf(value)) words.add(word);
	} else if (Array.isArray(value)) {
		for (const entry of value) collectWords(entry, words, name);
	} else if (isJsonObject(value)) {
		for (const [key, inner] of Object.entries(value)) {
			if (!ECHOES.has(key) && !isTicket(key, inner)) collectWords(inner, words, key);
		}
	}
}

function wordsOf(text: string): string[] {
	return text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
}

function parsedOr(text: string): unknown {
	if (!/^\s*[[{"]/.test(text)) return undefined;
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}
