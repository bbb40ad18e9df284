import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { hasFailed, hasSucceeded, type Outcome, runBounded } from '../items/boundedPool';
import { type Connection, startOrError } from '../items/connect';
import { failedItem } from '../items/failedItem';
import { queryError } from './jobErrors';
import { readJobIds } from './jobIds';
import { isNodeError, operationError } from '../items/nodeErrors';

/** The job that an item is about. */
export interface ItemJob {
	readonly item: number;
	readonly jobId: string;
}

/** An operation that makes an output item of the job of each input item. */
export interface JobOperation<Run, Made> {
	/** Reads what holds for the whole run; throws an error that names the field which cannot be used. */
	start(): Promise<Run>;
	/** What becomes of each job, by the index of its item. */
	outcomes(run: Run, jobs: readonly ItemJob[], stopOnError: boolean): Promise<ReadonlyMap<number, Outcome<Made>>>;
	/** The output item of an input item. */
	item(outcome: Outcome<Made>, index: number): INodeExecutionData;
}

/**
 * Runs an operation on the job of each input item. Job IDs are checked before the first question; the output has the
 * order of the input; a failing item stops the workflow or goes on as an error, as the node is set.
 */
export async function forEachJob<Run extends object, Made>(
	context: IExecuteFunctions,
	operation: JobOperation<Run, Made>,
): Promise<INodeExecutionData[]> {
	const stopOnError = !context.continueOnFail();
	const jobIds = readJobIds(context);
	const run = await startOrError(context, async () => await operation.start());
	if ('error' in run) {
		const { error } = run;
		if (stopOnError) throw error;
		// If it were thrown, n8n would pass the input on as if it had been done.
		return jobIds.map((_, index) => failedItem(error, index));
	}
	stopAtFirstError(stopOnError, jobIds);
	const jobs = jobIds.flatMap((jobId, item) => (hasSucceeded(jobId) ? [{ item, jobId: jobId.result }] : []));
	const outcomes = await operation.outcomes(run, jobs, stopOnError);
	stopAtFirstError(stopOnError, [...outcomes.values()]);
	return jobIds.map((jobId, index) =>
		hasFailed(jobId) ? failedItem(jobId.error, index) : operation.item(outcomes.get(index), index),
	);
}

/**
 * Asks for the job of each item, a bounded number at a time.
 *
 * @param ask asks for one job and makes something of it
 */
export async function queryEach<Made>(
	context: IExecuteFunctions,
	{ options }: Connection,
	jobs: readonly ItemJob[],
	stopOnError: boolean,
	ask: (jobId: string, item: number) => Promise<Made>,
): Promise<ReadonlyMap<number, Outcome<Made>>> {
	const node = context.getNode();
	const signal = context.getExecutionCancelSignal();
	const limits = { concurrency: options.concurrency, stopOnError, signal };
	const outcomes = await runBounded(jobs.length, limits, async (index) => {
		const { jobId, item } = jobs[index] ?? { jobId: '', item: index };
		try {
			return await ask(jobId, item);
		} catch (error) {
			throw queryError(node, error, jobId, item);
		}
	});
	if (signal?.aborted) throw operationError(node, 'The execution was cancelled');
	return new Map(jobs.map(({ item }, index) => [item, outcomes[index]]));
}

function stopAtFirstError(stopOnError: boolean, outcomes: ReadonlyArray<Outcome<unknown>>): void {
	const error = outcomes
		.filter(hasFailed)
		.map((outcome) => outcome.error)
		.find(isNodeError);
	if (error && stopOnError) throw error;
}
