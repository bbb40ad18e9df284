import type { IDataObject, INode } from 'n8n-workflow';

import type { ImsClient } from '../ims/imsClient';
import type { ItemFields } from '../items/itemFields';
import { hasFailed, hasSucceeded, type Outcome } from '../items/runBounded';
import { inTurns } from '../items/turns';
import { readJobState } from '../results/jobAnswer';
import { hasJobFailed } from '../results/jobStatus';
import { hideSecrets } from '../values/hiddenSecrets';
import { failedJob, queryError } from './jobErrors';
import { type JobContent, jobContent, type JobOutput, queryParameters } from './jobOutput';

/** What the API returned for a job. */
export interface JobReply extends JobContent {
	readonly jobId: string;
	/** `JobStatus` as it came. */
	readonly status: string;
	/** Why the job failed; only of a job that failed. */
	readonly failureReason?: string;
}

const ACTION = 'QuerySmarttagJob';

/** Reads the Job ID of an item, which is required. */
export function readJobId(fields: ItemFields): string {
	return fields.requiredText('jobId', 'Job ID', 'Submit returns it as JobId');
}

/**
 * Queries a job.
 *
 * @param how `callIdempotent` repeats the query after a transient fault, `callWithoutRetry` does not
 * @throws ImsFailure when no answer came, or the API refused
 */
export async function queryJob(
	client: ImsClient,
	jobId: string,
	output: JobOutput,
	how: 'callIdempotent' | 'callWithoutRetry' = 'callIdempotent',
): Promise<JobReply> {
	const answer = await client[how](ACTION, queryParameters(jobId, output));
	const hasFailedJob = hasJobFailed(readJobState(answer).status);
	// The reason of a failure may quote the Notify URL, which holds the token of a suspended execution.
	const body = hasFailedJob ? hideSecrets(answer, ['UserData']) : answer;
	const { status, failureReason } = readJobState(body);
	const content = await inTurns(jobContent(jobId, body, output));
	return { jobId, status, ...content, ...(hasFailedJob && { failureReason }) };
}

/**
 * The outcome of an item whose job is over: its JSON, or the error that the job failed or cannot be queried.
 *
 * @param reply undefined when the job is not over
 */
export function jobOutcome(node: INode, reply: Outcome<JobReply>, jobId: string, item: number): Outcome<IDataObject> {
	if (!reply) return undefined;
	if (hasFailed(reply)) return { error: queryError(node, reply.error, jobId, item) };
	const { status, failureReason, json } = reply.result;
	return hasJobFailed(status) ? { error: failedJob(node, jobId, failureReason, item) } : { result: json };
}

/** The last state that the API reported; empty when it reported none. */
export function statusOf(reply: Outcome<JobReply>): string {
	return hasSucceeded(reply) ? reply.result.status : '';
}
