import { whyUnreachable } from './hosts';
import { findJsonBreak } from './jsonText';
import { quoted } from './shortText';

/** A JSON object, with values of any type. */
export type JsonObject = Record<string, unknown>;

/**
 * Reads the value of a panel field, whether typed in, computed by an expression or filled in by an AI agent, as the type
 * that the API expects. A value of another type becomes a problem that names the field; nothing is thrown, so that one
 * message can name every problem of an item. An empty field reads as undefined: it is not sent.
 */
export class FieldReader {
	/** Why the item cannot be sent, one sentence or more each, beginning with the display name of the field. */
	readonly problems: string[] = [];

	/** What has no effect, but is sent anyway; one sentence each. */
	readonly hints: string[] = [];

	/** Adds a problem, such as "expected text, got an object". Returns undefined, as a field that cannot be read does. */
	problem(field: string, what: string): undefined {
		this.problems.push(`${field}: ${what}.`);
	}

	/**
	 * Adds the problem that a field is empty.
	 *
	 * @param advice what to enter, as a sentence without its full stop
	 */
	emptyField(field: string, advice?: string): undefined {
		this.problems.push(advice ? `${field} is empty. ${advice}.` : `${field} is empty.`);
	}

	/** A text. Numbers and booleans become text; objects and lists are a problem. */
	text(field: string, value: unknown): string | undefined {
		if (isUnset(value)) return undefined;
		if (typeof value === 'string') return value;
		if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)) {
			return this.problem(field, `the number ${value} has lost digits. Enter it as text, in quotes`);
		}
		if (isScalar(value)) return String(value);
		return this.problem(field, `expected text, got ${kindOf(value)}`);
	}

	/**
	 * A text in which blanks at either end mean nothing: IDs, addresses, names of choices. A resource locator, as the
	 * panel stores it in a collection, reads as its value.
	 */
	token(field: string, value: unknown): string | undefined {
		return this.text(field, locatorValue(value))?.trim() || undefined;
	}

	/**
	 * A token that must not be empty; an empty field is a problem of its own.
	 *
	 * @param advice what to enter, as a sentence without its full stop
	 */
	requiredToken(field: string, value: unknown, advice?: string): string | undefined {
		const problems = this.problems.length;
		const token = this.token(field, value);
		if (token === undefined && this.problems.length === problems) {
			this.emptyField(field, advice);
		}
		return token;
	}

	/** A text, or an object or list that is sent as JSON text. */
	textOrJson(field: string, value: unknown): string | undefined {
		if (value instanceof Date) return this.text(field, value.toJSON());
		return typeof value === 'object' && value !== null ? this.jsonText(field, value) : this.text(field, value);
	}

	/** JSON text of an object or list. One without a JSON form, such as an object that contains itself, is a problem. */
	jsonText(field: string, value: object): string | undefined {
		try {
			return JSON.stringify(value);
		} catch (error) {
			const reason = error instanceof RangeError ? 'is nested too deep' : 'contains itself, or a BigInt';
			return this.problem(field, `expected JSON, got ${kindOf(value)} that ${reason}`);
		}
	}

	/** A boolean, also as text. */
	flag(field: string, value: unknown): boolean | undefined {
		if (isUnset(value)) return undefined;
		if (typeof value === 'boolean') return value;
		const word = isScalar(value) ? String(value).trim().toLowerCase() : '';
		if (word === 'true' || word === '1') return true;
		if (word === 'false' || word === '0') return false;
		return this.problem(field, `expected true or false, got ${shown(value)}`);
	}

	/** A whole number of at least `least`, also as text. */
	wholeNumber(field: string, value: unknown, least = 0, most = Number.MAX_SAFE_INTEGER): number | undefined {
		if (isUnset(value)) return undefined;
		const number = typeof value === 'string' && value.trim() ? Number(value) : value;
		if (typeof number === 'number' && Number.isSafeInteger(number) && number >= least && number <= most) {
			return number;
		}
		const range = most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`;
		return this.problem(field, `expected a whole number ${range}, got ${shown(value)}`);
	}

	/** A number above zero, also as text. */
	positiveNumber(field: string, value: unknown): number | undefined {
		if (isUnset(value)) return undefined;
		const number = typeof value === 'string' ? Number(value) : value;
		if (typeof number === 'number' && Number.isFinite(number) && number > 0) return number;
		return this.problem(field, `expected a number above 0, got ${shown(value)}`);
	}

	/** A list of texts: a list, a JSON list as text, or a text with commas. An empty list is not set. */
	list(field: string, value: unknown): string[] | undefined {
		const entries = splitList(value);
		if (!entries) return this.problem(field, `expected a list or text with commas, got ${shown(value)}`);
		const texts = entries.map((entry) => this.token(field, entry)).filter((entry) => entry !== undefined);
		return texts.length > 0 ? texts : undefined;
	}

	/** A JSON object, as text or as an object. An empty one is not set. */
	jsonObject(field: string, value: unknown): JsonObject | undefined {
		const content = typeof value === 'string' ? this.parseJson(field, value) : value;
		if (isUnset(content)) return undefined;
		if (!isJsonObject(content)) {
			return this.problem(field, `expected a JSON object like {"key": "value"}, got ${kindOf(content)}`);
		}
		if (Object.keys(content).length === 0 || this.jsonText(field, content) === undefined) return undefined;
		return content;
	}

	/** Adds a problem for a value that is not among the documented ones. */
	oneOf(field: string, value: string | undefined, choices: readonly string[]): void {
		if (value !== undefined && !choices.includes(value)) {
			this.problem(field, `expected one of ${choices.join(', ')}, got ${quoted(value)}`);
		}
	}

	/** Adds a problem for a text longer than a limit in bytes of UTF-8. */
	withinBytes(field: string, text: string | undefined, limit: number): void {
		const size = text === undefined ? 0 : Buffer.byteLength(text, 'utf8');
		if (size > limit) {
			this.problem(field, `expected at most ${limit} bytes, got ${size} (in UTF-8, a Chinese character has 3)`);
		}
	}

	/** Adds a problem for an address that is not http or https, and a hint for one that the service cannot reach. */
	webAddress(field: string, address: string | undefined): void {
		if (address === undefined) return;
		const [, rest] = address.match(/^https?:\/\/(.+)$/is) ?? [];
		const [character] = rest?.match(/[\s\\]/) ?? [];
		if (character !== undefined) {
			const { what, instead } = WRONG_IN_ADDRESSES.get(character) ?? BLANK;
			this.problem(field, `expected an address without ${what}, got ${quoted(address)}. ${instead}`);
		} else if (rest === undefined || !URL.canParse(address)) {
			this.problem(field, `expected an address that starts with http:// or https://, got ${quoted(address)}`);
		} else {
			const { hostname } = new URL(address);
			const why = whyUnreachable(hostname);
			if (why) this.hints.push(`${field}: the service cannot reach ${hostname} over the internet, because it ${why}.`);
		}
	}

	private parseJson(field: string, text: string): unknown {
		if (!text.trim()) return undefined;
		try {
			return JSON.parse(text) as unknown;
		} catch {
			const at = findJsonBreak(text);
			const place = at ? ` in line ${at.line}, column ${at.column}: ${at.reason}` : '';
			return this.problem(field, `the JSON is not valid${place}`);
		}
	}
}

