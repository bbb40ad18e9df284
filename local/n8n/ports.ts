import { createServer } from 'node:net';

/**
 * Below the ports that Linux gives to outgoing connections and to servers that ask for any port (32,768 and above), so that a
 * port is still free when a process that was killed starts again.
 */
const FIRST_PORT = 20_000;
const PORTS = 12_000;

/** Nobody else uses as many of them. */
const MOST_TRIES = 100;

/** A port of 127.0.0.1 that is free at this moment, and that the system gives to no one who does not ask for it. */
export async function freePort(): Promise<number> {
	for (let tries = 0; tries < MOST_TRIES; tries += 1) {
		const port = FIRST_PORT + Math.floor(Math.random() * PORTS);
		if (await isFree(port)) return port;
	}
	throw new Error(`No port of ${MOST_TRIES} from ${FIRST_PORT} on is free.`);
}

async function isFree(port: number): Promise<boolean> {
	const server = createServer();
	return await new Promise<boolean>((resolve) => {
		server.once('error', () => resolve(false));
		server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
	});
}
