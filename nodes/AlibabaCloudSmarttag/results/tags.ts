import type { JsonObject } from '../values/fieldReader';
import { commaTextsOf, fieldOf, foldName, objectsOf, textOf } from '../values/looseValues';
import { inEnglish } from './groupNames';
import type { JobResult } from './jobAnswer';
import { cpvLabels, higher, isFace, levelsOf, sightingOf, visualLabels } from './labels';
import { TEXT_LABEL, VISUAL_LABEL } from './names';
import { dataOfType } from './resultEntries';
import { type ScreenTime, screenTimeOf, type TimeSpan } from './timeSpans';

/** What is seen, heard or read in the video or the image: an object, a scene, a place, a keyword. */
export interface SimplifiedTag extends ScreenTime {
	readonly name: string;
	/** What kind of tag it is, in the service's words, such as `物体` (object), or in English where that was chosen. */
	readonly group?: string;
	/** How certain the service is, 0 to 1: the best score of all sightings. Absent where the service reports none. */
	readonly score?: number;
	/** What the service knows of it, such as the English name of a landmark. */
	readonly knowledge?: unknown;
}

interface TagSighting {
	readonly name: string;
	readonly group?: string;
	readonly spans: TimeSpan[];
	score?: number;
	knowledge?: unknown;
}

/**
 * The tags of `VideoLabel`, `ImageLabel`, `TextLabel` and `CPVLabel` (documented), each name once a group. A tag without
 * a group joins the first tag of its name that has one. Names and groups compare without capitals; the first spelling
 * stays.
 *
 * @param englishGroups whether documented groups are named in English
 */
export function readTags(results: readonly JobResult[], englishGroups = false): SimplifiedTag[] {
	const sightings = [...visualTags(results), ...textTags(results), ...cpvTags(results)];
	const named = englishGroups
		? sightings.map((tag) => ({ ...tag, group: tag.group === undefined ? undefined : inEnglish(tag.group) }))
		: sightings;
	return mergeSightings(named).map(({ name, group, spans, score, knowledge }) => ({
		name,
		...(group !== undefined && { group }),
		...(score !== undefined && { score }),
		...screenTimeOf(spans),
		...(knowledge !== undefined && { knowledge }),
	}));
}

function visualTags(results: readonly JobResult[]): TagSighting[] {
	return visualLabels(results, 'tags').flatMap((tag) =>
		tagOf(
			[VISUAL_LABEL.mainTag, VISUAL_LABEL.subTag].flatMap((level) => textOf(fieldOf(tag, level)) ?? []),
			tag,
		),
	);
}

function textTags(results: readonly JobResult[]): TagSighting[] {
	return dataOfType(results, 'TextLabel')
		.flatMap((data) => objectsOf(fieldOf(data, TEXT_LABEL.tags)))
		.flatMap((tag) => {
			const group = textOf(fieldOf(tag, TEXT_LABEL.group));
			return commaTextsOf(fieldOf(tag, TEXT_LABEL.values)).map((name) => ({ name, group, spans: [] }));
		});
}

function cpvTags(results: readonly JobResult[]): TagSighting[] {
	const entities = cpvLabels(results, 'entities').filter((entity) => !isFace(entity));
	return [...entities, ...cpvLabels(results, 'hotwords'), ...cpvLabels(results, 'freeTags')].flatMap((label) =>
		tagOf(levelsOf(label), label),
	);
}

/** A tag named by the narrowest of its levels, in the group of the level above. */
function tagOf(levels: readonly string[], tag: JsonObject): TagSighting[] {
	const name = levels.at(-1);
	if (name === undefined) return [];
	const { spans, ...others } = sightingOf(tag);
	return [{ name, group: levels.at(-2), spans: [...spans], ...others }];
}

function mergeSightings(sightings: readonly TagSighting[]): TagSighting[] {
	const byName = new Map<string, Map<string, TagSighting>>();
	for (const sighting of sightings) {
		const groups = byName.get(foldName(sighting.name)) ?? new Map<string, TagSighting>();
		byName.set(foldName(sighting.name), groups);
		const group = foldName(sighting.group ?? '');
		const known = groups.get(group);
		if (known) addSighting(known, sighting);
		else groups.set(group, sighting);
	}
	return [...byName.values()].flatMap(joinGroupless);
}

function joinGroupless(groups: ReadonlyMap<string, TagSighting>): TagSighting[] {
	const groupless = groups.get('');
	const grouped = [...groups.values()].filter((tag) => tag !== groupless);
	const [first] = grouped;
	if (!groupless || !first) return [...groups.values()];
	addSighting(first, groupless);
	return grouped;
}

function addSighting(known: TagSighting, { spans, score, knowledge }: TagSighting): void {
	for (const span of spans) known.spans.push(span);
	known.score = higher(known.score, score);
	known.knowledge ??= knowledge;
}
