import { ImsFailure } from '../../ims/imsFailure';
import { isTerminal } from '../../results/jobStatus';
import { hasFailed, hasSucceeded, type Outcome, runBounded } from '../../items/boundedPool';
import type { JobReply } from '../queryJob';

/**
 * Asks for jobs in the order given until one is found that has not ended. The first is asked for alone, then more and
 * more at a time: while jobs run that costs one question, and when all have ended it does not take long.
 *
 * @param ask asks for one job; throws an ImsFailure when there was no answer
 * @param width how many questions are under way at most
 * @param tellEnded is told each job that has ended
 * @returns what was told of each job, or why it was refused; undefined when a job has not ended
 * @throws ImsFailure when a question got no answer and another one may
 */
export async function queryUntilUnfinished(
	jobIds: readonly string[],
	ask: (jobId: string) => Promise<JobReply>,
	width: number,
	tellEnded: (jobId: string) => void = () => undefined,
): Promise<Map<string, Outcome<JobReply>> | undefined> {
	const told = new Map<string, Outcome<JobReply>>();
	for (let at = 0, size = 1; at < jobIds.length; at += size, size = Math.min(width, size * 2)) {
		const batch = jobIds.slice(at, at + size);
		const outcomes = await runBounded(
			batch.length,
			{ concurrency: size, stopOnError: false },
			async (index) => await ask(batch[index] ?? ''),
		);
		for (const [index, outcome] of outcomes.entries()) {
			if (hasFailed(outcome) && mayPass(outcome.error)) throw outcome.error;
			if (hasSucceeded(outcome) && !isTerminal(outcome.result.status)) continue;
			const jobId = batch[index] ?? '';
			told.set(jobId, outcome);
			tellEnded(jobId);
		}
		if (told.size < Math.min(at + size, jobIds.length)) return undefined;
	}
	return told;
}

function mayPass(error: unknown): error is ImsFailure {
	return error instanceof ImsFailure && error.details.transient === true;
}
