import type { StoredExecution } from '../../../local/n8n/restClient';
import type { JobRecord } from '../../../local/service';
import type { Delivery } from './downstream';

/** What there is to count when a scenario is over. */
export interface Traces {
	/** The jobs that the service has made for it. */
	readonly jobs: readonly JobRecord[];
	/** The executions as n8n stored them. */
	readonly executions: readonly StoredExecution[];
	/** What these executions passed on. */
	readonly deliveries: readonly Delivery[];
	/** What executions of a trigger passed on, which is about the same jobs. */
	readonly triggered: readonly Delivery[];
	/** All that the processes of n8n printed. */
	readonly log: string;
}

/** The outcome of the jobs of a scenario. */
export interface Tally {
	readonly executions: number;
	/** Executions that n8n ended in an error, or marked as crashed. */
	readonly failed: number;
	/** Executions that are still suspended or running. */
	readonly waiting: number;
	readonly jobsMade: number;
	/** Jobs of which an item came out behind the node, with results or with the JobId alone. */
	readonly byItem: number;
	/** Jobs of `byItem` whose item holds that they have ended. */
	readonly withResult: number;
	/** Jobs that no such item names, but the data or the error of an execution. */
	readonly byExecution: number;
	/** Jobs that only n8n's log names. */
	readonly byLog: number;
	/** Jobs beyond one for each video, and items beyond one for each job. */
	readonly duplicates: number;
	/** The jobs that nothing names. */
	readonly lost: readonly JobRecord[];
}

const ENDED_BADLY = ['error', 'crashed', 'canceled'];
const NOT_ENDED = ['new', 'running', 'waiting'];
const JOB_ENDED = ['Success', 'Fail'];

/** Counts what was made and what was reported. */
export function tally({ jobs, executions, deliveries, triggered, log }: Traces): Tally {
	const ways = [deliveries, triggered].map((way) => way.flatMap(({ items }) => items));
	const delivered = new Map(ways.flat().map(({ jobId, status }) => [jobId, status]));
	const stored = executions.map(({ data }) => JSON.stringify(data ?? {})).join('\n');
	const shown = jobs.filter(({ jobId }) => delivered.has(jobId));
	const notShown = jobs.filter(({ jobId }) => !delivered.has(jobId));
	const notStored = notShown.filter(({ jobId }) => !stored.includes(jobId));
	const lost = notStored.filter(({ jobId }) => !log.includes(jobId));
	const videos = new Set(jobs.map(({ parameters }) => parameters.Input));
	const withStatus = (statuses: readonly string[]) =>
		executions.filter(({ status }) => statuses.includes(status)).length;
	return {
		executions: executions.length,
		failed: withStatus(ENDED_BADLY),
		waiting: withStatus(NOT_ENDED),
		jobsMade: jobs.length,
		byItem: shown.length,
		withResult: shown.filter(({ jobId }) => JOB_ENDED.includes(delivered.get(jobId) ?? '')).length,
		byExecution: notShown.length - notStored.length,
		byLog: notStored.length - lost.length,
		duplicates: jobs.length - videos.size + sum(ways.map(repeatedIn)),
		lost,
	};
}

function repeatedIn(items: ReadonlyArray<{ readonly jobId: string }>): number {
	return items.length - new Set(items.map(({ jobId }) => jobId)).size;
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}
