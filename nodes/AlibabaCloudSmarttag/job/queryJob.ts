import type { IDataObject } from 'n8n-workflow';

import type { ImsClient } from '../ims/imsClient';
import { hasJobFailed } from '../results/jobStatus';
import { type JobAnswer, readJobAnswer, readJobState } from '../results/jobAnswer';
import { jobJson, type JobOutput, queryParameters } from './jobOutput';

/** What the API told of a job. */
export interface JobReply {
	readonly jobId: string;
	/** `JobStatus` as it came. */
	readonly status: string;
	/** The JSON of the job's item. */
	readonly json: IDataObject;
	/** Why the job failed; only of a job that failed. */
	readonly failureReason?: string;
}

const ACTION = 'QuerySmarttagJob';

/** Asks for a job with its results. Asks again after a fault that may pass; throws an ImsFailure when that was in vain. */
export async function queryAnswer(client: ImsClient, jobId: string): Promise<JobAnswer> {
	return readJobAnswer(await client.callIdempotent(ACTION, queryParameters(jobId, {})));
}

/**
 * Asks for a job.
 *
 * @param how `callIdempotent` repeats the query after a transient fault, `callWithoutRetry` does not
 * @throws ImsFailure when no answer was given
 */
export async function queryJob(
	client: ImsClient,
	jobId: string,
	output: JobOutput,
	how: 'callIdempotent' | 'callWithoutRetry' = 'callIdempotent',
): Promise<JobReply> {
	const body = await client[how](ACTION, queryParameters(jobId, output));
	const { status, failureReason } = readJobState(body);
	return { jobId, status, json: jobJson(jobId, body, output), ...(hasJobFailed(status) && { failureReason }) };
}
