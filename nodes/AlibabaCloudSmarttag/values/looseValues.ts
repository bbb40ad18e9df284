import { isJsonObject, isUnset, type JsonObject } from './fieldReader';

/** The names that a field may have, the preferred one first. */
export type Names = readonly [preferred: string, ...others: string[]];

/**
 * The key that a field has in an object: its name, or its name with the other first letter. Most names in `Data` are
 * inferred, and the products behind them write them both ways (`paragraphs`, `Paragraphs`).
 *
 * @returns undefined when the object has no such field, or an empty one
 */
export function keyOf(object: JsonObject, name: string): string | undefined {
	if (isSet(object[name])) return name;
	const other = otherFirstLetter(name);
	return isSet(object[other]) ? other : undefined;
}

/** The value of the first of these fields that is not empty; upper and lower first letters are the same. */
export function fieldOf(object: JsonObject, names: Names | string): unknown {
	const name = typeof names === 'string' ? names : names[0];
	const value = object[name];
	// The preferred name is there as a rule, and a result may have a million words.
	return isSet(value) ? value : otherFieldOf(object, typeof names === 'string' ? [names] : names);
}

function otherFieldOf(object: JsonObject, names: Names): unknown {
	for (const name of names) {
		const key = keyOf(object, name);
		if (key !== undefined) return object[key];
	}
	return undefined;
}

/** A text without blanks at its ends; a number becomes text. Undefined for an empty one, and for other types. */
export function textOf(value: unknown): string | undefined {
	if (typeof value === 'string') return value.trim() || undefined;
	return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
}

/** A finite number, also as text. */
export function numberOf(value: unknown): number | undefined {
	const number = typeof value === 'string' && value.trim() ? Number(value) : value;
	return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** A list. An object or a scalar in place of a list is a list of one; an empty value is an empty list. */
export function listOf(value: unknown): readonly unknown[] {
	if (Array.isArray(value)) return value;
	return isUnset(value) ? [] : [value];
}

/** The objects in a list, or the one object in place of a list. */
export function objectsOf(value: unknown): readonly JsonObject[] {
	const list = listOf(value);
	return list.every(isJsonObject) ? list : list.filter(isJsonObject);
}

/** The texts in a list, or in a text with commas, Chinese ones too. */
export function commaTextsOf(value: unknown): string[] {
	return listOf(value)
		.flatMap((part) => textOf(part)?.split(/[,，、]/) ?? [])
		.map((part) => part.trim())
		.filter((part) => part !== '');
}

/** The entries that are not empty; an empty parameter is not sent. */
export function withoutUnset<T>(entries: Readonly<Record<string, T | undefined>>): Record<string, T> {
	return Object.fromEntries(Object.entries(entries).filter((entry): entry is [string, T] => !isUnset(entry[1])));
}

/** A form that is the same for spellings of a name that differ only in capital letters and blanks at the ends. */
export function foldName(name: string): string {
	return name.trim().toLowerCase();
}

/** Whether a field is there. JSON has no functions: they are what every object inherits, such as `constructor`. */
function isSet(value: unknown): boolean {
	return !isUnset(value) && typeof value !== 'function';
}

/** The other spelling of each name: a few dozen, cached because a result may have a million words. */
const otherSpellings = new Map<string, string>();

function otherFirstLetter(name: string): string {
	let other = otherSpellings.get(name);
	if (other === undefined) {
		const first = name.charAt(0);
		const upper = first.toUpperCase();
		other = (first === upper ? first.toLowerCase() : upper) + name.slice(1);
		otherSpellings.set(name, other);
	}
	return other;
}

/** How deep a value is looked at by calls, which have an end in depth. */
const MOST_CALLS = 100;

/** Whether there is a text, a number or a truth value in a value, however deep. */
export function hasContent(value: unknown): boolean {
	return hasContentAt(value, 0);
}

function hasContentAt(value: unknown, depth: number): boolean {
	if (typeof value !== 'object' || value === null) return !isUnset(value);
	if (depth === MOST_CALLS) return hasDeepContent(value);
	for (const part of partsOf(value)) if (hasContentAt(part, depth + 1)) return true;
	return false;
}

function hasDeepContent(value: object): boolean {
	const open = [value];
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		for (const part of partsOf(next)) {
			if (typeof part === 'object' && part !== null) open.push(part);
			else if (!isUnset(part)) return true;
		}
	}
	return false;
}

function partsOf(value: object): readonly unknown[] {
	return Array.isArray(value) ? value : Object.values(value);
}
