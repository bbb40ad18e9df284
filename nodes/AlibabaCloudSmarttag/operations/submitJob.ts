import type { IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';

import type { ImsClient } from '../ims/imsClient';
import { ImsFailure } from '../ims/imsFailure';
import type { JsonObject } from '../smarttag/fieldChecks';
import { draftSubmit, type SubmitDraft } from '../smarttag/submitRequest';
import { hasFailed, runBounded } from './boundedPool';
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
	const outcomes = await runBounded(itemCount, { width, stopOnError, signal }, async (index) =>
		submitItem({ node, client, earlierTries }, drafts[index], index),
	);
	earlierTries.keep(outcomes, (index) => drafts[index]?.parameters ?? {});
	if (signal?.aborted) throw cancelledRun(this, outcomes);
	const failed = outcomes.find(hasFailed);
	if (failed && stopOnError) throw stoppedRun(node, failed.error, outcomes);
	return outcomes.map((outcome, index) =>
		outcome && 'result' in outcome
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

interface Submission {
	readonly node: INode;
	readonly client: ImsClient;
	readonly earlierTries: EarlierTries;
}

async function submitItem(
	{ node, client, earlierTries }: Submission,
	draft: SubmitDraft | undefined,
	index: number,
): Promise<AcceptedJob> {
	const problems = draft?.problems ?? [];
	if (!draft || problems.length > 0) throw invalidItems(node, [{ index, problems }]);
	const { parameters } = draft;
	const earlierJob = earlierTries.acceptedJob(index, parameters);
	if (earlierJob) return earlierJob;
	try {
		if (earlierTries.mayExist(index, parameters)) {
			throw new ImsFailure('An earlier try of this item got no clear answer', { mayBeDone: true });
		}
		return acceptedJob(await client.sendOnce('SubmitSmarttagJob', parameters));
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
