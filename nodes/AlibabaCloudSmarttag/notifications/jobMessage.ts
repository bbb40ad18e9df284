import { type Fields, textIn } from './content';

/** What a message reports of a job. It is a hint only: any caller may have sent it. */
export interface JobMessage {
	readonly kind: 'job';
	/** 1 to 64 letters, digits, hyphens and underscores. */
	readonly jobId: string;
	/** `State` as sent; absent when the message has none. */
	readonly state?: string;
	readonly userData?: string;
}

/** Documented in examples: 32 letters and digits. Anything else that the service may make one day is a name of this form. */
const JOB_ID = /^[\w-]{1,64}$/;

/**
 * Reads the message of a job. Documented for queues: `Type`, `JobId`, `State`, `UserData`. Inferred: a `NotifyUrl` gets the
 * same.
 *
 * @returns undefined for an object without a JobId
 */
export function readJobMessage(fields: Fields): JobMessage | undefined {
	const jobId = textIn(fields, 'jobid');
	if (!jobId || !JOB_ID.test(jobId)) return undefined;
	const state = textIn(fields, 'state', 'jobstatus', 'status');
	const userData = textIn(fields, 'userdata') ?? jsonText(fields.get('userdata'));
	return { kind: 'job', jobId, ...(state && { state }), ...(userData && { userData }) };
}

/** An envelope may have parsed the user's data. */
function jsonText(value: unknown): string | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	try {
		return JSON.stringify(value);
	} catch {
		return undefined;
	}
}
