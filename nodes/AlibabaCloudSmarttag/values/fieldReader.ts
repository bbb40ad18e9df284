import { isPrivateHost } from './hosts';
import { findJsonBreak } from './jsonText';

/** A JSON object, as it came from the user. */
export type JsonObject = Record<string, unknown>;

/**
 * Reads what a panel field holds, whether typed in, computed by an expression or filled in by an AI agent, as the type
 * the API wants. What cannot be read that way becomes a problem that names the field; nothing is thrown, so that one
 * message can tell a user everything that is wrong with an item. An empty field reads as undefined: it is not sent.
 */
export class FieldReader {
	/** What stops the item from being sent, one sentence each, beginning with the display name of the field. */
	readonly problems: string[] = [];

	/** What has no effect but does no harm; sent all the same. */
	readonly hints: string[] = [];

	problem(field: string, what: string): undefined {
		this.problems.push(`${field}: ${what}.`);
	}

	/** A text. Numbers and booleans are written out; objects and lists are refused. */
	text(field: string, value: unknown): string | undefined {
		if (isUnset(value)) return undefined;
		if (typeof value === 'string') return value;
		if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)) {
			return this.problem(field, `the number ${value} has lost digits on the way. Give it as text, in quotes`);
		}
		if (isScalar(value)) return String(value);
		return this.problem(field, `a text is expected, ${kindOf(value)} was given`);
	}

	/**
	 * A text in which blanks at either end mean nothing: IDs, addresses, names of choices. A resource locator, as the
	 * panel stores it in a collection, reads as its value.
	 */
	token(field: string, value: unknown): string | undefined {
		return this.text(field, locatorValue(value))?.trim() || undefined;
	}

	/** A text, or an object or list that is sent as JSON text. */
	textOrJson(field: string, value: unknown): string | undefined {
		if (value instanceof Date) return this.text(field, value.toJSON());
		return typeof value === 'object' && value !== null ? this.jsonText(field, value) : this.text(field, value);
	}

	/** JSON text of an object or list. What has no JSON form, such as an object that holds itself, is refused. */
	jsonText(field: string, value: object): string | undefined {
		try {
			return JSON.stringify(value);
		} catch (error) {
			const reason = error instanceof RangeError ? 'it is nested too deep' : 'it holds itself, or a BigInt';
			return this.problem(field, `${kindOf(value)} was given that cannot be written as JSON: ${reason}`);
		}
	}

	/** A boolean, also when it comes as text. */
	flag(field: string, value: unknown): boolean | undefined {
		if (isUnset(value)) return undefined;
		if (typeof value === 'boolean') return value;
		const word = isScalar(value) ? String(value).trim().toLowerCase() : '';
		if (word === 'true' || word === '1') return true;
		if (word === 'false' || word === '0') return false;
		return this.problem(field, `true or false is expected, ${shown(value)} was given`);
	}

	/** A whole number of at least `least`, also when it comes as text. */
	wholeNumber(field: string, value: unknown, least = 0): number | undefined {
		if (isUnset(value)) return undefined;
		const number = typeof value === 'string' && value.trim() ? Number(value) : value;
		if (typeof number === 'number' && Number.isSafeInteger(number) && number >= least) return number;
		return this.problem(field, `a whole number of at least ${least} is expected, ${shown(value)} was given`);
	}

	/** A number above zero, also when it comes as text. */
	positiveNumber(field: string, value: unknown): number | undefined {
		if (isUnset(value)) return undefined;
		const number = typeof value === 'string' ? Number(value) : value;
		if (typeof number === 'number' && Number.isFinite(number) && number > 0) return number;
		return this.problem(field, `a number above 0 is expected, ${shown(value)} was given`);
	}

	/** A list of texts: a list, a JSON list as text, or a text with commas. An empty list is not set. */
	list(field: string, value: unknown): string[] | undefined {
		const entries = splitList(value);
		if (!entries) return this.problem(field, `a list or a text with commas is expected, ${shown(value)} was given`);
		const texts = entries.map((entry) => this.token(field, entry)).filter((entry) => entry !== undefined);
		return texts.length > 0 ? texts : undefined;
	}

	/** A JSON object, as text or as an object. An empty one is not set. */
	jsonObject(field: string, value: unknown): JsonObject | undefined {
		const content = typeof value === 'string' ? this.parseJson(field, value) : value;
		if (isUnset(content)) return undefined;
		if (!isJsonObject(content)) {
			return this.problem(field, `a JSON object is expected, like {"key": "value"}, ${kindOf(content)} was given`);
		}
		if (Object.keys(content).length === 0 || this.jsonText(field, content) === undefined) return undefined;
		return content;
	}

	/** Refuses a value that is not among the documented ones. */
	oneOf(field: string, value: string | undefined, choices: readonly string[]): void {
		if (value !== undefined && !choices.includes(value)) {
			this.problem(field, `"${clip(value)}" is not known. Known are ${choices.join(', ')}`);
		}
	}

	/** Refuses a text longer than a limit in bytes of UTF-8, and tells how long it is. */
	withinBytes(field: string, text: string | undefined, limit: number): void {
		const size = text === undefined ? 0 : Buffer.byteLength(text, 'utf8');
		if (size > limit) {
			this.problem(field, `${size} bytes long, at most ${limit} are allowed (UTF-8: a Chinese character counts 3)`);
		}
	}

	/** Refuses an address that is not http or https, and hints at one that the service cannot reach. */
	webAddress(field: string, address: string | undefined): void {
		if (address === undefined) return;
		if (!URL.canParse(address) || !/^https?:\/\/[^\s\\]+$/i.test(address)) {
			this.problem(field, `"${clip(address)}" is no web address. It has to start with http:// or https://`);
			return;
		}
		const { hostname } = new URL(address);
		if (isPrivateHost(hostname)) this.hints.push(`${field}: the service cannot reach ${hostname} from outside.`);
	}

	private parseJson(field: string, text: string): unknown {
		if (!text.trim()) return undefined;
		try {
			return JSON.parse(text) as unknown;
		} catch {
			const found = findJsonBreak(text);
			const place = found ? ` in line ${found.line}, column ${found.column}: ${found.reason}` : '';
			return this.problem(field, `the JSON does not parse${place}`);
		}
	}
}

/** Whether a value is a plain JSON object: no list, no date, no text. */
export function isJsonObject(value: unknown): value is JsonObject {
	return Object.prototype.toString.call(value) === '[object Object]';
}

/** Whether a field holds nothing, as it does until a user fills it in; blanks count as nothing. */
export function isUnset(value: unknown): boolean {
	return value === undefined || value === null || (typeof value === 'string' && !value.trim());
}

/** The value of a picked field; n8n's editor adds one to a collection as its default, without the mark `__rl`. Observed. */
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
	// Chinese keyboards have commas of their own.
	return text.split(/[,，、]/);
}

function kindOf(value: unknown): string {
	if (Array.isArray(value)) return 'a list';
	return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

function shown(value: unknown): string {
	return isScalar(value) ? `"${clip(String(value))}"` : kindOf(value);
}

/** The beginning of a text for a message; the whole may be long, or end with somebody's signature. */
export function clip(text: string): string {
	return text.length > 80 ? `${text.slice(0, 80).toWellFormed()}…` : text;
}
