import { isJsonObject, type JsonObject } from '../values/fieldReader';
import { fieldOf, foldName, keyOf, textOf } from '../values/looseValues';

/** What becomes of an entry of `Results`: what stands in its place, or nothing. */
export type EntryChange = (entry: unknown) => readonly unknown[];

/**
 * Rebuilds `Results` with every entry changed, in the shape it came in. Shapes: an object with the list `Result` or
 * with one object in it (documented; `result` in a sibling API), a list of entries or of such objects (the page of
 * Media Processing), one bare entry (tolerated). Anything else is given back as it came.
 *
 * @returns a copy; an entry that stands alone and is dropped leaves an empty list
 */
export function mapEntries(results: unknown, change: EntryChange): unknown {
	if (!Array.isArray(results) && !isEntry(results) && !isWrapper(results)) return results;
	return changeAll(results, (part) => (isWrapper(part) ? [changeInside(part, change)] : change(part)));
}

/** The entries of `Results`, whatever its shape. What is no entry is left out. */
export function entriesOf(results: unknown): JsonObject[] {
	const entries: JsonObject[] = [];
	mapEntries(results, (entry) => {
		if (isEntry(entry)) entries.push(entry);
		return [];
	});
	return entries;
}

/** The data of every result of a type, as far as it is a JSON object. The names of types compare without capitals. */
export function dataOfType(results: readonly { type: string; data: unknown }[], type: string): JsonObject[] {
	const wanted = foldName(type);
	return results
		.filter((result) => foldName(result.type) === wanted)
		.map(({ data }) => data)
		.filter(isJsonObject);
}

/** The type of an entry of `Results`; empty when it has none. */
export function typeOf(entry: JsonObject): string {
	return textOf(fieldOf(entry, 'Type')) ?? '';
}

/** `Data` of an entry: parsed where it is the JSON of an object or a list; any other text stays what it is. */
export function parseData(data: unknown): unknown {
	if (typeof data !== 'string' || !/^\s*[[{]/.test(data)) return data;
	try {
		return JSON.parse(data) as unknown;
	} catch {
		return data;
	}
}

function changeAll(parts: unknown, change: EntryChange): unknown {
	if (Array.isArray(parts)) return parts.flatMap((part: unknown) => change(part));
	const [kept = []] = change(parts);
	return kept;
}

function changeInside(wrapper: JsonObject, change: EntryChange): JsonObject {
	const key = keyOf(wrapper, 'Result') ?? 'Result';
	return { ...wrapper, [key]: changeAll(wrapper[key], change) };
}

function isEntry(value: unknown): value is JsonObject {
	return isJsonObject(value) && (keyOf(value, 'Type') ?? keyOf(value, 'Data')) !== undefined;
}

function isWrapper(value: unknown): value is JsonObject {
	return isJsonObject(value) && !isEntry(value) && keyOf(value, 'Result') !== undefined;
}
