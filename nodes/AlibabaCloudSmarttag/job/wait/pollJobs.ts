import { ImsFailure } from '../../ims/imsFailure';
import { pause } from '../../ims/pause';
import { retryDelayMs } from '../../ims/retry';
import { hasFailed, hasSucceeded, type Outcome, runBounded } from '../../items/runBounded';
import { hasJobFailed, isTerminal } from '../../results/jobStatus';
import type { JobReply } from '../queryJob';

/** What is known of a job that is waited for. */
export interface JobProgress {
	/** The last `JobStatus` that the API returned; empty when it returned none. */
	readonly status: string;
	/** The job when it has ended, or why it cannot be queried; another query would not help. */
	readonly settled?: Outcome<JobReply>;
	/** Why the last query failed, when another one may succeed. */
	readonly transientFault?: ImsFailure;
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
 * After a transient fault a job is queried again in the next round; throttling ends the round at once.
 *
 * @param query queries one job; throws an ImsFailure when no answer came
 */
export async function pollJobs(
	jobIds: readonly string[],
	query: (jobId: string) => Promise<JobReply>,
	settings: PollSettings,
): Promise<PollReport> {
	const { concurrency, queryAtOnce, longestPauseMs, timeoutMs, stopOnError, signal } = settings;
	const progress = new Map<string, JobProgress>(jobIds.map((jobId) => [jobId, { status: '' }]));
	const startedAt = Date.now();
	let pauseMs = Math.min(settings.firstPauseMs, longestPauseMs);
	let queries = 0;
	let failedQueries = 0;
	let throttledRounds = 0;

	const queryOne = async (jobId: string): Promise<ImsFailure | undefined> => {
		queries += 1;
		try {
			const reply = await query(jobId);
			const settled = isTerminal(reply.status) && { settled: { result: reply } };
			progress.set(jobId, { status: reply.status, ...settled });
			return undefined;
		} catch (error) {
			failedQueries += 1;
			const status = progress.get(jobId)?.status ?? '';
			const transientFault = error instanceof ImsFailure && error.details.transient ? error : undefined;
			progress.set(jobId, transientFault ? { status, transientFault } : { status, settled: { error } });
			return transientFault;
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
		const leftMs = startedAt + timeoutMs - Date.now();
		if (isOver() || leftMs <= 0) break;
		await pause(Math.min(Math.max(pauseMs, restMs), leftMs), signal).catch(() => undefined);
		pauseMs = Math.min(longestPauseMs, pauseMs * GROWTH);
		if (!signal?.aborted) restMs = await round();
	}
	return { progress, waitedMs: Date.now() - startedAt, queries, failedQueries };
}

function isOpen({ settled }: JobProgress): boolean {
	return settled === undefined;
}

function hasGoneWrong({ settled }: JobProgress): boolean {
	return hasFailed(settled) || (hasSucceeded(settled) && hasJobFailed(settled.result.status));
}
