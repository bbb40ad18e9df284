import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { ImsClient } from '../../ims/imsClient';
import { queryUntilUnfinished } from './queryUntilUnfinished';
import { hasSucceeded, type Outcome } from '../../items/boundedPool';
import { failedItem } from '../../items/failedItem';
import type { JobOutput } from '../jobOutput';
import { queryJob, type JobReply } from '../queryJob';
import type { RunOptions } from '../../items/runOptions';
import type { AcceptedJob } from '../submit/submitErrors';

/** The JSON of a carried item: what goes on when nobody called until the deadline. */
export interface CarriedJob extends IDataObject {
	JobId: string;
	JobStatus: string;
	timedOut: true;
}

/** Whether an item of a suspended execution is a job that is waited for. */
export function isCarriedJob(json: IDataObject): json is CarriedJob {
	return typeof json.JobId === 'string' && json.timedOut === true;
}

/**
 * Asks for the jobs once more before the execution is suspended: a callback that comes before n8n has stored the
 * suspension is refused by n8n, so when all jobs have ended by now there may be none to wait for.
 *
 * @returns what was told of each job when all have ended
 */
export async function queryBeforeSuspending(
	client: ImsClient,
	output: JobOutput,
	jobIds: readonly string[],
	width: number,
): Promise<Map<string, Outcome<JobReply>> | undefined> {
	// Asked again after a fault: a job may have ended meanwhile, and its callbacks may have come too early.
	const ask = async (jobId: string) => await queryJob(client, jobId, output);
	// A fault that does not pass is no reason not to wait for the service.
	return await queryUntilUnfinished([...jobIds].reverse(), ask, width).catch(() => undefined);
}

/**
 * Suspends the execution. n8n stores what stands in place of the node's input then, hands it to the callback, and passes
 * it on when the time is over.
 *
 * @returns the items that n8n shows while the execution waits
 */
export async function suspend(
	context: IExecuteFunctions,
	outcomes: ReadonlyArray<Outcome<AcceptedJob>>,
	{ callbackTimeoutMs }: RunOptions,
): Promise<INodeExecutionData[]> {
	const carried = outcomes.map((outcome, item) =>
		hasSucceeded(outcome) ? carriedItem(outcome.result, item) : failedItem(outcome?.error, item),
	);
	// Not getInputData(): with "Execute Once" that is a copy, which n8n does not store.
	context.getExecuteData().data.main?.[0]?.splice(0, Infinity, ...carried);
	context.setMetadata(tooltipMetadata(outcomes.filter(hasSucceeded).length));
	await context.putExecutionToWait(new Date(Date.now() + callbackTimeoutMs));
	return [...carried];
}

function carriedItem({ JobId, RequestId }: AcceptedJob, item: number): INodeExecutionData {
	const json: CarriedJob = { JobId, ...(RequestId && { RequestId }), JobStatus: 'Submitted', timedOut: true };
	return { json, pairedItem: { item } };
}

/** The metadata that the tooltip reads: no address, since the real one holds a token. */
export function tooltipMetadata(jobs: number): { resumeUrl: string } {
	return { resumeUrl: `#jobs=${jobs}` };
}
