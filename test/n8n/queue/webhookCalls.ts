import { until } from './until';

/**
 * Calls a published webhook once. n8n says that a workflow is published before its webhooks take calls, so a call that
 * was not taken is repeated.
 *
 * @param body a file as it is, or an object that is sent as JSON
 */
export async function callWebhook(
	url: string,
	body: Buffer | object,
	wantedStatus: number,
	contentType = 'application/json',
): Promise<void> {
	await until(`${url} is registered`, async () => {
		const response = await fetch(url, {
			method: 'POST',
			headers: { 'content-type': contentType },
			body: Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body),
		});
		const text = await response.text();
		if (response.status !== 404 && response.status !== wantedStatus)
			throw new Error(`${url}: ${response.status} ${text}`);
		return response.status === wantedStatus;
	});
}
