import { isJsonObject, type JsonObject } from '../values/fieldReader';
import type { JobResult } from './jobAnswer';
import { commaTextsOf, fieldOf, foldName, listOf, objectsOf, textOf } from '../values/looseValues';
import { dataOfType } from './resultEntries';
import { spanOf, type TimeSpan } from './timeSpans';

/** The lists of labels in type `CPVLabel`, tag version 2.0 (unverified). */
export type CpvGroup = 'cates' | 'entities' | 'freeTags' | 'hotwords';

/** What `labelLevel1` or `labelLevel2` says of a face: `人脸` in an older official page, the others unverified. */
const FACE_LEVELS: ReadonlySet<string> = new Set([
	...['人脸', '人物', '名人', '明星', '政治人物', '敏感人物', '公众人物'],
	...['face', 'human face', 'person', 'people', 'celebrity', 'politician', 'public figure'],
]);

/** The labels of one kind in every result of type `CPVLabel`. A bare text is a label without levels. */
export function cpvLabels(results: readonly JobResult[], group: CpvGroup): JsonObject[] {
	return dataOfType(results, 'CPVLabel')
		.flatMap((data) => listOf(fieldOf(data, group)))
		.map((label) => (isJsonObject(label) ? label : { label }));
}

/** `labelLevel1`, `labelLevel2` and `label`, from the widest to the narrowest; those that hold nothing are left out. */
export function levelsOf(label: JsonObject): string[] {
	return ['labelLevel1', 'labelLevel2', 'label'].flatMap((level) => textOf(fieldOf(label, level)) ?? []);
}

/** Whether a label is a face. For faces `labelLevel2` may join several values by commas (documented). */
export function isFace(label: JsonObject): boolean {
	return [fieldOf(label, 'labelLevel1'), fieldOf(label, 'labelLevel2')]
		.flatMap(commaTextsOf)
		.some((level) => FACE_LEVELS.has(foldName(level)));
}

/** When a label is on screen: `occurrences[]` of tag version 1.0, `detailInfo[]` of 2.0, both in seconds. */
export function spansOf(label: JsonObject): TimeSpan[] {
	const spans: TimeSpan[] = [];
	for (const list of ['occurrences', 'detailInfo']) {
		for (const each of objectsOf(fieldOf(label, list))) {
			const span = spanOf(fieldOf(each, 'from', 'start'), fieldOf(each, 'to', 'end'), 'seconds');
			if (span) spans.push(span);
		}
	}
	return spans;
}
