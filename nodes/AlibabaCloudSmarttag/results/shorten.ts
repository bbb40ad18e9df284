import { isJsonObject, type JsonObject } from '../values/fieldReader';

/** An item whose long texts and lists were cut, and what was cut. */
export interface Shortened {
	readonly json: JsonObject;
	/** A line for each text and list that was cut, such as `transcript: the first 20000 of 84211 characters`. */
	readonly shortened: readonly string[];
}

/**
 * Cuts each text of an item, and each of its lists, at any depth: a list by the length of its entries as JSON.
 *
 * @param limit characters of a text, or of all entries of a list
 */
export function shorten(json: JsonObject, limit: number): Shortened {
	const shortened: string[] = [];
	return { json: shortenedObject(json, limit, '', shortened), shortened };
}

function shortenedObject(object: JsonObject, limit: number, path: string, notes: string[]): JsonObject {
	return Object.fromEntries(
		Object.entries(object).map(([key, value]) => [
			key,
			shortenedValue(value, limit, path ? `${path}.${key}` : key, notes),
		]),
	);
}

function shortenedValue(value: unknown, limit: number, path: string, notes: string[]): unknown {
	if (typeof value === 'string' && value.length > limit) {
		notes.push(`${path}: the first ${limit} of ${value.length} characters`);
		return firstCharacters(value, limit);
	}
	if (Array.isArray(value)) return shortenedList(value, limit, path, notes);
	return isJsonObject(value) ? shortenedObject(value, limit, path, notes) : value;
}

function shortenedList(list: readonly unknown[], limit: number, path: string, notes: string[]): unknown[] {
	let length = 0;
	const end = list.findIndex((entry) => (length += JSON.stringify(entry)?.length ?? 0) > limit);
	// A first entry that is too long by itself is cut inside.
	const kept = end < 0 ? list : list.slice(0, Math.max(end, 1));
	if (kept.length < list.length) notes.push(`${path}: the first ${kept.length} of ${list.length} entries`);
	return kept.map((entry, index) => shortenedValue(entry, limit, `${path}[${index}]`, notes));
}

/** The beginning of a text, without half a character at its end. */
function firstCharacters(text: string, count: number): string {
	const last = text.charCodeAt(count - 1);
	return text.slice(0, last >= 0xd800 && last <= 0xdbff ? count - 1 : count);
}
