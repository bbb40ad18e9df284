import type { JsonObject } from '../values';
import type { JobInput } from '../rules/jobFields';

/** Documented states (`Fail`, not `Failed`), and `Pausing`, which only the job mark `unknown-state` sets. */
export type JobStatus = 'Submitted' | 'Pausing' | 'Processing' | 'Success' | 'Fail';

/** True for a final state. */
export function isFinished(status: JobStatus): boolean {
	return status === 'Success' || status === 'Fail';
}

/** One callback of a job, updated while it is being delivered. */
export interface CallbackRecord {
	/** The state that it reports; a forged one always reports `Success`. */
	state: JobStatus;
	/** When the job entered that state, or was created if the callback is forged, ms. */
	at: number;
	/** True when it was planned by the fault `callbackForged`. */
	forged: boolean;
	/** Number of this copy among those sent at the same time, from 1. */
	copy: number;
	/** How many copies are sent at the same time. */
	copies: number;
	/** True once the receiver answered 200. */
	delivered: boolean;
	/** How often the receiver was called, 0 to 3. */
	tries: number;
	/** True once it is delivered, has failed on the last try, or will never be sent. */
	settled: boolean;
	/** The last HTTP status the receiver answered. */
	httpStatus?: number;
}

/** A job that the service has created. Times in ms. */
export interface JobRecord {
	jobId: string;
	/** The AccessKey that submitted it. */
	accessKeyId: string;
	status: JobStatus;
	createdAt: number;
	/** When it left Submitted. */
	startedAt?: number;
	/** When it entered Success or Fail. */
	finishedAt?: number;
	/** The business parameters as received. */
	parameters: Record<string, string>;
	input: JobInput;
	/** `Params` parsed; empty when absent. */
	params: JsonObject;
	templateId?: string;
	title?: string;
	userData?: string;
	notifyUrl?: string;
	/** The pipeline it runs in; the default one when none was sent. */
	pipelineId: string;
	/** Why it fails or will fail. */
	failReason?: string;
	/** In the order of the states they report; `callbackOutOfOrder` sends them in a different order. */
	callbacks: CallbackRecord[];
}
