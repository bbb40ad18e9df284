import { fieldOf, objectsOf, textOf } from '../values/looseValues';
import type { JobResult } from './jobAnswer';
import { NLP } from './names';
import { dataOfType } from './resultEntries';
import { type Appearance, appearanceOf, byStart, spanOf } from './timeSpans';

/**
 * A chapter of the video. Its times are in SECONDS, as all times of a simplified job, though its source has
 * milliseconds. Without a time in the source it has none here.
 */
export interface SimplifiedChapter extends Partial<Appearance> {
	readonly title: string;
	readonly summary?: string;
}

/**
 * The chapters of type `NLP` in the order of time. Documented: `autoChapters[]` of `{start, end, headline, summary}`,
 * times in milliseconds. A chapter without a headline has its summary as title; one without either is left out.
 */
export function readChapters(results: readonly JobResult[]): SimplifiedChapter[] {
	const chapters = dataOfType(results, 'NLP')
		.flatMap((data) => objectsOf(fieldOf(data, NLP.chapters)))
		.flatMap((chapter) => {
			const span = spanOf(fieldOf(chapter, NLP.start), fieldOf(chapter, NLP.end), 'milliseconds');
			const headline = textOf(fieldOf(chapter, NLP.headline));
			const summary = textOf(fieldOf(chapter, NLP.summary));
			const title = headline ?? summary;
			if (title === undefined) return [];
			return { title, ...(headline !== undefined && summary !== undefined && { summary }), ...appearanceOf(span) };
		});
	return byStart(chapters);
}
