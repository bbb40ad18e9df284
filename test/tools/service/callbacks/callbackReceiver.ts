import { createServer, type ServerResponse } from 'node:http';
import { isJsonObject } from '../../../../local/service/values';

/** A callback as it arrived. */
export interface ReceivedCall {
	contentType: string | undefined;
	body: string;
}

/** A receiver of callbacks on this machine. */
export interface CallbackReceiver {
	/** Bodies received in order of arrival, parsed where they are JSON. */
	received: unknown[];
	/** The same as they came. */
	calls: ReceivedCall[];
	port: number;
	url: string;
	close(): Promise<void>;
}

/** Starts a receiver. `answer` writes each answer, given the number of earlier requests; default 200 at once. */
export async function startCallbackReceiver({
	host = '127.0.0.1',
	answer = (response) => void response.end(),
}: { host?: string; answer?: (response: ServerResponse, before: number) => void } = {}): Promise<CallbackReceiver> {
	const received: unknown[] = [];
	const calls: ReceivedCall[] = [];
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const body = Buffer.concat(chunks).toString('utf8');
			calls.push({ contentType: request.headers['content-type'], body });
			received.push(parsed(body));
			answer(response, received.length - 1);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, host, resolve));
	const address = server.address();
	if (typeof address !== 'object' || address === null) throw new Error('The receiver has no port.');
	const { port } = address;
	return {
		received,
		calls,
		port,
		url: `http://${host.includes(':') ? `[${host}]` : host}:${port}/callback`,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

/** Starts receivers as `startCallbackReceiver` does, and closes them after each test of the file. */
export function receiversOfEachTest(): typeof startCallbackReceiver {
	const receivers: CallbackReceiver[] = [];
	afterEach(() => Promise.all(receivers.splice(0).map((receiver) => receiver.close())));
	return async (options) => {
		const started = await startCallbackReceiver(options);
		receivers.push(started);
		return started;
	};
}

function parsed(body: string): unknown {
	try {
		return JSON.parse(body);
	} catch {
		return body;
	}
}

/** `State` of each message received, in order of arrival. */
export function statesOf({ received }: CallbackReceiver): unknown[] {
	return received.map((message) => (isJsonObject(message) ? message['State'] : undefined));
}
