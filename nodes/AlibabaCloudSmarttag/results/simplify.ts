import { textOf } from '../values/looseValues';
import type { JobAnswer } from './jobAnswer';
import { hasJobFailed } from './jobStatus';
import { isKnownType } from './sections';
import { readFields, type SimplifiedFields, type SimplifyOptions, withoutAbsent } from './simplifiedFields';
import { unreadResults } from './unreadResults';

export { readTitle } from './simplifiedFields';

/** A job for people who do not code. What the job does not have is absent, never null or empty. Times in seconds. */
export interface SimplifiedJob extends SimplifiedFields {
	readonly JobId: string;
	/** In the service's word. */
	readonly JobStatus?: string;
	/** What is in the answer and not in this item, such as `HologramLabel` or `NLP.pptExtraction`. */
	readonly otherResults?: readonly string[];
	/** Why the job failed, in the service's words. */
	readonly failureReason?: string;
}

/**
 * Brings an answer into one flat item, the same for tag versions 1.0 and 2.0 and for a mix of them. Results whose type or
 * form is not understood are named in `otherResults`. Nothing in an answer can make it throw.
 */
export function simplifyJob(JobId: string, answer: JobAnswer, options: SimplifyOptions = {}): SimplifiedJob {
	const { status, results, failureReason } = answer;
	const unread = unreadResults(hasJobFailed(status) ? results.filter(isNoReason) : results);
	return withoutAbsent({
		JobId,
		JobStatus: textOf(status),
		...readFields(results, options),
		otherResults: unread.length > 0 ? unread : undefined,
		failureReason: textOf(failureReason),
	} satisfies SimplifiedJob);

	/** The reason of a failure is text in an entry of any type (sample code); it has a field of its own. */
	function isNoReason({ type, data }: (typeof results)[number]): boolean {
		return isKnownType(type) && typeof data !== 'string';
	}
}
