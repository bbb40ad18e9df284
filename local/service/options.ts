import type { AddressedCall } from './events/parseCall';
import type { DifferenceName } from './faults/differences';
import type { Account } from './state/accounts';
import type { FaultRule } from './faults/rule';
import type { CallbackStates } from './callbacks/sender';
import type { Bucket, ObjectRecord, UploadRecord } from './oss/objects';
import type { JobRecord } from './state/jobRecord';
import type { RequestRecord } from './state/requestLog';
import type { Role } from './state/roles';
import type { SessionRecord } from './state/sessions';

/** Options of the local service. All times in milliseconds. */
export interface LocalServiceOptions {
	/** 0 (default) = any free port. */
	port?: number;
	/** Address to listen on; default 127.0.0.1. */
	host?: string;
	/** The server's clock, for the 15-minute window, nonces, sessions, `date` and times in answers; default Date.now. */
	now?: () => number;
	/** Delay of every API answer, default 0; a pair is a range of uniformly distributed delays. Jobs are created before it. */
	latencyMs?: number | [number, number];
	/** Minimum time that a job stays Submitted, default 50. */
	submittedMs?: number;
	/** Time that a job stays Processing, and the analysis of a media asset Analyzing, default 200. */
	processingMs?: number;
	/** Jobs that a pipeline processes at the same time, default 2 (documented); the others stay Submitted. */
	pipelineConcurrency?: number;
	/** Which changes of a job's state are posted to its `NotifyUrl`: all (default), or only those to Success and Fail. */
	callbackStates?: CallbackStates;
	/** Time for the receiver of a callback to answer 200, default 3000 (documented for event callbacks). */
	callbackTimeoutMs?: number;
	/** Pause before a callback is sent again, default 1000 (documented for event callbacks). */
	callbackPauseMs?: number;
	/** Default: `defaultAccounts`. */
	accounts?: Account[];
	/** Roles that may be assumed; default: `defaultRoles`. */
	roles?: readonly Role[];
	/** Buckets of OSS; default: `defaultBuckets`. */
	buckets?: readonly Bucket[];
	/** How long a session is accepted, instead of `DurationSeconds`. Default: `DurationSeconds`. */
	sessionMs?: number;
	/**
	 * The `Expiration` that AssumeRole returns: when the session really ends (default; rounded down to seconds), or when it
	 * would end by `DurationSeconds`, so that a session of `sessionMs` ends unexpectedly.
	 */
	reportedExpiration?: 'real' | 'requested';
	/**
	 * The initial number of custom templates and of media of each account, and the number of face and of hotword libraries.
	 * Default: 28, 125, 53 and 104.
	 */
	catalogSize?: number;
	/** Time that a registered media asset stays Preparing, default 50 (documented: 2 to 3 seconds). */
	registerMs?: number;
	/** Time that the temporary key of an upload is accepted, default 3000 s (documented). */
	uploadKeyMs?: number;
	/** Whether the account has storage for the media library, default true. */
	hasMediaStorage?: boolean;
	/** Refuse a job whose media ID is not in the library; default false, because the outcome is not documented. */
	mediaMustExist?: boolean;
	/** A job of media that are not Normal yet fails; default false, because the outcome is not documented. */
	mediaMustBeReady?: boolean;
	/** Faults planned from the start. */
	faults?: FaultRule[];
	/** Facts in which the service differs from what the package assumes; for tests of the live check. */
	differences?: readonly DifferenceName[];
}

/** A running local service. */
export interface LocalService {
	/** Without a trailing slash, e.g. `http://127.0.0.1:43125`. */
	readonly url: string;
	/** Stops listening, drops open sockets and pending work. Further calls return the same promise. */
	close(): Promise<void>;
	/** Copies of the jobs that it has created, in order of creation. */
	jobs(): JobRecord[];
	/** A copy of one job; undefined when it does not exist. */
	job(jobId: string): JobRecord | undefined;
	/** Keeps all jobs in Submitted until the returned function is called, or until `reset`. */
	holdJobs(): () => void;
	/**
	 * Deletes a job as after 180 days: a query answers that it does not exist. Its planned changes of state and its
	 * callbacks still happen. False when it does not exist.
	 */
	forgetJob(jobId: string): boolean;
	/** Ends a job that is Processing before its time, with its callback. False when it is not Processing. */
	endJob(jobId: string): boolean;
	/** Copies of the objects in OSS, without their content. */
	objects(): ObjectRecord[];
	/** The content of an object; undefined when it does not exist. */
	objectContent(bucket: string, key: string): Buffer | undefined;
	/** The multipart uploads that were neither completed nor aborted. */
	uploads(): UploadRecord[];
	/** Copies of every API request, in order of arrival. */
	requests(): RequestRecord[];
	/** Number of API requests, optionally of one action; cheap enough to poll. */
	countRequests(action?: string): number;
	/** Copies of the sessions issued since the start or the last reset, in order of issue, without secrets. */
	sessions(): SessionRecord[];
	/** Ends all sessions now, before their reported expiration. Returns how many were valid. */
	expireSessions(): number;
	/** Ends the temporary keys of all uploads now. Returns how many were valid. */
	expireUploadKeys(): number;
	/**
	 * Sends events in one call, once, to an http address on loopback. Returns the HTTP status of the receiver; undefined without an
	 * answer in time.
	 */
	sendEvents(call: AddressedCall): Promise<number | undefined>;
	addFaults(...rules: FaultRule[]): void;
	clearFaults(): void;
	/**
	 * Deletes jobs, objects, requests, nonces and faults; templates and media are those of the catalog again. Sessions end and are
	 * not listed any more; a request with one of them is refused as expired.
	 */
	reset(): void;
}
