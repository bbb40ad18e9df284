import { isJsonObject, isUnset, type JsonObject } from './fieldReader';

/**
 * The key that a field has in an object: its name, or its name with the other first letter. Most names in `Data` are
 * inferred, and the products they come from write them both ways (`paragraphs`, `Paragraphs`).
 *
 * @returns undefined when the object has no such field, or nothing in it
 */
export function keyOf(object: JsonObject, name: string): string | undefined {
	if (holds(object, name)) return name;
	const other = otherFirstLetter(name);
	return holds(object, other) ? other : undefined;
}

/** The value of the first of these fields that holds something; upper and lower first letters are the same. */
export function fieldOf(object: JsonObject, ...names: readonly string[]): unknown {
	for (const name of names) {
		const key = keyOf(object, name);
		if (key !== undefined) return object[key];
	}
	return undefined;
}

/** A text without blanks at its ends; a number is written out. Undefined when there is no text to read. */
export function textOf(value: unknown): string | undefined {
	if (typeof value === 'string') return value.trim() || undefined;
	return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
}

/** A finite number, also when it comes as text. */
export function numberOf(value: unknown): number | undefined {
	const number = typeof value === 'string' && value.trim() ? Number(value) : value;
	return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** A list. An object or a scalar where a list is meant is a list of one; nothing is an empty one. */
export function listOf(value: unknown): readonly unknown[] {
	if (Array.isArray(value)) return value;
	return isUnset(value) ? [] : [value];
}

/** The objects in a list, or the one object in its place. */
export function objectsOf(value: unknown): readonly JsonObject[] {
	return listOf(value).filter(isJsonObject);
}

/** The texts in a list, or in one text that joins several by commas, Chinese ones too. */
export function commaTextsOf(value: unknown): string[] {
	return listOf(value)
		.flatMap((part) => textOf(part)?.split(/[,，、]/) ?? [])
		.map((part) => part.trim())
		.filter((part) => part !== '');
}

/** What two spellings of a name have in common when only capital letters and blanks at the ends differ. */
export function foldName(name: string): string {
	return name.trim().toLowerCase();
}

/** Most fields that are looked for are not there, so the value is looked at first. */
function holds(object: JsonObject, name: string): boolean {
	return !isUnset(object[name]) && Object.hasOwn(object, name);
}

/** The other spelling of the names that were looked for: a few dozen, for each of a million words. */
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
