import type { IHttpRequestOptions, IN8nHttpFullResponse, IWebhookFunctions } from 'n8n-workflow';

import { pause } from '../../ims/retry';
import { readTransportFault } from '../../ims/transportFault';
import { rawBodyOf, rawQueryOf } from '../../items/webhookCall';
import { readResumeUrl } from './resumeUrl';

/** The body of a call that this package makes to an execution itself. */
const REMINDER = '{"reminder":true}';

/** Pauses between reminders, in milliseconds: doubling from the first to the longest. */
const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 15 * 60_000;

const TIMEOUT_MS = 30_000;

/** What this process knows of the reminders of one execution. */
interface Reminders {
	readonly stop: AbortController;
	/** Callbacks that came during the current pause. */
	callbacks: number;
	/** Reminders whose query no callback has saved yet. */
	unpaid: number;
}

const running = new Map<string, Reminders>();

/** Whether a call is a reminder and not a callback of the service. */
export function isReminder(context: IWebhookFunctions): boolean {
	return rawBodyOf(context) === REMINDER;
}

/**
 * Calls a suspended execution from time to time until it is resumed, since the callback of the job that ends last may be
 * lost. A callback in a pause makes the next pause a short one again. n8n itself checks at each call whether the execution
 * still waits; two processes may both remind, and n8n resumes once.
 *
 * @param execution a key of the execution and node; one that is being reminded is not reminded twice
 * @param readLongestMs reads how long at most, in milliseconds; called once for an execution
 */
export function remind(context: IWebhookFunctions, execution: string, readLongestMs: () => number): void {
	if (running.has(execution)) return;
	const longestMs = readLongestMs();
	const url = addressOf(context);
	if (url === undefined) return;
	const reminders: Reminders = { stop: new AbortController(), callbacks: 0, unpaid: 0 };
	running.set(execution, reminders);
	void keepReminding(context, url, reminders, longestMs).finally(() => {
		if (running.get(execution) === reminders) running.delete(execution);
	});
}

/** Ends the reminders of an execution that waits no longer. */
export function stopReminding(execution: string): void {
	running.get(execution)?.stop.abort();
	running.delete(execution);
}

/**
 * Whether a callback has to query the API; not when a reminder did so shortly before, so that reminders add no queries
 * where callbacks come.
 *
 * @param isLast whether the end of every job was reported
 */
export function callbackNeedsQuery(execution: string, isLast: boolean): boolean {
	const reminders = running.get(execution);
	if (!reminders) return true;
	reminders.callbacks += 1;
	if (isLast || reminders.unpaid === 0) return true;
	reminders.unpaid -= 1;
	return false;
}

async function keepReminding(
	context: IWebhookFunctions,
	url: string,
	reminders: Reminders,
	longestMs: number,
): Promise<void> {
	const { signal } = reminders.stop;
	let hasWarned = false;
	for (let pauseMs = FIRST_PAUSE_MS, waitedMs = 0; waitedMs < longestMs;) {
		await pause(pauseMs, signal).catch(() => undefined);
		if (signal.aborted) return;
		waitedMs += pauseMs;
		if (reminders.callbacks > 0) {
			reminders.callbacks = 0;
			pauseMs = FIRST_PAUSE_MS;
			continue;
		}
		reminders.unpaid += 1;
		const problem = await call(context, url);
		if (problem === 'over') return;
		if (problem !== undefined && !hasWarned) {
			hasWarned = true;
			context.logger.warn(`${context.getNode().name}: ${problem}`);
		}
		pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
	}
}

/** Calls the execution; returns `over` when it waits no longer, or why the call failed, without its address. */
async function call(context: IWebhookFunctions, url: string): Promise<string | undefined> {
	const options: IHttpRequestOptions = {
		method: 'POST',
		url,
		headers: { 'content-type': 'application/json' },
		body: REMINDER,
		timeout: TIMEOUT_MS,
		encoding: 'text',
		json: false,
		disableFollowRedirect: true,
		ignoreHttpStatusErrors: true,
		returnFullResponse: true,
	};
	try {
		const { statusCode } = (await context.helpers.httpRequest(options)) as IN8nHttpFullResponse;
		return OVER.has(statusCode) ? 'over' : undefined;
	} catch (error) {
		const { message } = readTransportFault(error, TIMEOUT_MS);
		return `the public address of n8n could not be called from n8n itself (${message}). If the last callback is lost, this execution waits until its deadline.`;
	}
}

/** How n8n answers a call to an execution that has gone on, was deleted, or waits elsewhere. Read in n8n 2.41. */
const OVER: ReadonlySet<number> = new Set([401, 404, 409, 410]);

/** The address that resumes the execution, with the token that this call has. */
function addressOf(context: IWebhookFunctions): string | undefined {
	const { url } = readResumeUrl(context);
	if (!URL.canParse(url)) return undefined;
	const address = new URL(url);
	address.search = rawQueryOf(context);
	return address.href;
}
