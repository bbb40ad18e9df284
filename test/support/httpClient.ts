/** What came back. */
export interface Reply {
	readonly status: number;
	readonly contentType: string | null;
	/** Parsed when it is JSON, text otherwise. */
	readonly body: unknown;
}

/** Sends a body as it is, with its type; without a type there is none. */
export async function send(url: string, body?: string, type?: string, method = 'POST'): Promise<Reply> {
	const response = await fetch(url, {
		method,
		// A text would be sent with a type of its own.
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
