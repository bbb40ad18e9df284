import type { IncomingMessage } from 'node:http';
import { ApiError } from '../apiError';

/** Far above what any request of this API needs. */
const mostBytes = 4 * 1024 * 1024;

/** Reads a whole body. Throws ApiError 413 when it is too large, and the stream's error when it is cut off. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size > mostBytes) throw new ApiError(413, 'RequestEntityTooLarge', `The body exceeds ${mostBytes} bytes.`);
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}
