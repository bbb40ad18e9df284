import { ImsFailure } from '../../ims/imsFailure';
import { pause } from '../../ims/retry';
import { retryDelayMs } from '../../ims/retry';
import { hasFailed, hasSucceeded, type Outcome, runBounded } from '../../items/runBounded';
import { hasJobFailed, isTerminal } from '../../results/jobStatus';
import { isJobNotFound } from '../jobErrors';
import type { JobReply } from '../queryJob';

/** What is known of a job that is waited for. */
export interface JobProgress {
	/** The last `JobStatus` that the API returned; empty when it returned none. */
	readonly status: string;
	/** The job when it has ended, or the error that it does not exist, or that queries were refused for too long. */
	readonly settled?: Outcome<JobReply>;
	/** Why the last query failed; that says nothing about the job. */
	readonly fault?: unknown;
}

/** How to wait. Times in milliseconds. */
export interface PollSettings {
	/** How many queries are in flight at a time. */
	readonly concurrency: number;
	/** Whether to query at once; jobs that were just submitted are not finished yet. */
	readonly queryAtOnce: boolean;
	readonly firstPauseMs: number;
	readonly longestPauseMs: number;
	readonly timeoutMs: number;
	/** How long refusals of the caller, such as a missing permission, are retried. */
	readonly refusalTimeoutMs: number;
	/** Whether to end when the first job has failed. */
	readonly stopOnError: boolean;
	readonly signal?: AbortSignal;
}

/** How a wait went. */
export interface PollReport {
	/** By JobId. */
	readonly progress: ReadonlyMap<string, JobProgress>;
	readonly waitedMs: number;
	readonly queries: number;
	/** How many of the queries failed. */
	readonly failedQueries: number;
}

const GROWTH = 1.5;

/**
 * Queries jobs, round by round, until all have ended, the time is over, or the execution is cancelled. The pauses grow.
 * After a failed query a job is queried again in the next round; throttling ends the round at once. A refusal concerns the
 * caller and not the job: only when refusals last for the whole of their time without an answer between them, the wait ends.
 *
 * @param query queries one job; throws an ImsFailure when no answer came
 */
export async function pollJobs(
	jobIds: readonly string[],
	query: (jobId: string) => Promise<JobReply>,
	settings: PollSettings,
): Promise<PollReport> {
	const { concurrency, queryAtOnce, longestPauseMs, timeoutMs, refusalTimeoutMs, stopOnError, signal } = settings;
	const progress = new Map<string, JobProgress>(jobIds.map((jobId) => [jobId, { status: '' }]));
	// Not the time of day, which may be set back.
	const now = () => performance.now();
	const startedAt = now();
	let pauseMs = Math.min(settings.firstPauseMs, longestPauseMs);
	let queries = 0;
	let failedQueries = 0;
	let throttledRounds = 0;
	let refusedSince: number | undefined;

	const queryOne = async (jobId: string): Promise<ImsFailure | undefined> => {
		queries += 1;
		try {
			const reply = await query(jobId);
			refusedSince = undefined;
			const settled = isTerminal(reply.status) && { settled: { result: reply } };
			progress.set(jobId, { status: reply.status, ...settled });
			return undefined;
		} catch (error) {
			failedQueries += 1;
			const status = progress.get(jobId)?.status ?? '';
			const failure = error instanceof ImsFailure ? error : undefined;
			if (failure && isJobNotFound(failure)) {
				progress.set(jobId, { status, settled: { error } });
				return undefined;
			}
			if (failure?.details.transient) refusedSince = undefined;
			else refusedSince ??= now();
			progress.set(jobId, { status, fault: error });
			return failure;
		}
	};
	/** Queries every open job; returns how long the service asked to wait, in milliseconds. */
	const round = async (): Promise<number> => {
		const open = [...progress].filter(([, job]) => isOpen(job)).map(([jobId]) => jobId);
		const throttled: ImsFailure[] = [];
		await runBounded(open, { concurrency, stopOnError: true, signal }, async (jobId) => {
			const fault = await queryOne(jobId);
			if (!fault?.details.rejectedBeforeExecution) return;
			throttled.push(fault);
			throw fault;
		});
		throttledRounds = throttled.length > 0 ? throttledRounds + 1 : 0;
		const hintMs = Math.max(0, ...throttled.map(({ details }) => details.retryAfterMs ?? 0));
		return throttledRounds > 0 ? retryDelayMs(throttledRounds, hintMs, Math.random()) : 0;
	};
	const isOver = () => {
		const known = [...progress.values()];
		return signal?.aborted || !known.some(isOpen) || (stopOnError && known.some(hasGoneWrong));
	};

	let restMs = queryAtOnce ? await round() : 0;
	for (;;) {
		const leftMs = startedAt + timeoutMs - now();
		if (refusedSince !== undefined && now() - refusedSince >= refusalTimeoutMs) settleRefused(progress);
		if (isOver() || leftMs <= 0) break;
		await pause(Math.min(Math.max(pauseMs, restMs), leftMs), signal).catch(() => undefined);
		pauseMs = Math.min(longestPauseMs, pauseMs * GROWTH);
		if (!signal?.aborted) restMs = await round();
	}
	return { progress, waitedMs: now() - startedAt, queries, failedQueries };
}

/** Ends the wait for jobs whose queries are refused. */
function settleRefused(progress: Map<string, JobProgress>): void {
	for (const [jobId, { status, settled, fault }] of progress) {
		if (!settled && fault !== undefined) progress.set(jobId, { status, settled: { error: fault } });
	}
}

function isOpen({ settled }: JobProgress): boolean {
	return settled === undefined;
}

function hasGoneWrong({ settled }: JobProgress): boolean {
	return hasFailed(settled) || (hasSucceeded(settled) && hasJobFailed(settled.result.status));
}
