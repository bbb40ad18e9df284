import { isJsonObject, type JsonObject } from '../values/fieldReader';
import { fieldOf, foldName, keyOf, objectsOf, textOf } from '../values/looseValues';

/** Changes an entry of `Results`: returns what stands in its place, or nothing. */
export type EntryChange = (entry: unknown) => readonly unknown[];

/** What does not stand before the JSON of an object or a list: in front of it may be blanks, and as many quotation marks as
 * were put around it. One class of characters, as a repeated group overflows the stack on ten million blanks. */
const NOT_BEFORE_JSON = /[^\s"\\nrt]/;

/** How often JSON may be written as a text in JSON. */
const MOST_ENCODINGS = 3;

/**
 * Rebuilds `Results` with every entry changed, in the shape it came in. Documented: an object with the list `Result`, or
 * a list of objects with one `Result` each (Media Processing). Tolerated: one entry in the place of a list, and entries
 * without `Result` around them, which is how the XML of Media Processing has them. Anything else is returned as it came.
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
		if (isEntry(entry)) for (const single of splitEntry(entry)) entries.push(single);
		return [];
	});
	return entries;
}

/** Several results in one entry, `Type` and `Data` as two lists: what a converter from XML makes of bare children. */
function splitEntry(entry: JsonObject): JsonObject[] {
	const types = fieldOf(entry, 'Type');
	const data = fieldOf(entry, 'Data');
	if (!Array.isArray(types)) return [entry];
	return types.map((Type: unknown, index) => ({ Type, Data: Array.isArray(data) ? (data[index] as unknown) : data }));
}

/** The data of every result of a type. The names of types compare without capitals. */
export function allDataOfType(results: readonly { type: string; data: unknown }[], type: string): unknown[] {
	const wanted = foldName(type);
	// Most results are of another type, and of another length.
	return results
		.filter(
			(result) => result.type === type || (result.type.length === type.length && foldName(result.type) === wanted),
		)
		.map(({ data }) => data);
}

/** The data of every result of a type, as far as it is a JSON object or a list of some. */
export function dataOfType(results: readonly { type: string; data: unknown }[], type: string): JsonObject[] {
	return allDataOfType(results, type).flatMap(objectsOf);
}

/** The type of an entry of `Results`; empty when it has none. */
export function typeOf(entry: JsonObject): string {
	return textOf(fieldOf(entry, 'Type')) ?? '';
}

/**
 * `Data` of an entry: parsed where it is the JSON of an object or a list, written as a text once (documented) or more
 * often; any other text is returned as it came.
 */
export function parseData(data: unknown): unknown {
	let parsed = data;
	for (let encodings = 0; encodings < MOST_ENCODINGS && typeof parsed === 'string'; encodings += 1) {
		if (!mayBeJson(parsed)) return data;
		try {
			parsed = JSON.parse(parsed) as unknown;
		} catch {
			return data;
		}
	}
	return typeof parsed === 'string' ? data : parsed;
}

/** Whether a text may be the JSON of an object or a list; most texts are not, and are not parsed. */
function mayBeJson(text: string): boolean {
	const start = text.charAt(text.search(NOT_BEFORE_JSON));
	return start === '[' || start === '{';
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
