import type { EngineResponse } from './response';

/** What a caller gets: text as text, anything else as JSON. */
export interface Answer {
	readonly status: number;
	readonly body: unknown;
}

/** Sends an answer, unless the node has answered by itself. */
export function sendAnswer(response: EngineResponse, { status, body }: Answer): void {
	if (response.headersSent) return;
	response.status(status);
	if (typeof body === 'string') response.send(body);
	else response.json(body);
}
