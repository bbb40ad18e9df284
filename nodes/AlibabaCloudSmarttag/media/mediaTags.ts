import { type FieldReader, isJsonObject } from '../values/fieldReader';
import { quoted } from '../values/shortText';

/** Limits that the vendor's client documents: tags of a media item, and bytes of UTF-8 of a tag. */
export const MOST_TAGS = 16;
export const LONGEST_TAG_BYTES = 32;

/** Tags that keep within the limits, and the rest. */
export interface FittingTags {
	readonly tags: readonly string[];
	/** Tags beyond the number that is allowed. */
	readonly leftOut: readonly string[];
	/** Tags that were longer than allowed, as they were. */
	readonly shortened: readonly string[];
}

/**
 * Reads tags: text with commas, a list of names, a list of objects with a `name` as in `tags` of a job's item, or the JSON
 * of a list. Each tag is there once. Documented: on the wire commas separate tags, so a name with a comma is several tags.
 */
export function readTags(field: string, value: unknown, reader: FieldReader): string[] {
	const list = isJsonObject(value) ? [value] : parsedList(value);
	const names = Array.isArray(list)
		? list.map((entry: unknown) => (isJsonObject(entry) ? nameOf(entry) : entry))
		: list;
	const tags = (reader.list(field, names) ?? []).flatMap((name) => name.split(',')).map((name) => name.trim());
	return [...new Set(tags)].filter((tag) => tag !== '');
}

/** Adds a problem for too many tags, and for each tag that is too long. */
export function checkTags(field: string, tags: readonly string[], reader: FieldReader): void {
	if (tags.length > MOST_TAGS) reader.problem(field, `expected at most ${MOST_TAGS} tags, got ${tags.length}`);
	for (const tag of tags) reader.withinBytes(`${field}, ${quoted(tag)}`, tag, LONGEST_TAG_BYTES);
}

/**
 * Shortens tags that are too long, and leaves out those that a media item does not have room for.
 *
 * @param present the tags that the media item has and keeps; they are not among the result
 */
export function fitTags(tags: readonly string[], present: readonly string[] = []): FittingTags {
	const fitting = new Set(tags.map(shortened).filter((tag) => tag !== '' && !present.includes(tag)));
	const room = Math.max(0, MOST_TAGS - present.length);
	return {
		tags: [...fitting].slice(0, room),
		leftOut: [...fitting].slice(room),
		shortened: tags.filter((tag) => shortened(tag) !== tag),
	};
}

/** The beginning of a tag, as far as it is not too long; no character is cut in two. */
function shortened(tag: string): string {
	if (Buffer.byteLength(tag) <= LONGEST_TAG_BYTES) return tag;
	let bytes = 0;
	const characters = [...tag.slice(0, LONGEST_TAG_BYTES)];
	const end = characters.findIndex((character) => (bytes += Buffer.byteLength(character)) > LONGEST_TAG_BYTES);
	return characters
		.slice(0, end === -1 ? undefined : end)
		.join('')
		.trimEnd();
}

/** An entry without a name stays, so that the reader reports it. */
function nameOf(entry: Record<string, unknown>): unknown {
	return entry.name ?? entry;
}

function parsedList(value: unknown): unknown {
	if (typeof value !== 'string' || !value.trim().startsWith('[')) return value;
	try {
		return JSON.parse(value) as unknown;
	} catch {
		return value;
	}
}
