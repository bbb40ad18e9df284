import type { EngineResponse } from './response';

/** The answer to a caller: text as text, anything else as JSON. */
export interface Answer {
	readonly status: number;
	readonly body: unknown;
}

/** Sends an answer, unless the node has answered the request itself. */
export function sendAnswer(response: EngineResponse, { status, body }: Answer): void {
	if (response.headersSent) return;
	response.status(status);
	if (typeof body === 'string') response.send(body);
	else response.json(body);
}

/** A refusal with the status that n8n answers. */
export class HttpError extends Error {
	constructor(
		readonly status: number,
		message: string,
		readonly hint?: string,
	) {
		super(message);
	}
}

/** The answer of n8n's error handler: the code is the status, or 0 for an unexpected error. */
export function errorAnswer(error: unknown): Answer {
	if (error instanceof HttpError) {
		const { status, message, hint } = error;
		return { status, body: { code: status === 500 ? 0 : status, message, hint } };
	}
	return { status: 500, body: { code: 0, message: error instanceof Error ? error.message : String(error) } };
}
