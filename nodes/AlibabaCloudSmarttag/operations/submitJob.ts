import type { IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';

import type { ImsClient } from '../ims/imsClient';
import { ImsFailure } from '../ims/imsFailure';
import type { JsonObject } from '../smarttag/fieldChecks';
import { draftSubmit, type SubmitDraft, type SubmitParameters } from '../smarttag/submitRequest';
import { hasFailed, hasSucceeded, type Outcome, runBounded } from './boundedPool';
import { type Completion, readCompletion } from './completion';
import { connect, type Connection, startOrError } from './connect';
import { type EarlierTries, openEarlierTries } from './earlierTries';
import { tellHints } from './executionHints';
import { failedItem } from './failedItem';
import { outputItem } from './itemOutcomes';
import { messageOf } from './nodeErrors';
import { whyNotCallable } from './resumeUrl';
import { type AcceptedJob, cancelledRun, invalidItems, stoppedRun, submitError } from './submitErrors';
import { readSubmitFields } from './submitFields';
import { waitForJobs } from './waitForJobs';

/** What a run of Submit starts with. */
interface SubmitRun extends Connection {
	readonly completion: Completion;
}

/**
 * Submits one Smarttag job for each input item, and waits for the jobs when it is asked to.
 *
 * Every item is checked before the first is sent. Items go out a bounded number at a time; the output has their order.
 * With "Stop Workflow", an item that cannot be sent stops all of them beforehand, and an item that fails on the way
 * stops those not yet sent and tells the JobIds of those accepted. Otherwise each item carries its own fate.
 */
export async function submitJob(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const node = this.getNode();
	const itemCount = this.getInputData().length;
	const stopOnError = !this.continueOnFail();
	const run = await startOrError(this, async () => await startSubmit(this));
	if ('error' in run) {
		const { error } = run;
		if (stopOnError) throw error;
		// If it were thrown, n8n would pass the input on as if it had been submitted.
		return Array.from({ length: itemCount }, (_, index) => failedItem(error, index));
	}

	const { client, options, completion } = run;
	const drafts = Array.from({ length: itemCount }, (_, index) => draftItem(this, completion, index));
	const invalid = drafts.flatMap(({ problems }, index) => (problems.length > 0 ? [{ index, problems }] : []));
	if (invalid.length > 0 && stopOnError) throw invalidItems(node, invalid);
	tellHints(this, drafts);

	const signal = this.getExecutionCancelSignal();
	const earlierTries = openEarlierTries(this);
	const parametersOf = (index: number) => drafts[index]?.parameters ?? {};
	const known = drafts.map((_, index) => earlierOutcome(node, earlierTries, parametersOf(index), index));
	const notify: SubmitParameters = completion.mode === 'callback' ? { NotifyUrl: completion.resumeUrl.url } : {};
	const outcomes = await runBounded(
		itemCount,
		{ width: options.concurrency, stopOnError, signal },
		async (index) => await submitItem(node, client, drafts[index], notify, index),
		known,
	);
	earlierTries.keep(outcomes, parametersOf);
	if (signal?.aborted) throw cancelledRun(this, outcomes);
	const failed = outcomes.find(hasFailed);
	if (failed && stopOnError) throw stoppedRun(node, failed.error, outcomes);
	if (completion.mode === 'no') return finish(earlierTries, outcomes);

	const waited = await waitForJobs(this, {
		connection: run,
		completion,
		outcomes,
		stopOnError,
		jobsOfAnotherExecution: earlierTries.hasJobsOfAnotherExecution(drafts.map(({ parameters }) => parameters)),
		tellStates: (jobs) => earlierTries.keepFailed(jobs),
	});
	if ('outcomes' in waited) return finish(earlierTries, waited.outcomes);
	earlierTries.forget();
	return waited.suspended;
}

/** Reads what holds for the whole run, and refuses a callback that could not come. */
async function startSubmit(context: IExecuteFunctions): Promise<SubmitRun> {
	const completion = readCompletion(context);
	if (completion.mode !== 'callback') return { completion, ...(await connect(context)) };
	const connection = await connect(context, completion.resumeUrl.secrets);
	const refusal = whyNotCallable(context, completion.resumeUrl, connection.client.endpoint);
	if (refusal) throw refusal;
	return { completion, ...connection };
}

/** The items of a run that is over. n8n tries it again when an item failed and "Retry On Fail" is on. */
function finish(earlierTries: EarlierTries, outcomes: ReadonlyArray<Outcome<object>>): INodeExecutionData[] {
	if (outcomes.every(hasSucceeded)) earlierTries.forget();
	return outcomes.map(outputItem);
}

function draftItem(context: IExecuteFunctions, { mode }: Completion, index: number): SubmitDraft {
	try {
		return draftSubmit(readSubmitFields(context, index), { notifiesExecution: mode === 'callback' });
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
	const earlier = earlierTries.acceptedJob(index, parameters);
	if (earlier) return { result: earlier.job };
	if (!earlierTries.mayExist(index, parameters)) return undefined;
	const unanswered = new ImsFailure('An earlier try of this item got no clear answer', { mayBeDone: true });
	return { error: submitError(node, unanswered, index) };
}

async function submitItem(
	node: INode,
	client: ImsClient,
	draft: SubmitDraft | undefined,
	notify: SubmitParameters,
	index: number,
): Promise<AcceptedJob> {
	const problems = draft?.problems ?? [];
	if (!draft || problems.length > 0) throw invalidItems(node, [{ index, problems }]);
	try {
		return acceptedJob(await client.sendOnce('SubmitSmarttagJob', { ...draft.parameters, ...notify }));
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
