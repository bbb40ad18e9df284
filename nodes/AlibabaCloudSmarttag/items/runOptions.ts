import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';

import { FieldReader, isJsonObject, type JsonObject } from '../values/fieldReader';
import { operationError } from './nodeErrors';
import { runParameter } from './parameters';

/** Options of the panel; they hold for the whole run, so they are read once. Times in milliseconds. */
export interface RunOptions {
	/** How many requests may be in flight at a time. */
	readonly concurrency: number;
	/** How often a request is sent again. */
	readonly maxRetries: number;
	/** How long an answer may take. */
	readonly timeoutMs: number;
	/** How long Poll waits before the first round of queries, and at most between two rounds. */
	readonly firstPauseMs: number;
	readonly longestPauseMs: number;
	/** How long Poll and Callback wait in all. */
	readonly pollTimeoutMs: number;
	readonly callbackTimeoutMs: number;
	/** How long Poll retries queries that are refused for the caller's sake, such as for a missing permission. */
	readonly refusalTimeoutMs: number;
	/** Whether Submit reads the template, to refuse a job that would fail. */
	readonly checkTemplate: boolean;
	/** Whether a retried execution processes items again that changed since the first attempt. */
	readonly repeatsChangedItems: boolean;
}

/** More requests at a time only meet the limits of the API and of the machine's open files. */
const MOST_CONCURRENCY = 100;

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** A timer of Node.js that is set for longer ends at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Jobs are kept for 180 days (documented). */
const LONGEST_WAIT_MS = 180 * 24 * HOUR_MS;

/**
 * Reads Options, for a run or for a callback.
 *
 * @throws NodeOperationError that names each option that cannot be used
 */
export function readRunOptions(context: IExecuteFunctions | IWebhookFunctions): RunOptions {
	const given = runParameter(context, 'options', 'Options', {});
	const options: JsonObject = isJsonObject(given) ? given : {};
	const checks = new FieldReader();
	const firstCheckAfter = checks.positiveNumber('First Check After (Seconds)', options.firstCheckAfter) ?? 5;
	const read: RunOptions = {
		concurrency: checks.wholeNumber('Concurrency', options.concurrency, 1, MOST_CONCURRENCY) ?? 10,
		maxRetries: checks.wholeNumber('Max Retries', options.maxRetries) ?? 5,
		timeoutMs: timer((checks.wholeNumber('Request Timeout', options.requestTimeout, 1) ?? 60) * SECOND_MS),
		firstPauseMs: timer(firstCheckAfter * SECOND_MS),
		longestPauseMs: timer(
			(checks.positiveNumber('Check at Most Every (Seconds)', options.checkAtMostEvery) ?? 60) * SECOND_MS,
		),
		pollTimeoutMs: wait((checks.positiveNumber('Wait Timeout (Minutes)', options.pollTimeout) ?? 60) * MINUTE_MS),
		callbackTimeoutMs: wait((checks.positiveNumber('Wait Timeout (Hours)', options.callbackTimeout) ?? 24) * HOUR_MS),
		refusalTimeoutMs: wait((checks.positiveNumber('Retry Refusals For', options.refusalTimeout) ?? 2) * MINUTE_MS),
		checkTemplate: checks.flag('Check Template', options.checkTemplate) ?? true,
		repeatsChangedItems:
			checks.flag('Submit Again', options.submitAgain) ??
			checks.flag('Repeat Changed Items', options.repeatChangedItems) ??
			false,
	};
	if (checks.problems.length > 0) throw operationError(context.getNode(), checks.problems.join(' '));
	return read;
}

function timer(milliseconds: number): number {
	return Math.min(milliseconds, LONGEST_TIMER_MS);
}

function wait(milliseconds: number): number {
	return Math.min(milliseconds, LONGEST_WAIT_MS);
}
