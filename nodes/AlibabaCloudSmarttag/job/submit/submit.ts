import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { SubmitParameters } from './submitRequest';
import { logAcceptedJobs } from './acceptedJobLog';
import { hasFailed, hasSucceeded, type Outcome } from '../../items/boundedPool';
import { checkTemplates } from './checkTemplates';
import { type Completion, readCompletion } from '../wait/completion';
import { connect, type Connection, startOrError } from '../../items/connect';
import { type PreviousAttempts, openPreviousAttempts } from './previousAttempts';
import { showHints } from '../../items/executionHints';
import { failedItem } from '../../items/failedItem';
import { outputItem } from '../../items/itemOutcomes';
import { whyNotCallable } from '../wait/resumeUrl';
import { cancelledRun, invalidItems, stoppedRun } from './submitErrors';
import { draftItem, submitItems } from './submitItems';
import { waitForJobs } from '../wait/waitForJobs';

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

	const { completion } = run;
	const notifiesExecution = completion.mode === 'callback';
	const asGiven = Array.from({ length: itemCount }, (_, index) => draftItem(this, index, notifiesExecution));
	const drafts = await checkTemplates(this, run, asGiven);
	const invalid = drafts.flatMap(({ problems }, index) => (problems.length > 0 ? [{ index, problems }] : []));
	if (invalid.length > 0 && stopOnError) throw invalidItems(node, invalid);
	showHints(this, drafts);

	const signal = this.getExecutionCancelSignal();
	const earlierTries = openPreviousAttempts(this);
	const notify: SubmitParameters = notifiesExecution ? { NotifyUrl: completion.resumeUrl.url } : {};
	const outcomes = await submitItems(node, drafts, earlierTries, {
		connection: run,
		notify,
		stopOnError,
		signal,
		onAccepted: logAcceptedJobs(this),
	});
	earlierTries.keep(outcomes, (index) => drafts[index]?.parameters ?? {});
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
function finish(earlierTries: PreviousAttempts, outcomes: ReadonlyArray<Outcome<object>>): INodeExecutionData[] {
	if (outcomes.every(hasSucceeded)) earlierTries.forget();
	return outcomes.map(outputItem);
}
