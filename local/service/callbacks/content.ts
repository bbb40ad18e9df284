import type { CallbackFaultRule } from '../faults/rule';
import type { JobRecord, JobStatus } from '../state/jobRecord';
import { escapeXml } from '../values';

/** The request that is posted to a receiver. */
export interface CallbackContent {
	contentType: string;
	body: string;
	/** Further headers of a fault. */
	headers?: Readonly<Record<string, string>>;
}

/** Placeholders in braces of a fault rule's body. */
const placeholders: ReadonlyMap<string, (message: string, jobId: string) => string> = new Map([
	['message', (message) => message],
	['quoted', (message) => JSON.stringify(message)],
	['base64', (message) => Buffer.from(message).toString('base64')],
	['urlencoded', (message) => encodeURIComponent(message)],
	['xml', (message) => escapeXml(message)],
	['jobId', (_message: string, jobId: string) => jobId],
]);

/**
 * The callback that reports a state of a job: the documented queue message as JSON (inferred: `NotifyUrl` receives the
 * same), or what the fault replaces it with.
 */
export function contentOf(record: JobRecord, state: JobStatus, fault: CallbackFaultRule | undefined): CallbackContent {
	const { jobId, userData = '' } = record;
	const message = JSON.stringify({ Type: 'smarttag', JobId: jobId, State: state, UserData: userData });
	const { kind, contentType, body, headers } = fault ?? {};
	if (kind === 'callbackGarbage' && contentType === undefined && body === undefined) {
		return { contentType: 'text/plain', body: 'this is no message' };
	}
	return { contentType: contentType ?? 'application/json', body: fill(body ?? '{message}', message, jobId), headers };
}

function fill(template: string, message: string, jobId: string): string {
	return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => placeholders.get(name)?.(message, jobId) ?? whole);
}
