import { ImsFailure } from '../../ims/imsFailure';
import { pause } from '../../ims/pause';
import { retryDelayMs } from '../../ims/retry';
import { hasJobFailed, isTerminal } from '../../results/jobStatus';
import { hasFailed, hasSucceeded, type Outcome, runBounded } from '../../items/boundedPool';
import type { JobReply } from '../queryJob';

/** What is known of a job that is waited for. */
export interface JobProgress {
	/** The last `JobStatus` that was told; empty when none was. */
	readonly status: string;
	/** The job when it has ended, or why it cannot be asked for; asking again would not help. */
	readonly settled?: Outcome<JobReply>;
	/** Why the last question got no answer, when another one may. */
	readonly transientFault?: ImsFailure;
}

/** How to wait. Times in milliseconds. */
export interface PollSettings {
	/** How many questions are under way at a time. */
	readonly width: number;
	/** Whether to ask at once; jobs that were just submitted are not finished yet. */
	readonly queryAtOnce: boolean;
	readonly firstPauseMs: number;
	readonly longestPauseMs: number;
	readonly timeoutMs: number;
	/** Whether to end when the first job has failed. */
	readonly stopOnError: boolean;
	readonly signal?: AbortSignal;
}

/** What came of waiting. */
export interface PollReport {
	readonly progress: ReadonlyMap<string, JobProgress>;
	readonly waitedMs: number;
	readonly queries: number;
	/** How many of the questions got no answer. */
	readonly failedQueries: number;
}

const GROWTH = 1.5;

/**
 * Asks for jobs, round by round, until all have ended, the time is over, or the execution is cancelled. The pauses grow.
 * A question that got no answer is asked again in the next round; throttling ends the round at once.
 *
 * @param ask asks for one job; throws an ImsFailure when there was no answer
 */
export async function pollJobs(
	jobIds: readonly string[],
	ask: (jobId: string) => Promise<JobReply>,
	settings: PollSettings,
): Promise<PollReport> {
	const { width, queryAtOnce: askAtOnce, longestPauseMs, timeoutMs, stopOnError, signal } = settings;
	const fates = new Map<string, JobProgress>(jobIds.map((jobId) => [jobId, { status: '' }]));
	const began = Date.now();
	let pauseMs = Math.min(settings.firstPauseMs, longestPauseMs);
	let questions = 0;
	let unanswered = 0;
	let throttledRounds = 0;

	const askOne = async (jobId: string): Promise<ImsFailure | undefined> => {
		questions += 1;
		try {
			const told = await ask(jobId);
			fates.set(jobId, { status: told.status, ...(isTerminal(told.status) && { settled: { result: told } }) });
			return undefined;
		} catch (error) {
			unanswered += 1;
			const status = fates.get(jobId)?.status ?? '';
			const fault = error instanceof ImsFailure && error.details.transient ? error : undefined;
			fates.set(jobId, fault ? { status, transientFault: fault } : { status, settled: { error } });
			return fault;
		}
	};
	/** Asks for every open job; returns how long the service wants to be left alone. */
	const round = async (): Promise<number> => {
		const open = [...fates].filter(([, fate]) => isOpen(fate)).map(([jobId]) => jobId);
		const throttled: ImsFailure[] = [];
		await runBounded(open.length, { concurrency: width, stopOnError: true, signal }, async (index) => {
			const fault = await askOne(open[index] ?? '');
			if (!fault?.details.rejectedBeforeExecution) return;
			throttled.push(fault);
			throw fault;
		});
		throttledRounds = throttled.length > 0 ? throttledRounds + 1 : 0;
		const hintMs = Math.max(0, ...throttled.map(({ details }) => details.retryAfterMs ?? 0));
		return throttledRounds > 0 ? retryDelayMs(throttledRounds, hintMs, Math.random()) : 0;
	};
	const isOver = () => {
		const known = [...fates.values()];
		return signal?.aborted || !known.some(isOpen) || (stopOnError && known.some(hasGoneWrong));
	};

	let restMs = askAtOnce ? await round() : 0;
	for (;;) {
		const leftMs = began + timeoutMs - Date.now();
		if (isOver() || leftMs <= 0) break;
		await pause(Math.min(Math.max(pauseMs, restMs), leftMs), signal).catch(() => undefined);
		pauseMs = Math.min(longestPauseMs, pauseMs * GROWTH);
		if (!signal?.aborted) restMs = await round();
	}
	return { progress: fates, waitedMs: Date.now() - began, queries: questions, failedQueries: unanswered };
}

function isOpen({ settled }: JobProgress): boolean {
	return settled === undefined;
}

function hasGoneWrong({ settled }: JobProgress): boolean {
	return hasFailed(settled) || (hasSucceeded(settled) && hasJobFailed(settled.result.status));
}
