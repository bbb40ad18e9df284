import type { IDataObject, INode } from 'n8n-workflow';

import { hasJobFailed } from '../results/jobStatus';
import { hasFailed, hasSucceeded, type Outcome } from '../items/boundedPool';
import { failedJob, queryError } from './jobErrors';
import type { JobReply } from './queryJob';

/** What becomes of the item of a job that has ended: its JSON, or the error that it failed or cannot be asked for. */
export function jobOutcome(node: INode, told: Outcome<JobReply>, jobId: string, item: number): Outcome<IDataObject> {
	if (!told) return undefined;
	if (hasFailed(told)) return { error: queryError(node, told.error, jobId, item) };
	const { status, failureReason, json } = told.result;
	return hasJobFailed(status) ? { error: failedJob(node, jobId, failureReason, item) } : { result: json };
}

/** The state of a job as it was told; empty when it was not. */
export function statusOf(told: Outcome<JobReply>): string {
	return hasSucceeded(told) ? told.result.status : '';
}
