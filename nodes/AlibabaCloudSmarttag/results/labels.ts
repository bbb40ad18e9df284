import { isJsonObject, type JsonObject } from '../values/fieldReader';
import { commaTextsOf, fieldOf, foldName, listOf, numberOf, objectsOf, textOf } from '../values/looseValues';
import type { JobResult } from './jobAnswer';
import { readKnowledge } from './knowledge';
import { CPV_LABEL, SIGHTING, VISUAL_LABEL } from './names';
import { dataOfType } from './resultEntries';
import { spanOf, type TimeSpan } from './timeSpans';

/** The lists of labels in type `CPVLabel`, tag version 2.0 (documented). */
export type CpvGroup = 'categories' | 'entities' | 'freeTags' | 'hotwords';

/** What is known of one label, besides its name: when it is seen, how certain it is, what is known about it. */
export interface Sighting {
	readonly spans: readonly TimeSpan[];
	/** The best of its scores, 0 to 1. Undefined when there is none, or none but -1, which means "not available". */
	readonly score?: number;
	readonly knowledge?: unknown;
}

/** What `labelLevel1` or `labelLevel2` says of a face: `人脸` is documented, the others are inferred. */
const FACE_LEVELS: ReadonlySet<string> = new Set([
	...['人脸', '人物', '名人', '明星', '政治人物', '敏感人物', '公众人物'],
	...['face', 'human face', 'person', 'people', 'celebrity', 'politician', 'public figure'],
]);

/** The entries of one list in every result of types `VideoLabel` and `ImageLabel`, those of videos first. */
export function visualLabels(results: readonly JobResult[], list: 'classifications' | 'people' | 'tags'): JsonObject[] {
	return ['VideoLabel', 'ImageLabel']
		.flatMap((type) => dataOfType(results, type))
		.flatMap((data) => objectsOf(fieldOf(data, VISUAL_LABEL[list])));
}

/** The labels of one kind in every result of type `CPVLabel`. A bare text is a label without levels. */
export function cpvLabels(results: readonly JobResult[], group: CpvGroup): JsonObject[] {
	return dataOfType(results, 'CPVLabel')
		.flatMap((data) => listOf(fieldOf(data, CPV_LABEL[group])))
		.map((label) => (isJsonObject(label) ? label : { label }));
}

/** `labelLevel1`, `labelLevel2` and `label`, from the widest to the narrowest; those that are empty are left out. */
export function levelsOf(label: JsonObject): string[] {
	const { level1, level2, label: name } = CPV_LABEL;
	return [level1, level2, name].flatMap((names) => textOf(fieldOf(label, names)) ?? []);
}

/** Whether a label is a face. For faces `labelLevel2` may join several values by commas (documented). */
export function isFace(label: JsonObject): boolean {
	return [fieldOf(label, CPV_LABEL.level1), fieldOf(label, CPV_LABEL.level2)]
		.flatMap(commaTextsOf)
		.some((level) => FACE_LEVELS.has(foldName(level)));
}

/** Reads what a label of either tag version says of its times, its certainty and the knowledge about it. */
export function sightingOf(label: JsonObject): Sighting {
	const spans: TimeSpan[] = [];
	let score = scoreOf(label);
	for (const each of objectsOf(fieldOf(label, SIGHTING.occurrences))) {
		const span = spanOf(fieldOf(each, SIGHTING.start), fieldOf(each, SIGHTING.end), 'seconds');
		if (span) spans.push(span);
		score = higher(score, scoreOf(each));
	}
	const knowledge = readKnowledge(fieldOf(label, CPV_LABEL.knowledge));
	return { spans, ...(score !== undefined && { score }), ...(knowledge !== undefined && { knowledge }) };
}

/** The higher of two scores, of which either may be missing. */
export function higher(one: number | undefined, other: number | undefined): number | undefined {
	if (one === undefined || other === undefined) return one ?? other;
	return Math.max(one, other);
}

/** The score of a label or of one sighting. Documented: -1 means that there is no confidence to report, as of faces without a name. */
export function scoreOf(holder: JsonObject): number | undefined {
	const score = numberOf(fieldOf(holder, SIGHTING.score));
	return score === undefined || score < 0 ? undefined : score + 0;
}
