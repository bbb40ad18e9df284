import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Connection } from '../../items/connect';
import { firstNodeError } from '../../items/nodeErrors';
import type { ItemContent } from '../../items/outputItems';
import { hasSucceeded, type Outcome } from '../../items/runBounded';
import type { Outcomes } from '../../items/runErrors';
import type { Done } from '../../items/runItems';
import { hasJobFailed } from '../../results/jobStatus';
import type { JsonObject } from '../../values/fieldReader';
import { type ItemJob, stoppedWait } from '../jobErrors';
import { jobOutcome, statusOf } from '../queryJob';
import type { Completion } from './completion';
import { contentsOf, showResultHints, waitByPoll } from './poll';
import { manyJobsHints, queryBeforeSuspending, suspend, uploadedSource } from './suspend';

/** How a run of Submit waits. */
export interface SubmitWait {
	readonly connection: Connection;
	readonly completion: Exclude<Completion, { mode: 'no' }>;
	/** `Params` of the request of an item. */
	readonly paramsOf: (item: number) => JsonObject;
}

/**
 * Waits for the jobs that a run has submitted.
 *
 * @returns the final outcome of each item; or the items of an execution that is suspended now
 * @throws NodeError with every JobId and its last known state
 */
export async function waitForJobs(
	context: IExecuteFunctions,
	{ connection, completion, paramsOf }: SubmitWait,
	{ outcomes, isOfAnotherExecution, voidItems }: Done,
): Promise<Outcomes | { readonly suspended: INodeExecutionData[] }> {
	const jobs = submittedJobs(outcomes);
	const onStates = (known: readonly ItemJob[]) => {
		voidItems(known.filter(({ JobStatus }) => hasJobFailed(JobStatus)).map(({ item }) => item));
	};
	const { output } = completion;
	const requested = (item: number) => ({ params: paramsOf(item), resultTypes: output.resultTypes });
	const { options, client } = connection;
	if (completion.mode === 'poll' || isOfAnotherExecution) {
		const byCallback = completion.mode === 'callback';
		if (byCallback) {
			const message =
				'The callbacks of jobs from an earlier attempt go to the execution that submitted them, so this execution polled.';
			context.addExecutionHints({ message, location: 'outputPane' });
		}
		const timeoutMs = byCallback ? options.callbackTimeoutMs : options.pollTimeoutMs;
		const wait = { connection, output, queryAtOnce: isOfAnotherExecution, timeoutMs, requested, onStates };
		const waited = await waitByPoll(context, jobs, wait);
		return outcomes.map((outcome, item) => withSource(waited.get(item), outcome) ?? outcome);
	}

	const jobIds = jobs.map(({ JobId }) => JobId);
	const replies = await queryBeforeSuspending(client, output, jobIds, options.concurrency);
	if (!replies) {
		for (const message of manyJobsHints(jobs.length)) context.addExecutionHints({ message, location: 'outputPane' });
		return { suspended: await suspend(context, outcomes, options) };
	}
	const node = context.getNode();
	const known = jobs.map((job) => ({ ...job, JobStatus: statusOf(replies.get(job.JobId)) }));
	const final = [...outcomes];
	for (const { item, JobId } of jobs) {
		final[item] = withSource(contentsOf(jobOutcome(node, replies.get(JobId), JobId, item)), outcomes[item]);
	}
	onStates(known);
	const cause = firstNodeError(final);
	if (cause && !context.continueOnFail()) throw stoppedWait(node, cause, known);
	showResultHints(context, jobs, (jobId) => replies.get(jobId), requested);
	return final;
}

/** The contents of a job's item with what was uploaded for it, which the job does not say. */
function withSource(final: Outcome<ItemContent[]>, accepted: Outcome<ItemContent[]>): Outcome<ItemContent[]> {
	const [content] = hasSucceeded(final) ? final.result : [];
	const source = uploadedSource(hasSucceeded(accepted) ? (accepted.result[0]?.json ?? {}) : {});
	return content ? contentsOf({ result: content.json }, source) : final;
}

/** The jobs of the items that were submitted. */
export function submittedJobs(outcomes: Outcomes): ItemJob[] {
	return outcomes.flatMap((outcome, item) => {
		const JobId = hasSucceeded(outcome) ? outcome.result[0]?.json.JobId : undefined;
		return typeof JobId === 'string' ? [{ item, JobId, JobStatus: '' }] : [];
	});
}
