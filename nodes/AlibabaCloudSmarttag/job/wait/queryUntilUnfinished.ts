import { ImsFailure } from '../../ims/imsFailure';
import { hasFailed, hasSucceeded, type Outcome, runBounded } from '../../items/runBounded';
import { isTerminal } from '../../results/jobStatus';
import { isJobNotFound } from '../jobErrors';
import type { JobReply } from '../queryJob';

/**
 * Queries jobs in the order given until one is found that has not ended. The first is queried alone, then more and more
 * at a time: while jobs run that costs one query, and when all have ended it does not take long.
 *
 * @param query queries one job; throws an ImsFailure when no answer came
 * @param concurrency how many queries are in flight at most
 * @param onEnded called for each job that has ended
 * @returns the reply about each job, or that it does not exist; undefined when a job has not ended
 * @throws ImsFailure when a query failed: that says nothing about the job, and another query may succeed
 */
export async function queryUntilUnfinished(
	jobIds: readonly string[],
	query: (jobId: string) => Promise<JobReply>,
	concurrency: number,
	onEnded: (jobId: string) => void = () => undefined,
): Promise<Map<string, Outcome<JobReply>> | undefined> {
	const replies = new Map<string, Outcome<JobReply>>();
	for (let at = 0, size = 1; at < jobIds.length; at += size, size = Math.min(concurrency, size * 2)) {
		const batch = jobIds.slice(at, at + size);
		const outcomes = await runBounded(batch, { concurrency: size, stopOnError: false }, query);
		for (const [index, jobId] of batch.entries()) {
			const outcome = outcomes[index];
			if (hasFailed(outcome) && !isAboutJob(outcome.error)) throw outcome.error;
			if (hasSucceeded(outcome) && !isTerminal(outcome.result.status)) continue;
			replies.set(jobId, outcome);
			onEnded(jobId);
		}
		if (replies.size < Math.min(at + size, jobIds.length)) return undefined;
	}
	return replies;
}

/** Whether a failed query settles its job: only the API's answer that there is no such job does. */
function isAboutJob(error: unknown): boolean {
	return error instanceof ImsFailure && isJobNotFound(error);
}
