import { readCategories } from './categories';
import { readChapters, type SimplifiedChapter } from './chapters';
import type { JobAnswer, JobResult } from './jobAnswer';
import { fieldOf, textOf } from '../values/looseValues';
import { readPeople, type SimplifiedPerson } from './people';
import { dataOfType } from './resultEntries';
import { readSummary } from './summary';
import { readTags, type SimplifiedTag } from './tags';
import { readTranscript } from './transcript';

/** A job for people who do not code. What the job does not have is absent, never null or empty. Times in seconds. */
export interface SimplifiedJob {
	readonly jobId: string;
	/** `JobStatus` in the service's word. */
	readonly status?: string;
	/** Of the video, from type `Meta`. */
	readonly title?: string;
	readonly tags?: readonly SimplifiedTag[];
	readonly people?: readonly SimplifiedPerson[];
	readonly categories?: readonly string[];
	readonly transcript?: string;
	readonly summary?: string;
	readonly chapters?: readonly SimplifiedChapter[];
	/** Why the job failed, in the service's words. */
	readonly failureReason?: string;
}

/**
 * Brings an answer into one flat item, the same for tag versions 1.0 and 2.0 and for a mix of them. Results of types
 * that it does not know are left out; so is what they hold in an unexpected form. Nothing in an answer can make it
 * throw.
 */
export function simplifyJob(jobId: string, answer: JobAnswer): SimplifiedJob {
	const { results } = answer;
	const fields = {
		jobId,
		status: textOf(answer.status),
		title: readTitle(results),
		tags: unlessEmpty(readTags(results)),
		people: unlessEmpty(readPeople(results)),
		categories: unlessEmpty(readCategories(results)),
		transcript: readTranscript(results),
		summary: readSummary(results),
		chapters: unlessEmpty(readChapters(results)),
		failureReason: textOf(answer.failureReason),
	} satisfies SimplifiedJob;
	return withoutAbsent(fields);
}

/** The title of the video, from type `Meta`. */
export function readTitle(results: readonly JobResult[]): string | undefined {
	return dataOfType(results, 'Meta')
		.map((data) => textOf(fieldOf(data, 'title')))
		.find((title) => title !== undefined);
}

function unlessEmpty<Entry>(list: readonly Entry[]): readonly Entry[] | undefined {
	return list.length > 0 ? list : undefined;
}

function withoutAbsent(job: SimplifiedJob): SimplifiedJob {
	const { jobId, ...others } = job;
	return { jobId, ...Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined)) };
}
