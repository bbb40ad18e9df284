import type { JsonObject } from '../values';
import type { JobInput } from '../rules/jobFields';

/** Documented states (`Fail`, not `Failed`); but `Pausing`, which only the job mark `unknown-state` brings. */
export type JobStatus = 'Submitted' | 'Pausing' | 'Processing' | 'Success' | 'Fail';

/** True once nothing can change any more. */
export function isFinished(status: JobStatus): boolean {
	return status === 'Success' || status === 'Fail';
}

/** One callback of a job, updated while it is being delivered. */
export interface CallbackRecord {
	/** What it says; a forged one says `Success` whatever the job does. */
	state: JobStatus;
	/** When the job came into that state, or when it was made for a forged one, ms. */
	at: number;
	/** True when it was planned by the fault `callbackForged`. */
	forged: boolean;
	/** Which of the copies sent at the same time it is, from 1. */
	copy: number;
	/** How many copies are sent at the same time. */
	copies: number;
	/** True once the receiver answered 200. */
	delivered: boolean;
	/** How often the receiver was called, 0 to 3. */
	tries: number;
	/** True once it is delivered, given up after the last try, or known never to be sent. */
	settled: boolean;
	/** The last HTTP status the receiver answered. */
	httpStatus?: number;
}

/** A job the service has really made. Times in ms. */
export interface JobRecord {
	jobId: string;
	/** Who submitted it. */
	accessKeyId: string;
	status: JobStatus;
	createdAt: number;
	/** When it left Submitted. */
	startedAt?: number;
	/** When it came to Success or Fail. */
	finishedAt?: number;
	/** The business parameters as received. */
	parameters: Record<string, string>;
	input: JobInput;
	/** `Params` parsed; empty when none was sent. */
	params: JsonObject;
	templateId?: string;
	title?: string;
	userData?: string;
	notifyUrl?: string;
	/** The pipeline it runs in, the default one when none was sent. */
	pipelineId: string;
	/** Why it fails or will fail. */
	failReason?: string;
	/** In the order of the states they tell, which is not the order of sending under `callbackOutOfOrder`. */
	callbacks: CallbackRecord[];
}
