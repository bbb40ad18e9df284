import type { JsonObject } from '../values/fieldReader';
import { fieldOf, objectsOf, textOf } from '../values/looseValues';
import type { JobResult } from './jobAnswer';
import { ASR } from './names';
import { dataOfType } from './resultEntries';
import { segmentOf, type SpeechSegment } from './speechSegments';
import { spanOf } from './timeSpans';

/** The sentences of type `ASR` that have a time. Documented: `details[]` of `{from, to, content}`, in seconds. */
export function asrSegments(results: readonly JobResult[]): SpeechSegment[] {
	return details(results).flatMap((detail) => {
		const span = spanOf(fieldOf(detail, ASR.start), fieldOf(detail, ASR.end), 'seconds');
		return segmentOf(span, textOf(fieldOf(detail, ASR.text))) ?? [];
	});
}

/** The texts of type `ASR`, with or without a time, in the order they came. */
export function asrTexts(results: readonly JobResult[]): string[] {
	return details(results).flatMap((detail) => textOf(fieldOf(detail, ASR.text)) ?? []);
}

function details(results: readonly JobResult[]): JsonObject[] {
	return dataOfType(results, 'ASR').flatMap((data) => objectsOf(fieldOf(data, ASR.details)));
}
