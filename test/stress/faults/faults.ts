import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { FaultRule } from '../../../local/service';

/**
 * The outcome of what a fault hits:
 * - `done`: the user does not notice.
 * - `refused`: an error; nothing was done.
 * - `open`: an error that says that it may have been done anyway.
 * - `unfinished`: the wait ends without a result; the JobIds are reported.
 */
export type Fate = 'done' | 'open' | 'refused' | 'unfinished';

/** What a fault hits; it is not tried on what has no fate. */
export interface Fates {
	/** A call that must not be done twice: submitting a job, creating a template. */
	readonly once?: Fate;
	/** A call that may be repeated. */
	readonly read?: Fate;
	/** Registering media, which may be repeated because the service knows the repetition by its token. */
	readonly register?: Fate;
	/** Asking for jobs that are waited for; without it the fault hits the submitting before anything can be waited for. */
	readonly ask?: Fate;
}

/** A fault of the service, the network or the credential. */
export interface Fault {
	readonly name: string;
	readonly rules?: readonly FaultRule[];
	/** What hits the requests for a session of a RAM role. */
	readonly sessionRules?: readonly FaultRule[];
	readonly credential?: ICredentialDataDecryptedObject;
	/** By how much the clock of the service is ahead, in milliseconds. */
	readonly clockAheadMs?: number;
	/** In seconds; longer than any answer of a loaded machine takes unless it is what the fault is about. */
	readonly requestTimeout?: number;
	readonly fates: Fates;
}

/** How often a request is sent again in these runs; a fault that passes lasts this long. */
export const RETRIES = 2;

const DONE: Fates = { once: 'done', read: 'done', register: 'done', ask: 'done' };
/** Passes while it is asked again, and a submit is not sent again. */
const PASSES: Fates = { once: 'open', read: 'done', register: 'done', ask: 'done' };
/** Does not pass, and leaves open what was done. */
const LASTS: Fates = { once: 'open', read: 'refused', register: 'open', ask: 'unfinished' };
/** The service says no, and means it. */
const NO: Fates = { once: 'refused', read: 'refused', register: 'refused' };

const SLOW = { requestTimeout: 5 };
const SOMEWHERE = { headers: { location: 'http://127.0.0.1:9/elsewhere' } };

/** A host name whose first part is longer than any may be, so that every resolver knows at once that it has none. */
const NO_HOST = `https://${'n'.repeat(64)}.invalid`;

const ROLE = { roleArn: 'acs:ram::1000000000000001:role/test-role' };

/** The first request is refused for its session, so that another session is requested. */
const SESSION_ENDS: FaultRule = { kind: 'error', status: 400, code: 'InvalidSecurityToken.Expired', times: 1 };

