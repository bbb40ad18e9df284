/**
 * Takes uploads as OSS does, in a process of its own, and keeps nothing: `sink.ts <megabytes a second>`, 0 for no limit. It
 * checks no signatures and no checksums, so that what an upload costs is the uploader's.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

const bytesPerMs = (Number(process.argv[2]) * 1e6) / 1_000;

/** When the link is free again, in milliseconds of `performance.now()`. */
let freeAt = 0;
let taken = 0;

const server = createServer((request, response) => {
	request.on('data', (piece: Buffer) => {
		taken += piece.length;
		if (bytesPerMs === 0) return;
		const now = performance.now();
		freeAt = Math.max(freeAt, now) + piece.length / bytesPerMs;
		const waitMs = freeAt - now;
		// A timer is never shorter than a millisecond.
		if (waitMs < 2) return;
		request.pause();
		setTimeout(() => request.resume(), waitMs);
	});
	request.on('end', () => answer(request, response));
});

function answer({ method, url = '' }: IncomingMessage, response: ServerResponse): void {
	response.setHeader('x-oss-request-id', 'BENCH');
	if (method === 'POST' && /[?&]uploads(?:[=&]|$)/.test(url)) {
		xml(response, '<InitiateMultipartUploadResult><UploadId>BENCH</UploadId></InitiateMultipartUploadResult>');
	} else if (method === 'POST') {
		xml(response, '<CompleteMultipartUploadResult><ETag>"BENCH-1"</ETag></CompleteMultipartUploadResult>');
	} else response.setHeader('etag', '"BENCH"').end();
}

function xml(response: ServerResponse, content: string): void {
	response.setHeader('content-type', 'application/xml').end(`<?xml version="1.0" encoding="UTF-8"?>\n${content}`);
}

process.on('message', () => {
	process.send?.(taken);
	taken = 0;
});
server.listen(0, '127.0.0.1', () => process.send?.(server.address()));
process.once('disconnect', () => process.exit());
