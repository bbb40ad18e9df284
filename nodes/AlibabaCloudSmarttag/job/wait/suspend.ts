import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { ImsClient } from '../../ims/imsClient';
import { failedItem } from '../../items/outputItems';
import { hasSucceeded, type Outcome } from '../../items/runBounded';
import type { Outcomes } from '../../items/runErrors';
import type { RunOptions } from '../../items/runOptions';
import type { JobOutput } from '../jobOutput';
import { type JobReply, queryJob } from '../queryJob';
import { queryUntilUnfinished } from './queryUntilUnfinished';

/** The JSON of an item of a suspended execution: what is passed on when no callback comes until the deadline. */
export interface SuspendedItem extends IDataObject {
	JobId: string;
	JobStatus: string;
	timedOut: true;
	/** Where the file of the item was uploaded to, if it was. */
	MediaId?: string;
	ossUrl?: string;
}

/** What the item of a job says about the file that was uploaded for it, whether it is waited for or not. */
export function uploadedSource({ MediaId, ossUrl }: IDataObject): Pick<SuspendedItem, 'MediaId' | 'ossUrl'> {
	return {
		...(typeof MediaId === 'string' && { MediaId }),
		...(typeof ossUrl === 'string' && { ossUrl }),
	};
}

/** Whether an item of a suspended execution is a job that is waited for. */
export function isSuspendedItem(json: IDataObject): json is SuspendedItem {
	return typeof json.JobId === 'string' && json.timedOut === true;
}

/**
 * Queries the jobs once more before the execution is suspended: n8n refuses a callback that comes before it has stored
 * the suspension, so when all jobs have ended by now there may be no callback to wait for.
 *
 * @returns the reply about each job when all have ended
 */
export async function queryBeforeSuspending(
	client: ImsClient,
	output: JobOutput,
	jobIds: readonly string[],
	concurrency: number,
): Promise<Map<string, Outcome<JobReply>> | undefined> {
	// Repeated after a fault: a job may have ended meanwhile, and its callbacks may have come too early.
	const query = async (jobId: string) => await queryJob(client, jobId, output);
	// A refusal concerns the caller and not the jobs, so it is no reason not to wait for the service.
	return await queryUntilUnfinished([...jobIds].reverse(), query, concurrency).catch(() => undefined);
}

/** Observed: n8n loads the whole execution for each callback, and the time for it grows with the number of jobs. */
const MANY_JOBS = 200;

/** The hint that an execution waits for more callbacks than n8n handles well; none for fewer jobs. */
export function manyJobsHints(jobs: number): string[] {
	if (jobs <= MANY_JOBS) return [];
	return [
		`This execution waits for ${jobs} callbacks, and n8n loads the whole execution for each of them. ` +
			`Above ${MANY_JOBS} jobs, put Loop Over Items with a batch size of 100 to ${MANY_JOBS} before this node.`,
	];
}

/**
 * Suspends the execution. n8n stores what stands in place of the node's input, hands it to the callback, and passes it on
 * when the time is over.
 *
 * @returns the items that n8n shows while the execution waits
 */
export async function suspend(
	context: IExecuteFunctions,
	outcomes: Outcomes,
	{ callbackTimeoutMs }: RunOptions,
): Promise<INodeExecutionData[]> {
	const items = outcomes.map((outcome, item) =>
		hasSucceeded(outcome) ? suspendedItem(outcome.result[0]?.json ?? {}, item) : failedItem(outcome?.error, item),
	);
	// Not getInputData(): with "Execute Once" that is a copy, which n8n does not store.
	const { data } = context.getExecuteData();
	if (data.main) data.main[0] = items;
	await context.putExecutionToWait(new Date(Date.now() + callbackTimeoutMs));
	return [...items];
}

function suspendedItem(accepted: IDataObject, item: number): INodeExecutionData {
	const { JobId, RequestId } = accepted;
	const json: SuspendedItem = {
		JobId: typeof JobId === 'string' ? JobId : '',
		...(RequestId && { RequestId }),
		...uploadedSource(accepted),
		JobStatus: 'Submitted',
		timedOut: true,
	};
	return { json, pairedItem: { item } };
}
