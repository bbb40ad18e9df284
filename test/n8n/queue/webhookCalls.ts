import { until } from './until';

/**
 * Calls a published webhook once. n8n says that a workflow is published before its webhooks take calls, so a call that
 * was not taken is repeated.
 */
export async function callWebhook(url: string, body: object, wantedStatus: number): Promise<void> {
	await until(`${url} is registered`, async () => {
		const response = await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
		const text = await response.text();
		if (response.status !== 404 && response.status !== wantedStatus)
			throw new Error(`${url}: ${response.status} ${text}`);
		return response.status === wantedStatus;
	});
}
