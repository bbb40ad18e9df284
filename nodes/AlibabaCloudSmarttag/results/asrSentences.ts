import type { JsonObject } from '../values/fieldReader';
import type { JobResult } from './jobAnswer';
import { fieldOf, objectsOf, textOf } from '../values/looseValues';
import { dataOfType } from './resultEntries';
import { segmentOf, type SpeechSegment } from './speechSegments';
import { spanOf } from './timeSpans';

/** The sentences of type `ASR` that have a time: `details[]` of `{from, to, value}` in seconds (unverified). */
export function asrSegments(results: readonly JobResult[]): SpeechSegment[] {
	return details(results).flatMap((detail) => {
		const span = spanOf(fieldOf(detail, 'from'), fieldOf(detail, 'to'), 'seconds');
		return segmentOf(span, textOf(fieldOf(detail, 'value'))) ?? [];
	});
}

/** The texts of type `ASR`, with or without a time, in the order they came. */
export function asrTexts(results: readonly JobResult[]): string[] {
	return details(results).flatMap((detail) => textOf(fieldOf(detail, 'value')) ?? []);
}

function details(results: readonly JobResult[]): JsonObject[] {
	return dataOfType(results, 'ASR').flatMap((data) => objectsOf(fieldOf(data, 'details')));
}
