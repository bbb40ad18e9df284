import { UserError } from 'n8n-workflow';

const MOST_REFUSALS = 100;

/** A refusal of the credential that a later request may not meet, such as an STS that does not answer. */
export class TransientRefusal extends UserError {}

/** The newest refusals of this process, by their text. They contain nothing of a request. */
const refusals = new Map<string, UserError>();

/**
 * Prepares or signs a request, and records a refusal, which `ownRefusal` recognizes by its text.
 *
 * n8n wraps what a credential throws, and n8n 2.0 keeps only its text (read in n8n-workflow 2.0.0).
 */
export async function recordingRefusals<Result>(act: () => Promise<Result> | Result): Promise<Result> {
	try {
		return await act();
	} catch (error) {
		throw recorded(error);
	}
}

/** The refusal of the credential that n8n has wrapped; undefined for any other error. */
export function ownRefusal(error: object): UserError | undefined {
	const candidates = [
		'message' in error ? error.message : undefined,
		// n8n replaces a message that contains a code such as ECONNREFUSED.
		...('messages' in error && Array.isArray(error.messages) ? (error.messages as unknown[]) : []),
	];
	for (const text of candidates) {
		const refusal = typeof text === 'string' ? refusals.get(text) : undefined;
		if (refusal) return refusal;
	}
	return undefined;
}

function recorded(error: unknown): unknown {
	if (!(error instanceof UserError)) return error;
	refusals.delete(error.message);
	refusals.set(error.message, error);
	const [oldest] = refusals.keys();
	if (oldest !== undefined && refusals.size > MOST_REFUSALS) refusals.delete(oldest);
	return error;
}
