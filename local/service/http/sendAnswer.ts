import type { ServerResponse } from 'node:http';
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { createGzip } from 'node:zlib';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { Answer } from './answers';

/** How the body of an answer goes out, when not at once and whole. */
export type Sending =
	/** The first half of it; then the connection is closed, though the head has told the whole length. */
	| { readonly way: 'cut' }
	/** One character after another, with a pause before each, ms. */
	| { readonly way: 'drip'; readonly pauseMs: number }
	/** Drawn out to so many bytes by blanks, which JSON may have at its end; packed with gzip or not. */
	| { readonly way: 'huge'; readonly bytes: number; readonly packed: boolean };

const BLANKS = Buffer.alloc(2 ** 16, ' ');

/** Sends an answer. Resolves when it is sent, or the client has gone. */
export async function sendAnswer(response: ServerResponse, answer: Answer, now: number): Promise<void> {
	const { body, sending } = answer;
	const length = sending?.way === 'huge' ? sending.bytes : Buffer.byteLength(body);
	const packed = sending?.way === 'huge' && sending.packed;
	response.writeHead(answer.status, {
		date: new Date(now).toUTCString(),
		...(packed ? { 'content-encoding': 'gzip' } : { 'content-length': length }),
		...answer.headers,
	});
	if (!sending) response.end(body);
	else if (sending.way === 'cut') await cut(response, body);
	else if (sending.way === 'drip') await drip(response, body, sending.pauseMs);
	// The client may close the connection before all is sent.
	else await drawOut(response, body, sending).catch(() => undefined);
}

async function cut(response: ServerResponse, body: string): Promise<void> {
	await new Promise((resolve) => response.write(body.slice(0, Math.floor(body.length / 2)), resolve));
	// The half shall have arrived as such.
	await nextTurn();
	response.destroy();
}

async function drip(response: ServerResponse, body: string, pauseMs: number): Promise<void> {
	for (const character of body) {
		await wait(pauseMs, undefined, { ref: false });
		if (response.destroyed) return;
		response.write(character);
	}
	response.end();
}

async function drawOut(
	response: ServerResponse,
	body: string,
	{ bytes, packed }: Extract<Sending, { way: 'huge' }>,
): Promise<void> {
	function* pieces() {
		yield Buffer.from(body);
		for (let left = bytes - Buffer.byteLength(body); left > 0; left -= BLANKS.length) yield BLANKS.subarray(0, left);
	}
	const source = Readable.from(pieces(), { objectMode: false });
	await (packed ? pipeline(source, createGzip(), response) : pipeline(source, response));
}
