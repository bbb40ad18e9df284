import type { IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';

import type { ImsClient } from '../ims/imsClient';
import { ImsFailure } from '../ims/imsFailure';
import type { JsonObject } from '../smarttag/fieldChecks';
import { draftSubmit, type SubmitDraft, type SubmitParameters } from '../smarttag/submitRequest';
import { hasFailed, hasSucceeded, type Outcome, runBounded } from './boundedPool';
import { connect } from './connect';
import { type EarlierTries, openEarlierTries } from './earlierTries';
import { tellHints } from './executionHints';
import { messageOf } from './nodeErrors';
import { type AcceptedJob, cancelledRun, failedItem, invalidItems, stoppedRun, submitError } from './submitErrors';
import { readSubmitFields } from './submitFields';

/**
 * Submits one Smarttag job for each input item.
 *
 * Every item is checked before the first is sent. Items go out a bounded number at a time; the output has their order.
 * With "Stop Workflow", an item that cannot be sent stops all of them beforehand, and an item that fails on the way
 * stops those not yet sent and tells the JobIds of those accepted. Otherwise each item carries its own fate.
 */
export async function submitJob(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const node = this.getNode();
	const itemCount = this.getInputData().length;
	const stopOnError = !this.continueOnFail();
	const connection = await connect(this);
	if ('error' in connection) {
		const { error } = connection;
		if (stopOnError) throw error;
		// If it were thrown, n8n would pass the input on as if it had been submitted.
		return Array.from({ length: itemCount }, (_, index) => failedItem(error, index));
	}

	const drafts = Array.from({ length: itemCount }, (_, index) => draftItem(this, index));
	const invalid = drafts.flatMap(({ problems }, index) => (problems.length > 0 ? [{ index, problems }] : []));
	if (invalid.length > 0 && stopOnError) throw invalidItems(node, invalid);
	tellHints(this, drafts);

	const signal = this.getExecutionCancelSignal();
	const { client, concurrency: width } = connection;
	const earlierTries = openEarlierTries(this);
	const known = drafts.map(({ parameters }, index) => earlierOutcome(node, earlierTries, parameters, index));
	const submit = async (index: number) => await submitItem(node, client, drafts[index], index);
	const outcomes = await runBounded(itemCount, { width, stopOnError, signal }, submit, known);
	earlierTries.keep(outcomes, (index) => drafts[index]?.parameters ?? {});
	if (signal?.aborted) throw cancelledRun(this, outcomes);
	const failed = outcomes.find(hasFailed);
	if (failed && stopOnError) throw stoppedRun(node, failed.error, outcomes);
	return outcomes.map((outcome, index) =>
		hasSucceeded(outcome)
			? { json: { ...outcome.result }, pairedItem: { item: index } }
			: failedItem(outcome?.error, index),
	);
}

function draftItem(context: IExecuteFunctions, index: number): SubmitDraft {
	try {
		return draftSubmit(readSubmitFields(context, index));
	} catch (error) {
		// An expression of this item cannot be resolved; n8n's message says which.
		return { parameters: {}, problems: [messageOf(error)], hints: [] };
	}
}

/** What an earlier try of this run made of an item; undefined when it is still to be submitted. */
function earlierOutcome(
	node: INode,
	earlierTries: EarlierTries,
	parameters: SubmitParameters,
	index: number,
): Outcome<AcceptedJob> {
	const result = earlierTries.acceptedJob(index, parameters);
	if (result) return { result };
	if (!earlierTries.mayExist(index, parameters)) return undefined;
	const unanswered = new ImsFailure('An earlier try of this item got no clear answer', { mayBeDone: true });
	return { error: submitError(node, unanswered, index) };
}

async function submitItem(
	node: INode,
	client: ImsClient,
	draft: SubmitDraft | undefined,
	index: number,
): Promise<AcceptedJob> {
	const problems = draft?.problems ?? [];
	if (!draft || problems.length > 0) throw invalidItems(node, [{ index, problems }]);
	try {
		return acceptedJob(await client.sendOnce('SubmitSmarttagJob', draft.parameters));
	} catch (error) {
		throw submitError(node, error, index);
	}
}

function acceptedJob({ JobId, RequestId }: JsonObject): AcceptedJob {
	const requestId = typeof RequestId === 'string' ? RequestId : undefined;
	if (typeof JobId !== 'string' || !JobId) {
		throw new ImsFailure('The answer has no JobId', { requestId, mayBeDone: true });
	}
	return requestId ? { JobId, RequestId: requestId } : { JobId };
}
