import type { JobResult } from './jobAnswer';
import { fieldOf, objectsOf, textOf } from '../values/looseValues';
import { dataOfType } from './resultEntries';
import { type Appearance, inSeconds, spanOf } from './timeSpans';

/**
 * A chapter of the video. Its times are in SECONDS, as all times of a simplified job, though its source has
 * milliseconds.
 */
export interface SimplifiedChapter extends Appearance {
	readonly title: string;
	readonly summary?: string;
}

/**
 * The chapters of type `NLP` in the order of time: `autoChapters[]` (documented name) of `{start, end, headline,
 * summary}`, times in milliseconds (inferred). A chapter without a headline has its summary as title; one without
 * either, or without a time, is left out.
 */
export function readChapters(results: readonly JobResult[]): SimplifiedChapter[] {
	const chapters = dataOfType(results, 'NLP')
		.flatMap((data) => objectsOf(fieldOf(data, 'autoChapters')))
		.flatMap((chapter) => {
			const span = spanOf(fieldOf(chapter, 'start'), fieldOf(chapter, 'end'), 'milliseconds');
			const headline = textOf(fieldOf(chapter, 'headline'));
			const summary = textOf(fieldOf(chapter, 'summary'));
			const title = headline ?? summary;
			if (!span || title === undefined) return [];
			const told = headline !== undefined && summary !== undefined ? { summary } : {};
			return { title, ...told, from: inSeconds(span.startMs), to: inSeconds(span.endMs) };
		});
	return chapters.sort((one, other) => one.from - other.from);
}
