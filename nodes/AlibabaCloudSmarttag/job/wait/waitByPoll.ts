import type { IDataObject, IExecuteFunctions, INode, NodeError } from 'n8n-workflow';

import { hasFailed, type Outcome } from '../../items/boundedPool';
import type { Connection } from '../../items/connect';
import { duration, type KnownJob, stoppedWait, unfinishedJob } from '../jobErrors';
import type { ItemJob } from '../jobItems';
import { jobOutcome } from '../jobOutcome';
import type { JobOutput } from '../jobOutput';
import { queryJob } from '../queryJob';
import { isNodeError, operationError } from '../../items/nodeErrors';
import { pollJobs, type PollReport } from './pollJobs';

/** How a run waits. */
export interface Wait {
	readonly connection: Connection;
	readonly output: JobOutput;
	/** Whether to ask at once; jobs that were just submitted are not finished yet. */
	readonly askAtOnce: boolean;
	/** How long to wait in all, in milliseconds. */
	readonly timeoutMs: number;
	readonly stopOnError: boolean;
	/** Is told the states of the jobs when the waiting is over, before a failed one stops the workflow. */
	readonly tellStates?: (jobs: readonly KnownJob[]) => void;
}

/**
 * Asks until all jobs have ended, and tells in a hint how that went.
 *
 * @returns what became of each item: the JSON of its job, or its error
 * @throws NodeError with every JobId and its last known state, when the run was cancelled, or when one job has no result
 * and a failing item stops the workflow
 */
export async function waitByPoll(
	context: IExecuteFunctions,
	jobs: readonly ItemJob[],
	{ connection, output, askAtOnce, timeoutMs, stopOnError, tellStates }: Wait,
): Promise<Map<number, Outcome<IDataObject>>> {
	const node = context.getNode();
	const signal = context.getExecutionCancelSignal();
	const { client, options } = connection;
	const report = await pollJobs(
		jobs.map(({ jobId }) => jobId),
		async (jobId) => await queryJob(client, jobId, output, 'callWithoutRetry'),
		{ ...options, width: options.concurrency, queryAtOnce: askAtOnce, timeoutMs, stopOnError, signal },
	);
	const known = jobs.map(({ item, jobId }) => ({
		item,
		JobId: jobId,
		JobStatus: report.progress.get(jobId)?.status ?? '',
	}));
	tellStates?.(known);
	if (signal?.aborted) throw cancelledWait(context, known);

	const outcomes = new Map(known.map((job) => [job.item, outcomeOf(node, job, report)]));
	const cause = stopOnError && firstError(known, outcomes, report);
	if (cause) throw stoppedWait(node, cause, known);
	tellHowItWent(context, known, report);
	return outcomes;
}

function outcomeOf(node: INode, job: KnownJob, { progress: fates, waitedMs }: PollReport): Outcome<IDataObject> {
	const { settled, transientFault: fault } = fates.get(job.JobId) ?? {};
	return jobOutcome(node, settled, job.JobId, job.item) ?? { error: unfinishedJob(node, job, waitedMs, fault) };
}

/** What stops the workflow: a job that has failed, or cannot be asked for, before one that is only not finished. */
function firstError(
	known: readonly KnownJob[],
	outcomes: ReadonlyMap<number, Outcome<IDataObject>>,
	{ progress: fates }: PollReport,
): NodeError | undefined {
	const settledFirst = [...known].sort(
		(a, b) => Number(!fates.get(a.JobId)?.settled) - Number(!fates.get(b.JobId)?.settled),
	);
	const errors = settledFirst
		.map(({ item }) => outcomes.get(item))
		.filter(hasFailed)
		.map(({ error }) => error);
	return errors.find(isNodeError);
}

/** n8n keeps nothing of a node that was cancelled, so the jobs are told in its log as well. */
function cancelledWait(context: IExecuteFunctions, known: readonly KnownJob[]): NodeError {
	const node = context.getNode();
	const cause = operationError(node, 'The execution was cancelled while it waited for its jobs', {
		description: [`Jobs: ${known.map(({ JobId, JobStatus }) => `${JobId} ${JobStatus}`.trim()).join(', ')}.`],
	});
	const error = stoppedWait(node, cause, known);
	context.logger.warn(`${node.name}: ${error.message}. ${error.description}`);
	return error;
}

function tellHowItWent(context: IExecuteFunctions, known: readonly KnownJob[], report: PollReport): void {
	if (known.length === 0) return;
	const counts = new Map<string, number>();
	for (const { JobStatus } of known) counts.set(JobStatus || 'not known', (counts.get(JobStatus) ?? 0) + 1);
	const states = [...counts].map(([status, count]) => `${count} ${status}`).join(', ');
	const asked = `asked ${report.queries} times`;
	const unanswered = report.failedQueries > 0 ? `, ${report.failedQueries} of them without an answer` : '';
	const jobs = known.length === 1 ? '1 job' : `${known.length} jobs`;
	context.addExecutionHints({
		message: `Waited ${duration(report.waitedMs)} for ${jobs} (${states}); ${asked}${unanswered}.`,
		location: 'outputPane',
	});
}
