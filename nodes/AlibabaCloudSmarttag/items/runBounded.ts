/** The outcome of one task: its result, its error, or neither when it was never started. */
export type Outcome<T> = { readonly result: T } | { readonly error: unknown } | undefined;

/** When a pool starts no further task. Tasks in flight are waited for, so that none of their results is lost. */
export interface PoolLimits {
	/** How many tasks run at a time, at least 1. */
	readonly concurrency: number;
	readonly stopOnError: boolean;
	readonly signal?: AbortSignal;
}

/**
 * Runs a task for each item, in order and a bounded number at a time.
 *
 * @param known outcomes that are there already, by index; these tasks are not run, and a failed one counts as the first
 * error
 * @returns the outcomes in the order of the items
 */
export async function runBounded<Item, Result>(
	items: readonly Item[],
	{ concurrency, stopOnError, signal }: PoolLimits,
	task: (item: Item, index: number) => Promise<Result>,
	known: ReadonlyArray<Outcome<Result>> = [],
): Promise<Array<Outcome<Result>>> {
	const outcomes = items.map((_, index): Outcome<Result> => known[index]);
	const open = items.entries();
	let stopped = stopOnError && outcomes.some(hasFailed);
	const work = async () => {
		while (!stopped && !signal?.aborted) {
			const { value: entry, done } = open.next();
			if (done) return;
			const [index, item] = entry;
			if (outcomes[index] !== undefined) continue;
			try {
				outcomes[index] = { result: await task(item, index) };
			} catch (error) {
				outcomes[index] = { error };
				stopped ||= stopOnError;
			}
		}
	};
	await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, work));
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
