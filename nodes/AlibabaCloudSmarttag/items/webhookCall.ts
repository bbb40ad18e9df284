import type { IWebhookFunctions } from 'n8n-workflow';

/** What is needed of the request that n8n hands on. It is Express's, of which this package does not know the types. */
interface Call {
	/** Path and query as they came. */
	readonly url?: string;
	readonly rawBody?: unknown;
	readonly body?: unknown;
}

/** What is needed of Express's response. */
interface CallResponse {
	readonly headersSent: boolean;
	status(code: number): { json(body: object): unknown };
}

/** The body of a call as it came, whatever its content type says; n8n's reading of it where n8n has not stored it. */
export function rawBodyOf(context: IWebhookFunctions): string {
	const { rawBody, body } = context.getRequestObject() as Call;
	if (rawBody instanceof Uint8Array) return new TextDecoder().decode(rawBody);
	if (typeof body === 'string') return body;
	return JSON.stringify(body ?? '');
}

/** The query of a call as it came, without its question mark; empty when there is none. */
export function rawQueryOf(context: IWebhookFunctions): string {
	const { url = '' } = context.getRequestObject() as Call;
	return url.split('?').slice(1).join('?');
}

/** Answers a call, unless that has been done. Documented: the push of a topic in MNS is received when the answer is 204. */
export function answerCall(context: IWebhookFunctions, status: number, body: object): void {
	const response = context.getResponseObject() as CallResponse;
	const isTopicPush = context.getHeaderData()['x-mns-request-id'] !== undefined;
	if (!response.headersSent) response.status(status === 200 && isTopicPush ? 204 : status).json(body);
}
