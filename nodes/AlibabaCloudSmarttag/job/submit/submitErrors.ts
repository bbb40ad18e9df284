import type { IExecuteFunctions, INode, NodeError, NodeOperationError } from 'n8n-workflow';

import { ImsFailure } from '../../ims/imsFailure';
import { hasFailed, hasSucceeded, type Outcome } from '../../items/boundedPool';
import { apiError, isNodeError, messageOf, operationError } from '../../items/nodeErrors';

/** What the API says of a job that it accepted. */
export interface AcceptedJob {
	readonly JobId: string;
	readonly RequestId?: string;
}

/** An item that breaks rules, with one sentence for each. */
export interface InvalidItem {
	readonly index: number;
	readonly problems: readonly string[];
}

const WHY_NOT_REPEATED =
	'It was not sent again, because the API cannot tell a repeated submit from a new one, and each job is billed. Look for the callback of this job, or submit the item again if a second job does no harm.';

/** The error of a submit that failed; it says so where the job may exist all the same. */
export function submitError(node: INode, error: unknown, itemIndex: number): NodeError {
	if (!(error instanceof ImsFailure)) return operationError(node, messageOf(error), { itemIndex });
	if (!error.details.mayHaveExecuted) return apiError(node, error.message, error, { itemIndex });
	return apiError(node, `${error.message.replace(/\.\s*$/, '')}. The job may have been accepted.`, error, {
		itemIndex,
		description: [WHY_NOT_REPEATED],
		data: { jobMayExist: true },
	});
}

/** The error of items that break rules: the first in the message, the others below it. */
export function invalidItems(node: INode, invalid: readonly InvalidItem[]): NodeOperationError {
	const [first, ...others] = invalid.map(({ index, problems }) => `Item ${index}: ${problems.join(' ')}`);
	const description = ['Nothing was submitted.', ...others];
	return operationError(node, first ?? 'No item', {
		itemIndex: invalid[0]?.index,
		description: others.length > 0 ? description : [],
	});
}

/** The error that ends a run early: what happened, and every job that exists or may exist by now. */
export function stoppedRun(node: INode, cause: unknown, outcomes: ReadonlyArray<Outcome<AcceptedJob>>): NodeError {
	const error = isNodeError(cause) ? cause : operationError(node, messageOf(cause));
	const acceptedJobs = outcomes.flatMap((outcome, item) =>
		hasSucceeded(outcome) ? [{ item, JobId: outcome.result.JobId }] : [],
	);
	const alsoFailed = outcomes.flatMap((outcome, item) =>
		hasFailed(outcome) && outcome.error !== error ? [`Item ${item}: ${messageOf(outcome.error)}`] : [],
	);
	const notSent = outcomes.filter((outcome) => outcome === undefined).length;
	error.description = [
		error.description,
		acceptedJobs.length > 0 &&
			`Jobs accepted before that: ${acceptedJobs.map(({ item, JobId }) => `${JobId} (item ${item})`).join(', ')}.`,
		acceptedJobs.length === 0 && outcomes.length > 1 && 'No job was accepted before that.',
		...alsoFailed,
		notSent > 0 && `Not sent: ${notSent} of ${outcomes.length} items.`,
	]
		.filter(Boolean)
		.join(' ');
	error.context.acceptedJobs = acceptedJobs;
	return error;
}

/** n8n keeps nothing of a node that was cancelled, so the jobs that exist by now are told in its log as well. */
export function cancelledRun(context: IExecuteFunctions, outcomes: ReadonlyArray<Outcome<AcceptedJob>>): NodeError {
	const error = stoppedRun(context.getNode(), 'The execution was cancelled', outcomes);
	context.logger.warn(`${context.getNode().name}: ${error.message}. ${error.description}`);
	return error;
}
