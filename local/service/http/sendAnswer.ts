import type { ServerResponse } from 'node:http';
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { createGzip } from 'node:zlib';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { Answer, Sending } from './answers';

const BLANKS = Buffer.alloc(2 ** 16, ' ');

/** Sends an answer, dated `now` (ms). Resolves when it is sent, or the client has closed the connection. */
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
	else if (sending.way === 'content') response.end(sending.content);
	else if (sending.way === 'cut') await sendHalf(response, body);
	else if (sending.way === 'drip') await drip(response, body, sending.pauseMs);
	// The client may close the connection before all is sent.
	else await sendPadded(response, body, sending).catch(() => undefined);
}

async function sendHalf(response: ServerResponse, body: string): Promise<void> {
	await new Promise((resolve) => response.write(body.slice(0, Math.floor(body.length / 2)), resolve));
	// Otherwise the half may be discarded with the connection.
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

async function sendPadded(
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
