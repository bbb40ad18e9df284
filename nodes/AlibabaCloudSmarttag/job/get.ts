import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { FieldReader } from '../values/fieldReader';
import type { Outcome } from '../items/boundedPool';
import { connect, type Connection } from '../items/connect';
import { outputItem } from '../items/itemOutcomes';
import { queryEach, forEachJob, type ItemJob } from './jobItems';
import { type JobOutput, readJobOutput } from './jobOutput';
import { queryJob } from './queryJob';
import { operationError } from '../items/nodeErrors';
import { runParameter } from '../items/runParameter';
import { waitByPoll } from './wait/waitByPoll';

/** What a run of Get starts with. */
interface GetRun extends Connection {
	readonly output: JobOutput;
	readonly waits: boolean;
}

/**
 * Gets the job of each input item: its state and, when it has ended, its results. A job that failed is an item like any
 * other, since that is what was asked; only who waits for a result gets the failure as an error.
 */
export async function getJob(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await forEachJob(this, {
		start: async () => await startGet(this),
		outcomes: async (run, jobs, stopOnError) => await outcomesOf(this, run, jobs, stopOnError),
		item: outputItem,
	});
}

async function startGet(context: IExecuteFunctions): Promise<GetRun> {
	const checks = new FieldReader();
	const waits =
		checks.flag('Wait Until Finished', runParameter(context, 'waitUntilFinished', 'Wait Until Finished', false)) ??
		false;
	if (checks.problems.length > 0) throw operationError(context.getNode(), checks.problems.join(' '));
	return { waits, output: readJobOutput(context), ...(await connect(context)) };
}

async function outcomesOf(
	context: IExecuteFunctions,
	run: GetRun,
	jobs: readonly ItemJob[],
	stopOnError: boolean,
): Promise<ReadonlyMap<number, Outcome<IDataObject>>> {
	const { output, waits, options, client } = run;
	if (!waits) {
		const ask = async (jobId: string) => (await queryJob(client, jobId, output)).json;
		return await queryEach(context, run, jobs, stopOnError, ask);
	}
	const timeoutMs = options.pollTimeoutMs;
	return await waitByPoll(context, jobs, { connection: run, output, askAtOnce: true, timeoutMs, stopOnError });
}
