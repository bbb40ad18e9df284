import { createHash } from 'node:crypto';

import type { IExecuteFunctions } from 'n8n-workflow';

import type { SubmitParameters } from '../smarttag/submitRequest';
import { hasSucceeded, type Outcome } from './boundedPool';
import { isNodeError } from './nodeErrors';
import type { AcceptedJob } from './submitErrors';

/** What a run that failed leaves behind for the next try, by item and what was sent for it. */
interface Memory {
	readonly executionId: string;
	readonly accepted: Record<string, AcceptedJob>;
	readonly open: string[];
}

/**
 * What earlier tries of the same run did. n8n's "Retry On Fail", and its button to retry a failed execution, run a node
 * again with all of its items; without this memory every job that was accepted would be made and billed a second time.
 */
export interface EarlierTries {
	/** The job of an item that was accepted before with the same parameters. */
	acceptedJob(index: number, parameters: SubmitParameters): AcceptedJob | undefined;
	/** Whether a job may exist that an earlier try of this execution got no answer about. */
	mayExist(index: number, parameters: SubmitParameters): boolean;
	/** Keeps what this try did when a part of it failed, and forgets everything when none did. */
	keep(outcomes: ReadonlyArray<Outcome<AcceptedJob>>, parametersOf: (index: number) => SubmitParameters): void;
}

/** Opens the memory of this run, which n8n stores with the execution. */
export function openEarlierTries(context: IExecuteFunctions): EarlierTries {
	const store = context.getContext('node') as Record<string, Memory | undefined>;
	const executionId = context.getExecutionId();
	// A loop runs the node many times; an agent's retry counts as a run of its own.
	const run = context.isToolExecution()
		? 'tool'
		: `run ${JSON.stringify(context.evaluateExpression('{{ $runIndex }}', 0))}`;
	const memory = store[run];
	return {
		acceptedJob: (index, parameters) => memory?.accepted[itemKey(index, parameters)],
		mayExist: (index, parameters) =>
			memory?.executionId === executionId && memory.open.includes(itemKey(index, parameters)),
		keep: (outcomes, parametersOf) => {
			if (outcomes.every(hasSucceeded)) {
				delete store[run];
				return;
			}
			const accepted: Record<string, AcceptedJob> = {};
			const open: string[] = [];
			for (const [index, outcome] of outcomes.entries()) {
				if (!outcome) continue;
				const key = itemKey(index, parametersOf(index));
				if (hasSucceeded(outcome)) accepted[key] = outcome.result;
				else if (jobMayExist(outcome.error)) open.push(key);
			}
			store[run] = { executionId, accepted, open };
		},
	};
}

function itemKey(index: number, parameters: SubmitParameters): string {
	return `${index} ${createHash('sha256').update(JSON.stringify(parameters)).digest('base64')}`;
}

function jobMayExist(error: unknown): boolean {
	return isNodeError(error) && (error.context.data as { jobMayExist?: boolean } | undefined)?.jobMayExist === true;
}
