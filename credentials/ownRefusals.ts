import { UserError } from 'n8n-workflow';

const MOST_TEXTS = 100;

/** The texts of the newest refusals of this process. They contain nothing of a request. */
const texts = new Set<string>();

/**
 * Prepares or signs a request, and records the text of a refusal, by which `ownRefusal` recognizes it.
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

/** The text of a refusal of the credential that n8n has wrapped; undefined for any other error. */
export function ownRefusal(error: object): string | undefined {
	const candidates = [
		'message' in error ? error.message : undefined,
		// n8n replaces a message that contains a code such as ECONNREFUSED.
		...('messages' in error && Array.isArray(error.messages) ? (error.messages as unknown[]) : []),
	];
	return candidates.find((text): text is string => typeof text === 'string' && texts.has(text));
}

function recorded(error: unknown): unknown {
	if (!(error instanceof UserError)) return error;
	texts.delete(error.message);
	texts.add(error.message);
	const [oldest] = texts;
	if (oldest !== undefined && texts.size > MOST_TEXTS) texts.delete(oldest);
	return error;
}
