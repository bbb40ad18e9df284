import { createServer, type IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

import type { Notification } from '../observations';

/** A message is a few hundred bytes. */
const LARGEST_BODY = 256 * 1024;

/** Listens for what the service sends to the Notify URL. */
export interface Receiver {
	readonly notifications: readonly Notification[];
	/** Resolves when nothing has arrived for so long, in milliseconds. */
	quiet(forMs: number): Promise<void>;
	close(): Promise<void>;
}

/**
 * Listens on a port to which the Notify URL leads. Requests to another path are not recorded. The first notification is
 * answered with 500, to see whether the service sends it again; all others with 200.
 *
 * @param path path and query of the Notify URL
 */
export async function startReceiver(port: number, path: string): Promise<Receiver> {
	const notifications: Notification[] = [];
	let lastAt = Date.now();
	let firstAt: number | undefined;
	const server = createServer((request, response) => {
		const onBody = (body: string) => {
			if (request.url !== path) return response.writeHead(404).end();
			lastAt = Date.now();
			firstAt ??= lastAt;
			const answered = notifications.length === 0 ? 500 : 200;
			notifications.push({
				method: request.method ?? '',
				contentType: request.headers['content-type'] ?? '',
				headers: Object.keys(request.headers).sort(),
				body,
				answered,
				afterMs: lastAt - firstAt,
			});
			return response.writeHead(answered).end();
		};
		textOf(request).then(onBody, () => response.destroy());
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, resolve);
	});
	return {
		notifications,
		async quiet(forMs) {
			const since = Date.now();
			for (let left = forMs; left > 0; left = Math.max(lastAt, since) + forMs - Date.now()) await wait(left);
		},
		close: async () => {
			server.closeAllConnections();
			await new Promise<void>((resolve) => server.close(() => resolve()));
		},
	};
}

async function textOf(request: IncomingMessage): Promise<string> {
	const pieces: Buffer[] = [];
	let size = 0;
	for await (const piece of request as AsyncIterable<Buffer>) {
		size += piece.length;
		if (size <= LARGEST_BODY) pieces.push(piece);
	}
	return Buffer.concat(pieces).toString('utf8');
}