/** All faults that hit requests. */
export const FAULTS: readonly Fault[] = [
	{ name: 'Throttling that passes', rules: [{ kind: 'throttle', times: RETRIES }], fates: DONE },
	{ name: 'Throttling that does not pass', rules: [{ kind: 'throttle' }], fates: { ...NO, ask: 'unfinished' } },
	{ name: 'HTTP 429 of a gateway that passes', rules: [{ kind: 'html', status: 429, times: 1 }], fates: DONE },
	{ name: 'HTTP 500 after the action, twice', rules: [{ kind: 'serverError', times: RETRIES }], fates: PASSES },
	{
		name: 'HTTP 503 before the action, without end',
		rules: [{ kind: 'serverError', status: 503, code: 'ServiceUnavailable', beforeAction: true }],
		fates: LASTS,
	},
	{
		...{ name: 'An answer slower than Request Timeout, once', ...SLOW, fates: PASSES },
		rules: [{ kind: 'slow', delayMs: 15_000, times: 1 }],
	},
	{ name: 'No answer at all', rules: [{ kind: 'noAnswer' }], ...SLOW, fates: LASTS },
	{ name: 'An answer that trickles', rules: [{ kind: 'drip', delayMs: 200 }], ...SLOW, fates: LASTS },
	{ name: 'Connection closed before the action, once', rules: [{ kind: 'closeBefore', times: 1 }], fates: PASSES },
	{ name: 'Connection closed after the action, once', rules: [{ kind: 'closeAfter', times: 1 }], fates: PASSES },
	{ name: 'Connection closed after the action, always', rules: [{ kind: 'closeAfter' }], fates: LASTS },
	{ name: 'Connection closed in the middle of the answer', rules: [{ kind: 'cut', times: 1 }], fates: PASSES },
	{ name: 'Half of the JSON', rules: [{ kind: 'truncated', times: 1 }], fates: PASSES },
	{ name: 'HTML page with HTTP 502, once', rules: [{ kind: 'html', times: 1 }], fates: PASSES },
	{ name: 'HTML page with HTTP 200, always', rules: [{ kind: 'html', status: 200 }], fates: LASTS },
	{ name: 'Empty answer with HTTP 200', rules: [{ kind: 'empty', status: 200, times: 1 }], fates: PASSES },
	{
		...{ name: 'JSON with the content type of a page', fates: DONE },
		rules: [{ kind: 'slow', delayMs: 0, headers: { 'content-type': 'text/html' } }],
	},
	{ name: 'Redirect to another host', rules: [{ kind: 'redirect', ...SOMEWHERE }], fates: LASTS },
	{ name: 'Answer of 200 MB', rules: [{ kind: 'huge' }], fates: LASTS },
	{
		...{ name: 'Refusal', fates: { ...NO, ask: 'unfinished' } },
		rules: [{ kind: 'error', status: 403, code: 'NoPermission', message: 'You are not authorized to do this action.' }],
	},
	{ name: 'Host name that does not exist', credential: { customEndpoint: NO_HOST }, fates: NO },
	{ name: 'Clock 20 minutes off', clockAheadMs: 20 * 60_000, fates: NO },
	{ name: 'Security token that has expired', credential: { securityToken: 'expiredSecurityToken' }, fates: NO },
	{
		...{ name: 'Session of a RAM role that ends early', credential: ROLE, fates: DONE },
		rules: [SESSION_ENDS],
	},
	{
		...{ name: 'Session of a RAM role that ends early, and STS fails for a while', credential: ROLE, fates: DONE },
		rules: [SESSION_ENDS],
		// One request for a session is three attempts.
		sessionRules: [{ kind: 'serverError', after: 1, times: 5 }],
	},
	{
		...{ name: 'Session of a RAM role that ends early, and STS throttles without end', credential: ROLE },
		rules: [SESSION_ENDS],
		sessionRules: [{ kind: 'throttle', after: 1 }],
		// Where it hits one item of several, those after it have no session either.
		fates: { ask: 'unfinished' },
	},
];

/** A fault that hits the callbacks of a run that waits for them. */
export interface CallbackFault {
	readonly name: string;
	readonly rules?: readonly FaultRule[];
	/** What n8n stores of the suspension is stored only after the first callback has come. */
	readonly storedLate?: boolean;
	readonly fate: Extract<Fate, 'done' | 'unfinished'>;
}

/** All faults that hit callbacks. */
export const CALLBACK_FAULTS: readonly CallbackFault[] = [
	{ name: 'None', fate: 'done' },
	{ name: 'Forged: says Success while the job runs', rules: [{ kind: 'callbackForged' }], fate: 'done' },
	{ name: 'Each comes twice', rules: [{ kind: 'callbackTwice' }], fate: 'done' },
	{ name: 'Each comes eight times at once', rules: [{ kind: 'callbackTimes', copies: 8 }], fate: 'done' },
	{ name: 'Late', rules: [{ kind: 'callbackLate', delayMs: 300 }], fate: 'done' },
	{ name: 'Out of order', rules: [{ kind: 'callbackOutOfOrder' }], fate: 'done' },
	{ name: 'Words that mean nothing', rules: [{ kind: 'callbackGarbage' }], fate: 'done' },
	{ name: 'Before the suspension is stored', storedLate: true, fate: 'done' },
	{ name: 'Lost, until the deadline', rules: [{ kind: 'callbackLost' }], fate: 'unfinished' },
];
