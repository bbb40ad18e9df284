import { textOf } from '../values/looseValues';
import { allAtOnce, type Steps } from '../values/steps';
import type { JobAnswer, JobResult } from './jobAnswer';
import { hasJobFailed } from './jobStatus';
import { readInGroups } from './resultGroups';
import { type SimplifiedFields, type SimplifyOptions, withoutAbsent } from './simplifiedFields';

export { readTitle } from './simplifiedFields';

/** The results of a job or of an analysis for people who do not code. */
export interface SimplifiedResults extends SimplifiedFields {
	/** What is in the results and not in the fields, such as `HologramLabel` or `NLP.pptExtraction`. */
	readonly otherResults?: readonly string[];
	/** Why the job or the analysis failed, in the service's words. */
	readonly failureReason?: string;
}

/** A job for people who do not code. What the job does not have is absent, never null or empty. Times in seconds. */
export interface SimplifiedJob extends SimplifiedResults {
	readonly JobId: string;
	/** In the service's word. */
	readonly JobStatus?: string;
}

/**
 * Brings an answer into one flat item, the same for tag versions 1.0 and 2.0 and for a mix of them. Results whose type or
 * form is not understood are named in `otherResults`. Nothing in an answer can make it throw.
 */
export function simplifyJob(JobId: string, answer: JobAnswer, options: SimplifyOptions = {}): SimplifiedJob {
	return allAtOnce(simplifyJobInSteps(JobId, answer, options)).job;
}

/** The same, in steps of some milliseconds for megabytes of results; with what they have, as `presentParts` names it. */
export function* simplifyJobInSteps(
	JobId: string,
	{ status, results, failureReason }: JobAnswer,
	options: SimplifyOptions = {},
): Steps<{ job: SimplifiedJob; parts: readonly string[] }> {
	const ended = { results, hasFailed: hasJobFailed(status), failureReason };
	const { fields, parts } = yield* simplifyResultsInSteps(ended, options);
	return { job: withoutAbsent({ JobId, JobStatus: textOf(status), ...fields } satisfies SimplifiedJob), parts };
}

/** What a job or an analysis has when it has ended. */
export interface EndedAnalysis {
	/** With each `Data` parsed or not. */
	readonly results: readonly JobResult[];
	readonly hasFailed: boolean;
	readonly failureReason?: string;
}

/** Reads results into flat fields, and names those that were not understood. */
export function simplifyResults(ended: EndedAnalysis, options: SimplifyOptions = {}): SimplifiedResults {
	return allAtOnce(simplifyResultsInSteps(ended, options)).fields;
}

function* simplifyResultsInSteps(
	{ results, hasFailed, failureReason }: EndedAnalysis,
	options: SimplifyOptions,
): Steps<{ fields: SimplifiedResults; parts: readonly string[] }> {
	const { fields, unread, parts } = yield* readInGroups(results, hasFailed, options);
	const simplified = withoutAbsent({
		...fields,
		otherResults: unread.length > 0 ? unread : undefined,
		failureReason: textOf(failureReason),
	} satisfies SimplifiedResults);
	return { fields: simplified, parts };
}
