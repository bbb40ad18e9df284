import { createHash } from 'node:crypto';

import type { IExecuteFunctions } from 'n8n-workflow';

import { hasJobFailed } from '../../results/jobStatus';
import type { SubmitParameters } from './submitRequest';
import { hasSucceeded, type Outcome } from '../../items/boundedPool';
import type { KnownJob } from '../jobErrors';
import { isNodeError } from '../../items/nodeErrors';
import { runsAsTool } from '../../items/runsAsTool';
import type { AcceptedJob } from './submitErrors';

/** A job that was accepted, and the execution that submitted it: the one that its callbacks call. */
export interface EarlierJob {
	readonly job: AcceptedJob;
	readonly executionId: string;
}

/** What a run that failed leaves behind for the next try, by item and what was sent for it. */
interface Memory {
	readonly executionId: string;
	readonly accepted: Record<string, EarlierJob>;
	readonly open: string[];
	/** JobIds of jobs that ended in Fail. */
	readonly failed: string[];
}

/**
 * What earlier tries of the same run did. n8n's "Retry On Fail", and its button to retry a failed execution, run a node
 * again with all of its items; without this memory every job that was accepted would be made and billed a second time.
 */
export interface PreviousAttempts {
	/**
	 * The job of an item that was accepted before with the same parameters. One that ended in Fail is none for an
	 * execution that a user retried, since trying again is what that asks for.
	 */
	acceptedJob(index: number, parameters: SubmitParameters): EarlierJob | undefined;
	/** Whether a job may exist that an earlier try of this execution got no answer about. */
	mayExist(index: number, parameters: SubmitParameters): boolean;
	/** Keeps what this try did, for the next one. */
	keep(outcomes: ReadonlyArray<Outcome<AcceptedJob>>, parametersOf: (index: number) => SubmitParameters): void;
	/** Keeps which jobs ended in Fail. */
	keepFailed(jobs: readonly KnownJob[]): void;
	/** Whether another execution submitted some of these items' jobs, and is the one that their callbacks call. */
	hasJobsOfAnotherExecution(parameters: readonly SubmitParameters[]): boolean;
	/** Forgets everything, when there is nothing left to try. */
	forget(): void;
}

/** Opens the memory of this run, which n8n stores with the execution. */
export function openPreviousAttempts(context: IExecuteFunctions): PreviousAttempts {
	const store = context.getContext('node') as Record<string, Memory | undefined>;
	const executionId = context.getExecutionId();
	// A loop runs the node many times; an agent's retry counts as a run of its own.
	const run = runsAsTool(context) ? 'tool' : `run ${JSON.stringify(context.evaluateExpression('{{ $runIndex }}', 0))}`;
	const memory = store[run];
	const acceptedJob = (index: number, parameters: SubmitParameters) => {
		const earlier = memory?.accepted[itemKey(index, parameters)];
		const hasFailed = earlier && memory?.failed.includes(earlier.job.JobId);
		return hasFailed && memory?.executionId !== executionId ? undefined : earlier;
	};
	return {
		acceptedJob,
		mayExist: (index, parameters) =>
			memory?.executionId === executionId && memory.open.includes(itemKey(index, parameters)),
		keep: (outcomes, parametersOf) => {
			const accepted: Record<string, EarlierJob> = {};
			const open: string[] = [];
			for (const [index, outcome] of outcomes.entries()) {
				if (!outcome) continue;
				const parameters = parametersOf(index);
				const key = itemKey(index, parameters);
				if (hasSucceeded(outcome))
					accepted[key] = acceptedJob(index, parameters) ?? { job: outcome.result, executionId };
				else if (jobMayExist(outcome.error)) open.push(key);
			}
			store[run] = { executionId, accepted, open, failed: [] };
		},
		keepFailed: (jobs) => {
			const kept = store[run];
			const failed = jobs.filter(({ JobStatus }) => hasJobFailed(JobStatus)).map(({ JobId }) => JobId);
			if (kept) store[run] = { ...kept, failed };
		},
		hasJobsOfAnotherExecution: (parameters) =>
			parameters.some((sent, index) => (acceptedJob(index, sent)?.executionId ?? executionId) !== executionId),
		forget: () => {
			delete store[run];
		},
	};
}

function itemKey(index: number, parameters: SubmitParameters): string {
	return `${index} ${createHash('sha256').update(JSON.stringify(parameters)).digest('base64')}`;
}

function jobMayExist(error: unknown): boolean {
	return isNodeError(error) && (error.context.data as { jobMayExist?: boolean } | undefined)?.jobMayExist === true;
}
