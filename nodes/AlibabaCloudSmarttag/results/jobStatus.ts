/** The states of a job that are documented; `Fail`, not `Failed`. */
export type JobStatus = 'Fail' | 'Processing' | 'Submitted' | 'Success';

const TERMINAL: ReadonlySet<string> = new Set<JobStatus>(['Fail', 'Success']);

/** Whether a job has ended. A state that is not documented counts as not ended: asking once more does no harm. */
export function isTerminal(status: string): boolean {
	return TERMINAL.has(status);
}

/** Whether a job has ended without a result. */
export function hasJobFailed(status: string): boolean {
	return status === ('Fail' satisfies JobStatus);
}

const DOCUMENTED = new Map<string, JobStatus>(
	(['Submitted', 'Processing', 'Success', 'Fail'] as const).map((status) => [status.toLowerCase(), status]),
);

/**
 * The documented state that a word means, capitals aside: callbacks are not documented, and a sibling product writes its
 * states in lower case. Undefined for any other word.
 */
export function documentedState(word: string): JobStatus | undefined {
	return DOCUMENTED.get(word.trim().toLowerCase());
}
