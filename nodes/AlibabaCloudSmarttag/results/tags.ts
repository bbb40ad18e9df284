import type { JsonObject } from '../values/fieldReader';
import { cpvLabels, isFace, levelsOf, spansOf } from './cpvLabels';
import type { JobResult } from './jobAnswer';
import { commaTextsOf, fieldOf, foldName, objectsOf, textOf } from '../values/looseValues';
import { dataOfType } from './resultEntries';
import { type ScreenTime, screenTimeOf, type TimeSpan } from './timeSpans';

/** Something seen, heard or read in the video: an object, a scene, a place, a keyword. */
export interface SimplifiedTag extends ScreenTime {
	readonly name: string;
	/** What kind of tag it is, in the service's words, such as `物体` (object). */
	readonly group?: string;
}

interface TagSighting {
	readonly name: string;
	readonly group?: string;
	readonly spans: TimeSpan[];
}

/**
 * The tags of `VideoLabel`, `TextLabel` and `CPVLabel` (unverified fields), each name once a group. A tag without a
 * group joins the first tag of its name that has one. Names and groups compare without capitals; the first spelling
 * stays.
 */
export function readTags(results: readonly JobResult[]): SimplifiedTag[] {
	return mergeSightings([...visualTags(results), ...textTags(results), ...cpvTags(results)]).map(
		({ name, group, spans }) => ({ name, ...(group !== undefined && { group }), ...screenTimeOf(spans) }),
	);
}

function visualTags(results: readonly JobResult[]): TagSighting[] {
	return dataOfType(results, 'VideoLabel')
		.flatMap((data) => objectsOf(fieldOf(data, 'tags')))
		.flatMap((tag) => {
			const levels = ['mainTagName', 'subTagName'].flatMap((level) => textOf(fieldOf(tag, level)) ?? []);
			return sightingOf(levels, tag);
		});
}

function textTags(results: readonly JobResult[]): TagSighting[] {
	return dataOfType(results, 'TextLabel')
		.flatMap((data) => objectsOf(fieldOf(data, 'tags')))
		.flatMap((tag) => {
			const group = textOf(fieldOf(tag, 'name'));
			return commaTextsOf(fieldOf(tag, 'value')).map((name) => ({ name, group, spans: [] }));
		});
}

function cpvTags(results: readonly JobResult[]): TagSighting[] {
	const entities = cpvLabels(results, 'entities').filter((entity) => !isFace(entity));
	return [...entities, ...cpvLabels(results, 'hotwords'), ...cpvLabels(results, 'freeTags')].flatMap((label) =>
		sightingOf(levelsOf(label), label),
	);
}

/** A tag named by the narrowest of its levels, in the group of the level above. */
function sightingOf(levels: readonly string[], tag: JsonObject): TagSighting[] {
	const name = levels.at(-1);
	return name === undefined ? [] : [{ name, group: levels.at(-2), spans: spansOf(tag) }];
}

function mergeSightings(sightings: readonly TagSighting[]): TagSighting[] {
	const byName = new Map<string, Map<string, TagSighting>>();
	for (const sighting of sightings) {
		const groups = byName.get(foldName(sighting.name)) ?? new Map<string, TagSighting>();
		byName.set(foldName(sighting.name), groups);
		const group = foldName(sighting.group ?? '');
		const known = groups.get(group);
		if (known) addSpans(known, sighting);
		else groups.set(group, sighting);
	}
	return [...byName.values()].flatMap(joinGroupless);
}

function joinGroupless(groups: ReadonlyMap<string, TagSighting>): TagSighting[] {
	const groupless = groups.get('');
	const grouped = [...groups.values()].filter((tag) => tag !== groupless);
	const [first] = grouped;
	if (!groupless || !first) return [...groups.values()];
	addSpans(first, groupless);
	return grouped;
}

function addSpans(known: TagSighting, { spans }: TagSighting): void {
	for (const span of spans) known.spans.push(span);
}
