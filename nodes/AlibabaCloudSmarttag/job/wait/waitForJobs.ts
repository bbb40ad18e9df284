import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { hasFailed, hasSucceeded, type Outcome } from '../../items/boundedPool';
import type { Completion } from './completion';
import type { Connection } from '../../items/connect';
import { type KnownJob, stoppedWait } from '../jobErrors';
import { jobOutcome, statusOf } from '../jobOutcome';
import { isNodeError } from '../../items/nodeErrors';
import type { AcceptedJob } from '../submit/submitErrors';
import { queryBeforeSuspending, suspend } from './suspend';
import { waitByPoll } from './waitByPoll';

/** What a run of Submit has to wait for. */
export interface SubmittedRun {
	readonly connection: Connection;
	readonly completion: Exclude<Completion, { mode: 'no' }>;
	/** What became of each item when it was submitted. */
	readonly outcomes: ReadonlyArray<Outcome<AcceptedJob>>;
	readonly stopOnError: boolean;
	/** Some of the jobs call another execution: the one that submitted them, of which this one is a retry. */
	readonly jobsOfAnotherExecution: boolean;
	/** Is told the states of the jobs when the waiting is over, before a failed one stops the workflow. */
	readonly tellStates: (jobs: readonly KnownJob[]) => void;
}

/**
 * Waits for the jobs of a run.
 *
 * @returns the final outcome of each item; or the items of an execution that is suspended now
 * @throws NodeError with every JobId and its last known state
 */
export async function waitForJobs(
	context: IExecuteFunctions,
	run: SubmittedRun,
): Promise<{ readonly outcomes: ReadonlyArray<Outcome<object>> } | { readonly suspended: INodeExecutionData[] }> {
	const { connection, completion, outcomes, stopOnError, jobsOfAnotherExecution, tellStates } = run;
	const jobs = outcomes.flatMap((outcome, item) =>
		hasSucceeded(outcome) ? [{ item, jobId: outcome.result.JobId }] : [],
	);
	const { output } = completion;
	const { options, client } = connection;
	if (completion.mode === 'poll' || jobsOfAnotherExecution) {
		const byCallback = completion.mode === 'callback';
		if (byCallback) {
			const message = 'Jobs of an earlier try call the execution that submitted them, so this one asked for them.';
			context.addExecutionHints({ message, location: 'outputPane' });
		}
		const timeoutMs = byCallback ? options.callbackTimeoutMs : options.pollTimeoutMs;
		const wait = { connection, output, askAtOnce: jobsOfAnotherExecution, timeoutMs, stopOnError, tellStates };
		const waited = await waitByPoll(context, jobs, wait);
		return { outcomes: outcomes.map((outcome, item) => waited.get(item) ?? outcome) };
	}

	const jobIds = jobs.map(({ jobId }) => jobId);
	const told = await queryBeforeSuspending(client, output, jobIds, options.concurrency);
	if (!told) return { suspended: await suspend(context, outcomes, options) };
	const node = context.getNode();
	const final = outcomes.map((outcome, item) =>
		hasSucceeded(outcome) ? jobOutcome(node, told.get(outcome.result.JobId), outcome.result.JobId, item) : outcome,
	);
	const known = jobs.map(({ item, jobId }) => ({ item, JobId: jobId, JobStatus: statusOf(told.get(jobId)) }));
	tellStates(known);
	const cause = final
		.filter(hasFailed)
		.map(({ error }) => error)
		.find(isNodeError);
	if (cause && stopOnError) throw stoppedWait(node, cause, known);
	return { outcomes: final };
}
