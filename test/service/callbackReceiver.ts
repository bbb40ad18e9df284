import { createServer, type ServerResponse } from 'node:http';

/** A receiver of callbacks on this machine. */
export interface CallbackReceiver {
	/** Bodies received, parsed, in order of arrival. */
	received: unknown[];
	port: number;
	url: string;
	close(): Promise<void>;
}

/** Starts a receiver. `answer` settles each answer by how many requests came before; default 200 at once. */
export async function startCallbackReceiver({
	host = '127.0.0.1',
	answer = (response) => void response.end(),
}: { host?: string; answer?: (response: ServerResponse, before: number) => void } = {}): Promise<CallbackReceiver> {
	const received: unknown[] = [];
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			received.push(JSON.parse(Buffer.concat(chunks).toString('utf8')));
			answer(response, received.length - 1);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, host, resolve));
	const address = server.address();
	if (typeof address !== 'object' || address === null) throw new Error('The receiver has no port.');
	const { port } = address;
	return {
		received,
		port,
		url: `http://${host.includes(':') ? `[${host}]` : host}:${port}/callback`,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}
