import type { IDataObject, INode, NodeApiError, NodeError, NodeOperationError } from 'n8n-workflow';

import { ImsFailure } from '../ims/imsFailure';
import { sentence } from '../values/sentence';
import { shortText } from '../values/shortText';
import { apiError, isNodeError, messageOf, operationError } from '../items/nodeErrors';

/** The job of an item, with its last known state; empty when the API returned none. */
export interface ItemJob {
	readonly item: number;
	readonly JobId: string;
	readonly JobStatus: string;
}

/** Jobs that an error lists at most; each accepted job has a line in n8n's log. */
const MOST_LISTED = 100;

const GET_LATER = 'Nothing of them is lost: get their results with Job → Get and these JobIds.';

/** The error of an item whose job ended in Fail. */
export function failedJob(
	node: INode,
	jobId: string,
	reason: string | undefined,
	itemIndex: number,
): NodeOperationError {
	const why = shortText(reason ?? '') || 'the service returned no reason';
	return operationError(node, `Job ${jobId} failed: ${why}`, {
		itemIndex,
		description: ['Submit the item again after fixing the cause; the service does not try again by itself.'],
		data: { JobId: jobId, JobStatus: 'Fail', reason },
	});
}

/** The error of an item whose job has no results yet. */
export function runningJob(node: INode, jobId: string, status: string, itemIndex: number): NodeOperationError {
	return operationError(node, `Job ${jobId} is not finished: its state is ${shortText(status) || 'not known'}`, {
		itemIndex,
		description: ['Wait for it with Job → Get and Wait Until Finished, or with the trigger, and then try again.'],
		data: { JobId: jobId, JobStatus: status },
	});
}

/** Codes of a job that is not there. The one for an unknown JobId is not documented, so the likely ones are recognized. */
const JOB_NOT_FOUND = /^(InvalidParameter\.)?(Resource|Job|JobId)\.?Not(Found|Exist)|^InvalidJob(Id)?\b/i;

/** Whether the API reported that there is no such job. */
export function isJobNotFound({ details }: ImsFailure): boolean {
	return JOB_NOT_FOUND.test(details.code ?? '');
}

/** The error of an item whose job could not be queried. */
export function queryError(node: INode, error: unknown, jobId: string, itemIndex: number): NodeError {
	if (!(error instanceof ImsFailure)) {
		return isNodeError(error) ? error : operationError(node, messageOf(error), { itemIndex, data: { JobId: jobId } });
	}
	if (!isJobNotFound(error)) {
		return apiError(node, error.message, error, { itemIndex, data: { JobId: jobId } });
	}
	const { code, httpStatus, requestId } = error.details;
	const facts = new ImsFailure(error.message, { code, httpStatus, requestId, mayHaveExecuted: false });
	return apiError(node, `Job ${jobId} does not exist, or not any more`, facts, {
		itemIndex,
		description: [
			'Jobs are kept for 180 days, and only the account and region that made them know them.',
			'Check Job ID, and the region and account of the credential.',
			`The API returned: ${sentence(error.message)}`,
		],
		data: { JobId: jobId },
	});
}

/** The error of an item whose job was not finished in time. */
export function unfinishedJob(
	node: INode,
	{ item, JobId, JobStatus }: ItemJob,
	waitedMs: number,
	fault?: unknown,
): NodeOperationError | NodeApiError {
	const state = JobStatus ? `is still ${shortText(JobStatus)}` : 'returned no state';
	return operationError(node, `Job ${JobId} ${state} after ${duration(waitedMs)}`, {
		itemIndex: item,
		description: [
			'The job continues: get its result later with Job → Get and this JobId, or raise Wait Timeout in Options.',
			...(fault === undefined ? [] : [`The last query failed: ${sentence(messageOf(fault))}`]),
		],
		data: { JobId, JobStatus, timedOut: true },
	});
}

/** The error that ends a run in which a job failed or was not finished; it names every job with its last known state. */
export function stoppedWait(node: INode, cause: NodeError, jobs: readonly ItemJob[]): NodeError {
	const listed = jobs
		.slice(0, MOST_LISTED)
		.map(({ item, JobId, JobStatus }) => `${JobId} (item ${item}): ${shortText(JobStatus) || 'not known'}`);
	const unlisted = jobs.length - listed.length;
	const more = unlisted > 0 ? [`${unlisted} more are in n8n's log.`] : [];
	const [only, ...others] = jobs;
	const isNamed = others.length === 0 && (cause.context.data as IDataObject | undefined)?.JobId === only?.JobId;
	const list = only && !isNamed ? [`All jobs of this run: ${listed.join(', ')}.`, ...more, GET_LATER] : [];
	const error = isNodeError(cause) ? cause : operationError(node, messageOf(cause));
	error.description = [error.description, ...list].filter(Boolean).join(' ');
	error.context.jobs = jobs.slice(0, MOST_LISTED);
	return error;
}

/** A span of time in words, in the largest unit that leaves no more than one decimal. */
export function duration(milliseconds: number): string {
	const units = [
		[3_600_000, 'hour'],
		[60_000, 'minute'],
		[1_000, 'second'],
	] as const;
	const [size, name] = units.find(([unit]) => milliseconds >= unit) ?? [1_000, 'second'];
	const count = Math.round((milliseconds / size) * 10) / 10;
	return `${count} ${name}${count === 1 ? '' : 's'}`;
}
