/** What became of one task: its result, its error, or neither when it was never started. */
export type Outcome<T> = { readonly result: T } | { readonly error: unknown } | undefined;

/** When a pool starts no further task. Those under way are waited for, so that none of their results is lost. */
export interface PoolLimits {
	/** How many tasks run at a time, at least 1. */
	readonly concurrency: number;
	readonly stopOnError: boolean;
	readonly signal?: AbortSignal;
}

/**
 * Runs tasks in the order of their index, a bounded number at a time, and returns what became of each in that order.
 *
 * @param known what became of tasks before, by index; these are not run, and a failed one counts as the first error
 */
export async function runBounded<T>(
	count: number,
	{ concurrency: width, stopOnError, signal }: PoolLimits,
	task: (index: number) => Promise<T>,
	known: ReadonlyArray<Outcome<T>> = [],
): Promise<Array<Outcome<T>>> {
	const outcomes = Array.from({ length: count }, (_, index) => known[index]);
	const open = [...outcomes.keys()].filter((index) => outcomes[index] === undefined).values();
	let stopped = stopOnError && outcomes.some(hasFailed);
	const work = async () => {
		while (!stopped && !signal?.aborted) {
			const { value: index, done } = open.next();
			if (done) return;
			try {
				outcomes[index] = { result: await task(index) };
			} catch (error) {
				outcomes[index] = { error };
				stopped ||= stopOnError;
			}
		}
	};
	await Promise.all(Array.from({ length: Math.min(width, count) }, work));
	return outcomes;
}

/** Whether a task was started and failed. */
export function hasFailed(outcome: Outcome<unknown>): outcome is { readonly error: unknown } {
	return outcome !== undefined && 'error' in outcome;
}

/** Whether a task was started and has a result. */
export function hasSucceeded<T>(outcome: Outcome<T>): outcome is { readonly result: T } {
	return outcome !== undefined && 'result' in outcome;
}
