import type { Answer } from './answer';

/** A refusal that n8n answers with this status. */
export class HttpError extends Error {
	constructor(
		readonly status: number,
		message: string,
		readonly hint?: string,
	) {
		super(message);
	}
}

/** The answer that n8n's error handler makes: the code is the status, or 0 for what n8n did not foresee. */
export function errorAnswer(error: unknown): Answer {
	if (error instanceof HttpError) {
		const { status, message, hint } = error;
		return { status, body: { code: status === 500 ? 0 : status, message, hint } };
	}
	return { status: 500, body: { code: 0, message: error instanceof Error ? error.message : String(error) } };
}