/** What an address must not contain unencoded, and what to write instead. */
const BLANK = { what: 'blanks', instead: 'Remove the blank, or write it as %20' } as const;
const LINE_BREAK = { what: 'line breaks', instead: 'Remove the line break' } as const;
const WRONG_IN_ADDRESSES: ReadonlyMap<string, { readonly what: string; readonly instead: string }> = new Map([
	['\n', LINE_BREAK],
	['\r', LINE_BREAK],
	['\\', { what: 'backslashes', instead: 'Write / in place of a backslash' }],
]);

/** Whether a value is a plain JSON object: not a list, a date or text. */
export function isJsonObject(value: unknown): value is JsonObject {
	if (typeof value !== 'object' || value === null) return false;
	// Nearly every object of an answer; to ask for its kind by name takes ten times as long.
	return (
		Object.getPrototypeOf(value) === Object.prototype || Object.prototype.toString.call(value) === '[object Object]'
	);
}

/** Whether a field is empty, as before a user fills it in; blanks count as empty. */
export function isUnset(value: unknown): boolean {
	return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

/** The value of a resource locator. Observed: n8n's editor adds its default to a collection without the mark `__rl`. */
function locatorValue(value: unknown): unknown {
	const isLocator = isJsonObject(value) && (value.__rl === true || (value.mode === 'list' && 'value' in value));
	return isLocator ? value.value : value;
}

function isScalar(value: unknown): value is bigint | boolean | number | string {
	return ['bigint', 'boolean', 'number', 'string'].includes(typeof value);
}

function splitList(value: unknown): unknown[] | undefined {
	if (isUnset(value)) return [];
	if (Array.isArray(value)) return value as unknown[];
	if (!isScalar(value)) return undefined;
	const text = String(value);
	if (text.trim().startsWith('[')) {
		try {
			const parsed: unknown = JSON.parse(text);
			if (Array.isArray(parsed)) return parsed as unknown[];
		} catch {
			return undefined;
		}
	}
	// Chinese keyboards type other commas.
	return text.split(/[,，、]/);
}

function kindOf(value: unknown): string {
	if (Array.isArray(value)) return 'a list';
	return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

function shown(value: unknown): string {
	return isScalar(value) ? quoted(String(value)) : kindOf(value);
}
