import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';

import { FieldReader } from '../values/fieldReader';
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
	const checks = new FieldReader();
	// One by one: Options may also have a field that is read for each item, and whose expression a callback cannot resolve.
	const given = (field: string, name: string) => runParameter(context, `options.${name}`, field, '');
	const number = (field: string, name: string) => checks.positiveNumber(field, given(field, name));
	const wholeNumber = (field: string, name: string, least?: number, most?: number) =>
		checks.wholeNumber(field, given(field, name), least, most);
	const flag = (field: string, name: string) => checks.flag(field, given(field, name));
	const firstCheckAfter = number('First Check After (Seconds)', 'firstCheckAfter') ?? 5;
	const read: RunOptions = {
		concurrency: wholeNumber('Concurrency', 'concurrency', 1, MOST_CONCURRENCY) ?? 10,
		maxRetries: wholeNumber('Max Retries', 'maxRetries') ?? 5,
		timeoutMs: timer((wholeNumber('Request Timeout', 'requestTimeout', 1) ?? 60) * SECOND_MS),
		firstPauseMs: timer(firstCheckAfter * SECOND_MS),
		longestPauseMs: timer((number('Check at Most Every (Seconds)', 'checkAtMostEvery') ?? 60) * SECOND_MS),
		pollTimeoutMs: wait((number('Wait Timeout (Minutes)', 'pollTimeout') ?? 60) * MINUTE_MS),
		callbackTimeoutMs: wait((number('Wait Timeout (Hours)', 'callbackTimeout') ?? 24) * HOUR_MS),
		refusalTimeoutMs: wait((number('Retry Refusals For', 'refusalTimeout') ?? 2) * MINUTE_MS),
		checkTemplate: flag('Check Template', 'checkTemplate') ?? true,
		repeatsChangedItems:
			flag('Submit Again', 'submitAgain') ?? flag('Repeat Changed Items', 'repeatChangedItems') ?? false,
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
