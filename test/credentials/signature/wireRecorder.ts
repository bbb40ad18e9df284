import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it was received; header names in lower case. */
export interface WireRequest {
	readonly method: string;
	/** Path and query, undecoded. */
	readonly url: string;
	readonly headers: IncomingHttpHeaders;
	readonly body: string;
}

/** A server that accepts anything, answers `{}` and remembers what it got. */
export interface WireRecorder {
	/** Without a trailing slash. */
	readonly url: string;
	/** Lets a client send its request and returns it as received. Fails unless it was exactly one. */
	record(send: () => Promise<unknown>): Promise<WireRequest>;
	close(): Promise<void>;
}

/** Headers hold the whole query, so more of them is accepted (1 MB) than a server would. */
export async function startWireRecorder(): Promise<WireRecorder> {
	let received: WireRequest[] = [];
	const server = createServer({ maxHeaderSize: 1e6 }, (request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const { method = '', url = '', headers } = request;
			received.push({ method, url, headers, body: Buffer.concat(chunks).toString('utf8') });
			response.end('{}');
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		async record(send) {
			received = [];
			await send();
			const [request, ...more] = received;
			if (!request || more.length > 0) throw new Error(`${received.length} requests arrived instead of one`);
			return request;
		},
		close() {
			return new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			});
		},
	};
}
