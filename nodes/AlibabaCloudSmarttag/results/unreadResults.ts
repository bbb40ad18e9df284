import { isJsonObject, type JsonObject } from '../values/fieldReader';
import { fieldOf, hasContent, keyOf, listOf } from '../values/looseValues';
import type { JobResult } from './jobAnswer';
import { sightingOf } from './labels';
import { SIGHTING } from './names';
import { isKnownType, type Section, sectionsOf, wholeOf } from './sections';
import { readFields } from './simplifiedFields';

/** Documented: the engine's own report, which stands beside the results in `Data`. */
const REPORT = ['message', 'success'];

/** The name of a result that has none. */
const NAMELESS = '(no type)';

/** A part that was looked at: where it is in `Data`, and whether anything of it is in a simplified item. */
interface Finding {
	readonly path: readonly string[];
	readonly isRead: boolean;
}

/**
 * What is in the results and not in a simplified item, each named once: `HologramLabel` for a type that is not known or
 * of which nothing could be read, `VideoLabel.logos` or `VideoLabel.tags.color` for a part of one that was read
 * otherwise. Empty results are not named. Nothing in an answer can make it throw.
 */
export function unreadResults(results: readonly JobResult[]): string[] {
	return [...new Set(results.flatMap(unreadOf))];
}

/** The hint that names what a simplified item does not have; none when it has everything. */
export function unreadHints(unread: readonly string[]): string[] {
	if (unread.length === 0) return [];
	return [`Results of type ${unread.join(', ')} are not in the simplified item. Switch Simplify off to see them.`];
}

/** The same of one result. */
export function unreadOf({ type, data }: JobResult): string[] {
	const name = type || NAMELESS;
	if (!isKnownType(type)) return [name];
	const findings = findingsIn(type, data);
	if (!findings.some(({ isRead }) => isRead)) return findings.length > 0 ? [name] : [];
	return findings.filter(({ isRead }) => !isRead).map(({ path }) => [name, ...path].join('.'));
}

function findingsIn(type: string, data: unknown): Finding[] {
	const sections = sectionsOf(type);
	if (!sections) return findWhole(type, data, wholeOf(type));
	return listOf(data).flatMap((part) =>
		isJsonObject(part)
			? findIn(part, withReport(part, sections), { type, path: [], wrap: (inner) => inner })
			: findWhole(type, part),
	);
}

/** Data that is one part: of a type without parts, or no object where one is documented. */
function findWhole(type: string, data: unknown, section?: Section): Finding[] {
	if (!hasContent(data)) return [];
	const isRead = isReadAlone(type, data);
	const unread = section && isRead ? unreadFields(listOf(data), section) : [];
	return [{ path: [], isRead }, ...unread.map((name) => ({ path: [name], isRead: false }))];
}

/** The engine's report is no result, unless it reports that something went wrong. */
function withReport(data: JsonObject, sections: readonly Section[]): readonly Section[] {
	return fieldOf(data, 'success') === false ? sections : [...sections, { names: REPORT, isAbout: true }];
}

/** Where a part is: how to make a `Data` of that part alone. */
interface Place {
	readonly type: string;
	readonly path: readonly string[];
	readonly wrap: (inner: JsonObject) => JsonObject;
}

function findIn(holder: JsonObject, sections: readonly Section[], place: Place): Finding[] {
	return Object.entries(holder).flatMap(([key, value]): Finding[] => {
		const section = sections.find(({ names }) => hasName(names, key));
		const path = [...place.path, key];
		if (section?.isAbout || !hasContent(value)) return [];
		if (!section) return [{ path, isRead: false }];
		const wrap = (inner: unknown) => place.wrap({ [key]: inner });
		if (section.inside && isJsonObject(value)) return findIn(value, section.inside, { ...place, path, wrap });
		const entries = listOf(value);
		const first = entries.findIndex((entry) => !reportsNothing(entry, section));
		if (first < 0) return [];
		// Nearly always one entry says it for all, of which there may be thousands.
		const isRead =
			(entries.length > 1 && isReadAlone(place.type, wrap([entries[first]]))) ||
			isReadAlone(place.type, wrap(section.content ? withContent(entries, section) : value));
		if (!isRead) return [{ path, isRead }];
		const unread = [
			...unreadFields(entries, section),
			...(section.isTimed ? unreadTimes(withContent(entries, section)) : []),
		];
		return [{ path, isRead }, ...unread.map((name) => ({ path: [...path, name], isRead: false }))];
	});
}

/** The fields of entries that the readers do not know, or whose value is a list or an object and should not be. */
function unreadFields(entries: readonly unknown[], section: Section): string[] {
	if (!section.scalars) return [];
	const { scalars, others = [] } = section;
	const unread = new Set<string>();
	// Thousands of entries have the same few keys.
	const kinds = new Map<string, 'other' | 'scalar' | 'unknown'>();
	for (const entry of entries) {
		if (!isJsonObject(entry)) continue;
		for (const key in entry) {
			let kind = kinds.get(key);
			if (kind === undefined) {
				kind = hasName(others, key) ? 'other' : hasName(scalars, key) ? 'scalar' : 'unknown';
				kinds.set(key, kind);
			}
			if (kind === 'other' || (kind === 'scalar' && typeof entry[key] !== 'object')) continue;
			if (!unread.has(key) && hasContent(entry[key]) && !reportsNothing(entry, section)) unread.add(key);
		}
	}
	return [...unread];
}

/** Whether a key is one of these names, whatever its first letter. */
function hasName(names: readonly string[], key: string): boolean {
	return names.includes(key) || names.includes(key.charAt(0).toLowerCase() + key.slice(1));
}

function isReadAlone(type: string, data: unknown): boolean {
	return Object.keys(readFields([{ type, data }])).length > 0;
}

function withContent(entries: readonly unknown[], section: Section): unknown[] {
	return entries.filter((entry) => !reportsNothing(entry, section));
}

/** Documented: a result of what was requested and not found is empty, such as a picture of OCR without lines. */
function reportsNothing(entry: unknown, { content = [] }: Section): boolean {
	if (!isJsonObject(entry)) return !hasContent(entry);
	for (const name of content) if (hasContent(fieldOf(entry, name))) return false;
	return content.some((name) => Object.hasOwn(entry, name)) || !hasContent(entry);
}

/** The list of times that labels have and of which none can be read. */
function unreadTimes(labels: readonly unknown[]): string[] {
	const timed = labels.filter(isJsonObject).filter((label) => hasContent(fieldOf(label, SIGHTING.occurrences)));
	const [first] = timed;
	if (!first || timed.some((label) => sightingOf(label).spans.length > 0)) return [];
	return SIGHTING.occurrences.flatMap((name) => keyOf(first, name) ?? []).slice(0, 1);
}
