import type { JsonObject } from '../fieldChecks';

/** One entry of `Results`, whatever shape it came in. */
export interface JobResult {
	/** Such as `VideoLabel` or `NLP`; the list of types is open. */
	readonly type: string;
	/** `Data`, parsed where it is JSON, the text where it is not. */
	readonly data: unknown;
}

/** What QuerySmarttagJob told of a job. */
export interface JobAnswer {
	/** `JobStatus`; empty when the answer has none. */
	readonly status: string;
	readonly userData?: string;
	readonly results: readonly JobResult[];
	/** Why the job failed, in the service's words; only of a job that failed. */
	readonly failureReason?: string;
}

/** Reads the body of an answer tolerantly: nothing in it can make this throw. */
export function readJobAnswer(_body: JsonObject): JobAnswer {
	return { status: '', results: [] };
}

/**
 * The answer in the API's own words, with the JobId that was asked for, and every `Data` parsed where it is JSON. All
 * else is passed on as it came.
 */
export function wholeAnswer(jobId: string, body: JsonObject): JsonObject {
	return { JobId: jobId, ...body };
}
