import type { IDataObject, IExecuteFunctions, INode, NodeError } from 'n8n-workflow';

import type { Connection } from '../../items/connect';
import { showHints } from '../../items/executionHints';
import { firstNodeError, operationError } from '../../items/nodeErrors';
import type { ItemContent } from '../../items/outputItems';
import { hasSucceeded, type Outcome } from '../../items/runBounded';
import { duration, type ItemJob, stoppedWait, unfinishedJob } from '../jobErrors';
import type { JobOutput } from '../jobOutput';
import { jobOutcome, type JobReply, queryJob } from '../queryJob';
import { type Requested, resultHints } from '../resultHints';
import { pollJobs, type PollReport } from './pollJobs';

/** How a run waits. */
export interface Wait {
	readonly connection: Connection;
	readonly output: JobOutput;
	/** Whether to query at once; jobs that were just submitted are not finished yet. */
	readonly queryAtOnce: boolean;
	/** How long to wait in all, in milliseconds. */
	readonly timeoutMs: number;
	/** What the job of an item was submitted with, where this run submitted it. */
	readonly requested?: (item: number) => Requested | undefined;
	/** Called with the last known states when the waiting is over, before a failed job stops the workflow. */
	readonly onStates?: (jobs: readonly ItemJob[]) => void;
}

/**
 * Queries jobs until all have ended, and shows a hint with the number of queries and the states.
 *
 * @returns the outcome of each item: the JSON of its job, or its error
 * @throws NodeError with every JobId and its last known state, when the run was cancelled, or when a job has no result
 * and a failing item stops the workflow
 */
export async function waitByPoll(
	context: IExecuteFunctions,
	jobs: readonly ItemJob[],
	{ connection, output, queryAtOnce, timeoutMs, requested, onStates }: Wait,
): Promise<Map<number, Outcome<ItemContent[]>>> {
	const node = context.getNode();
	const signal = context.getExecutionCancelSignal();
	const stopOnError = !context.continueOnFail();
	const { client, options } = connection;
	const report = await pollJobs(
		jobs.map(({ JobId }) => JobId),
		async (jobId) => await queryJob(client, jobId, output, 'callWithoutRetry'),
		{ ...options, queryAtOnce, timeoutMs, stopOnError, signal },
	);
	const known = jobs.map((job) => ({ ...job, JobStatus: report.progress.get(job.JobId)?.status ?? '' }));
	onStates?.(known);
	if (signal?.aborted) throw cancelledWait(context, known);

	const outcomes = new Map(known.map((job) => [job.item, outcomeOf(node, job, report)]));
	const cause = stopOnError && firstError(known, outcomes, report);
	if (cause) throw stoppedWait(node, cause, known);
	showReport(context, known, report);
	showResultHints(context, known, (jobId) => report.progress.get(jobId)?.settled, requested);
	return new Map([...outcomes].map(([item, outcome]) => [item, contentsOf(outcome)]));
}

/**
 * The contents of an item's output, from the JSON of its job.
 *
 * @param source what was uploaded for the job
 */
export function contentsOf(outcome: Outcome<IDataObject>, source: IDataObject = {}): Outcome<ItemContent[]> {
	if (!hasSucceeded(outcome)) return outcome;
	const { result: json } = outcome;
	if (Object.keys(source).length === 0) return { result: [{ json }] };
	const { JobId, ...job } = json;
	return { result: [{ json: { JobId, ...source, ...job } }] };
}

/** Shows what the items of these jobs do not show of their results. */
export function showResultHints(
	context: IExecuteFunctions,
	jobs: readonly ItemJob[],
	replyOf: (jobId: string) => Outcome<JobReply>,
	requested?: Wait['requested'],
): void {
	const hints = context.getInputData().map((): readonly string[] => []);
	for (const { item, JobId } of jobs) {
		const reply = replyOf(JobId);
		if (hasSucceeded(reply)) hints[item] = resultHints(reply.result, requested?.(item));
	}
	showHints(context, hints);
}

function outcomeOf(node: INode, job: ItemJob, { progress, waitedMs }: PollReport): Outcome<IDataObject> {
	const { settled, fault } = progress.get(job.JobId) ?? {};
	return jobOutcome(node, settled, job.JobId, job.item) ?? { error: unfinishedJob(node, job, waitedMs, fault) };
}

/** What stops the workflow: a job that has failed, or cannot be queried, before one that is only not finished. */
function firstError(
	known: readonly ItemJob[],
	outcomes: ReadonlyMap<number, Outcome<IDataObject>>,
	{ progress }: PollReport,
): NodeError | undefined {
	const settledFirst = [...known].sort(
		(one, other) => Number(!progress.get(one.JobId)?.settled) - Number(!progress.get(other.JobId)?.settled),
	);
	return firstNodeError(settledFirst.map(({ item }) => outcomes.get(item)));
}

/** n8n keeps nothing of a node that was cancelled, so the jobs are in its log as well. */
function cancelledWait(context: IExecuteFunctions, known: readonly ItemJob[]): NodeError {
	const node = context.getNode();
	const error = stoppedWait(
		node,
		operationError(node, 'The execution was cancelled while it waited for its jobs'),
		known,
	);
	context.logger.warn(`${node.name}: ${error.message}. ${error.description}`);
	return error;
}

function showReport(context: IExecuteFunctions, known: readonly ItemJob[], report: PollReport): void {
	if (known.length === 0) return;
	const counts = new Map<string, number>();
	for (const { JobStatus } of known)
		counts.set(JobStatus || 'not known', (counts.get(JobStatus || 'not known') ?? 0) + 1);
	const states = [...counts].map(([status, count]) => `${count} ${status}`).join(', ');
	const queries = `${report.queries} ${report.queries === 1 ? 'query' : 'queries'}`;
	const failed = report.failedQueries > 0 ? `, ${report.failedQueries} of them without an answer` : '';
	const jobs = known.length === 1 ? '1 job' : `${known.length} jobs`;
	context.addExecutionHints({
		message: `Waited ${duration(report.waitedMs)} for ${jobs} (${states}); ${queries}${failed}.`,
		location: 'outputPane',
	});
}
