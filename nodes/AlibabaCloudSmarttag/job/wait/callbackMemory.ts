/** How often a query after a callback is repeated. No other callback follows the last one, so the API is queried for
 * about half an hour when it is disturbed. */
export const CALLBACK_RETRIES = 30;

/** Pauses, in milliseconds, before the API is queried again when it does not know yet what a callback reported. */
export const LATER_CHECKS_MS = [1_000, 3_000, 9_000];

/**
 * Pauses, in milliseconds, before jobs are queried again whose queries were refused: a refusal concerns the caller, and no
 * other callback may follow. After about half an hour the execution is left to the next callback and to its deadline.
 */
export const REFUSAL_PAUSES_MS = [1_000, 5_000, 30_000, 60_000, 300_000, 600_000, 900_000];

/** How many suspended executions are remembered; for those forgotten first, the newest job is queried first again. */
const MOST_EXECUTIONS = 1_000;

/**
 * What this process knows of executions that wait for callbacks. Nothing depends on it: it only saves queries. n8n stores
 * nothing that a callback computes, and other processes may get other callbacks of the same execution.
 */
const callbacksReceived = new Map<string, Set<string>>();
/** How many suspended executions have their JobIds remembered: a thousand IDs take 60 kB. */
const MOST_WITH_JOBS = 100;

const suspendedJobs = new Map<string, readonly string[]>();
const checksInFlight = new Map<string, { again: boolean }>();

/**
 * The order in which to query jobs: first those whose end was not reported, since they are the likeliest not to have
 * ended; among them the newest, which as a rule ends last.
 *
 * @param execution a key of the execution and node
 * @param jobIds in the order of submitting
 */
export function queryOrder(execution: string, jobIds: readonly string[]): string[] {
	const ended = callbacksReceived.get(execution) ?? new Set();
	const newestFirst = [...jobIds].reverse();
	return [...newestFirst.filter((jobId) => !ended.has(jobId)), ...newestFirst.filter((jobId) => ended.has(jobId))];
}

/** Notes that a callback, or the API, reported the end of a job. */
export function noteEnd(execution: string, jobId: string): void {
	const ended = callbacksReceived.get(execution) ?? new Set();
	callbacksReceived.delete(execution);
	callbacksReceived.set(execution, ended.add(jobId));
	const [oldest] = callbacksReceived.keys();
	if (callbacksReceived.size > MOST_EXECUTIONS && oldest !== undefined) callbacksReceived.delete(oldest);
}

/**
 * The JobIds of a suspended execution as this process has last read them, so that a callback which changes nothing costs no
 * expression. They may be those of an earlier suspension in a loop: read them again before anything depends on them.
 */
export function rememberedJobs(execution: string): readonly string[] | undefined {
	return suspendedJobs.get(execution);
}

/** Remembers the JobIds of a suspended execution; returns them. */
export function rememberJobs(execution: string, jobIds: readonly string[]): readonly string[] {
	suspendedJobs.delete(execution);
	suspendedJobs.set(execution, jobIds);
	const [oldest] = suspendedJobs.keys();
	if (suspendedJobs.size > MOST_WITH_JOBS && oldest !== undefined) suspendedJobs.delete(oldest);
	return jobIds;
}

/** Forgets the JobIds of an execution that was resumed. */
export function forgetJobs(execution: string): void {
	suspendedJobs.delete(execution);
}

/** Forgets an execution that waits no longer, or whose callbacks reported what is not so. */
export function forgetCallbacks(execution: string): void {
	callbacksReceived.delete(execution);
}

/** Whether the end of every one of these jobs was reported. */
export function allCalledBack(execution: string, jobIds: readonly string[]): boolean {
	const ended = callbacksReceived.get(execution);
	return ended !== undefined && jobIds.every((jobId) => ended.has(jobId));
}

/**
 * Runs a check of an execution, one at a time. A callback that comes during a check makes it run once more, since what
 * the callback reports may be newer than the answers; also when the check fails.
 *
 * @param check returns undefined as long as there is something to wait for
 * @returns what the check found; undefined for a callback whose check another one does
 */
export async function checkOnce<T>(execution: string, check: () => Promise<T | undefined>): Promise<T | undefined> {
	const other = checksInFlight.get(execution);
	if (other) {
		other.again = true;
		return undefined;
	}
	const own = { again: true };
	checksInFlight.set(execution, own);
	try {
		for (;;) {
			own.again = false;
			const checking = check();
			const found = await checking.catch(() => undefined);
			// A callback that came meanwhile left its check to this one, also when this one failed.
			if (found !== undefined || !own.again) return await checking;
		}
	} finally {
		checksInFlight.delete(execution);
	}
}
