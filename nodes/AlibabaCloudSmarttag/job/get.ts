import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { connect, type Connection } from '../items/connect';
import { ItemFields } from '../items/itemFields';
import { jsonContents } from '../items/outputItems';
import { runItems } from '../items/runItems';
import { queryError } from './jobErrors';
import { type JobOutput, readJobOutput } from './jobOutput';
import { queryJob, readJobId } from './queryJob';
import { resultHints } from './resultHints';
import { readWaitUntilFinished } from './wait/completion';
import { waitByPoll } from './wait/poll';

/** What a run of Get starts with. */
interface GetRun extends Connection {
	readonly output: JobOutput;
	readonly waits: boolean;
}

/**
 * Gets the job of each input item: its state and, when it has ended, its results. A job that failed is an item like any
 * other, since its state is what was asked for; only a run that waits for results returns the failure as an error.
 */
export async function getJob(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runItems(this, {
		start: async () => await startGet(this),
		draft: (item) => {
			const fields = new ItemFields(this, item);
			return fields.checked(readJobId(fields));
		},
		each: async ({ client, output }, jobId, _item, show) => {
			const reply = await queryJob(client, jobId, output);
			show(resultHints(reply));
			return jsonContents([reply.json]);
		},
		itemError: (error, jobId, item) => queryError(this.getNode(), error, jobId, item),
		all: (run, drafts) => {
			if (!run.waits) return undefined;
			const jobs = drafts.map(({ item, draft: JobId }) => ({ item, JobId, JobStatus: '' }));
			const timeoutMs = run.options.pollTimeoutMs;
			return waitByPoll(this, jobs, { connection: run, output: run.output, queryAtOnce: true, timeoutMs });
		},
	});
}

async function startGet(context: IExecuteFunctions): Promise<GetRun> {
	const waits = readWaitUntilFinished(context);
	return { waits, output: readJobOutput(context, 'options'), ...(await connect(context)) };
}
