import type { Account } from './state/accounts';
import type { FaultRule } from './faults/rule';
import type { CallbackStates } from './callbacks/sender';
import type { JobRecord } from './state/jobRecord';
import type { RequestRecord } from './state/requestLog';
import type { Role } from './state/roles';
import type { SessionRecord } from './state/sessions';

/** How the local service is to behave. All times in milliseconds. */
export interface LocalServiceOptions {
	/** 0 (default) = any free port. */
	port?: number;
	/** Address to listen on; default 127.0.0.1. */
	host?: string;
	/** The server's clock, for the 15-minute window, nonces, sessions, `date` and times told; default Date.now. */
	now?: () => number;
	/** Delay of every API answer, default 0; a pair is a range to draw from evenly. Jobs are made before it. */
	latencyMs?: number | [number, number];
	/** Least time a job stays Submitted, default 50. */
	submittedMs?: number;
	/** Time a job stays Processing, default 200. */
	processingMs?: number;
	/** Jobs a pipeline processes at once, default 2 (documented); the rest stay Submitted. */
	pipelineConcurrency?: number;
	/** Which changes of a job's state are posted to its `NotifyUrl`: all (default), or only those to Success and Fail. */
	callbackStates?: CallbackStates;
	/** Time for the receiver of a callback to answer 200, default 3000 (documented for event callbacks). */
	callbackTimeoutMs?: number;
	/** Pause before a callback is tried again, default 1000 (documented for event callbacks). */
	callbackPauseMs?: number;
	/** Default: `defaultAccounts`. */
	accounts?: Account[];
	/** Roles that may be assumed; default: `defaultRoles`. */
	roles?: readonly Role[];
	/** How long a session is accepted, whatever `DurationSeconds` asks for. Default: as long as it asks for. */
	sessionMs?: number;
	/**
	 * Which `Expiration` AssumeRole tells: when the session really ends (default; rounded down to seconds), or as
	 * `DurationSeconds` asks, so that a session of `sessionMs` ends without warning.
	 */
	expirationTold?: 'real' | 'asked';
	/**
	 * How many custom templates and media each account starts with, and how many face and hotword libraries there are.
	 * Default: 28, 125, 53 and 104. With 0 there is nothing.
	 */
	catalogSize?: number;
	/** How long a registered media asset stays Preparing, default 50 (documented: 2 to 3 seconds). */
	registerMs?: number;
	/** Refuse a job whose media ID is not in the library; default false: what becomes of it is not documented. */
	mediaMustExist?: boolean;
	/** Faults planned from the start. */
	faults?: FaultRule[];
}

/** A running local service. */
export interface LocalService {
	/** Without a trailing slash, e.g. `http://127.0.0.1:43125`. */
	readonly url: string;
	/** Stops listening, drops open sockets and pending work. May be called again. */
	close(): Promise<void>;
	/** Copies of the jobs it really has made, in order of creation. */
	jobs(): JobRecord[];
	/** A copy of one job, undefined when there is none of that ID. */
	job(jobId: string): JobRecord | undefined;
	/**
	 * Forgets a job as after 180 days: a query answers that it does not exist. What is planned for it, callbacks too,
	 * still happens. False when there is none of that ID.
	 */
	forgetJob(jobId: string): boolean;
	/** Copies of every API request it saw, in order of arrival. */
	requests(): RequestRecord[];
	/** How many API requests it saw, of one action if given; cheap enough to be asked again and again. */
	countRequests(action?: string): number;
	/** Copies of the sessions issued since the start or the last reset, in order of issue, without secrets. */
	sessions(): SessionRecord[];
	/** Ends all sessions now, whatever they were told; gives how many that were. */
	expireSessions(): number;
	addFaults(...rules: FaultRule[]): void;
	clearFaults(): void;
	/**
	 * Forgets jobs, requests, nonces and faults; templates and media are those of the catalog again. Sessions end and are
	 * not listed any more: who still holds one is told that it has expired.
	 */
	reset(): void;
}
