import { createServer } from 'node:http';

/** What is answered to a request, whatever it asks for. */
export interface RawAnswer {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: Uint8Array | string;
	/** The connection is closed after half of the body. */
	readonly cut?: boolean;
}

/** A server on loopback that sends prepared answers and understands nothing. */
export interface AnsweringServer {
	/** Without a trailing slash. */
	readonly url: string;
	/** Paths with queries of the requests since the last `answerWith`. */
	readonly requests: readonly string[];
	/** From now on answers each request by its query. */
	answerWith(answerOf: (query: URLSearchParams) => RawAnswer): void;
	close(): Promise<void>;
}

/** Starts a server; it listens when the promise resolves. */
export async function startAnsweringServer(): Promise<AnsweringServer> {
	let answerOf: (query: URLSearchParams) => RawAnswer = () => ({ status: 500, headers: {}, body: '' });
	const requests: string[] = [];
	const server = createServer((request, response) => {
		request.resume();
		requests.push(request.url ?? '');
		const { status, headers, body, cut } = answerOf(new URL(request.url ?? '/', 'http://localhost').searchParams);
		response.writeHead(status, { 'content-length': Buffer.byteLength(body), ...headers });
		if (!cut) response.end(body);
		else response.write(body.slice(0, body.length / 2), () => response.destroy());
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	const port = typeof address === 'object' && address !== null ? address.port : 0;
	return {
		url: `http://127.0.0.1:${port}`,
		requests,
		answerWith(next) {
			requests.splice(0);
			answerOf = next;
		},
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}
