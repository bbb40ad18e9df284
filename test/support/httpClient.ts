/** An answer. */
export interface Reply {
	readonly status: number;
	readonly contentType: string | null;
	/** Parsed when it is JSON, text otherwise. */
	readonly body: unknown;
}

/** Sends a body unchanged, with its content type or without one. */
export async function send(url: string, body?: string, type?: string, method = 'POST'): Promise<Reply> {
	const response = await fetch(url, {
		method,
		// fetch would add a content type to a text.
		body: body === undefined ? undefined : new Blob([body]),
		headers: type === undefined ? {} : { 'content-type': type },
	});
	const contentType = response.headers.get('content-type');
	const text = await response.text();
	const isJson = contentType?.startsWith('application/json') && text !== '';
	return { status: response.status, contentType, body: isJson ? (JSON.parse(text) as unknown) : text };
}

/** Sends a value as JSON. */
export async function post(url: string, value: unknown): Promise<Reply> {
	return await send(url, JSON.stringify(value), 'application/json');
}
