import type { IN8nHttpFullResponse } from 'n8n-workflow';

type Body = IN8nHttpFullResponse['body'];
type BodyStream = Extract<Body, { pipe: unknown }>;

/** How much of a body is read. */
export interface BodyLimits {
	/** Bytes, after decompression. */
	readonly largest: number;
	/** How long the body may take from now on, in milliseconds; reading stops at most a tenth of that later. */
	readonly timeoutMs: number;
}

/** The code of the error for a body that takes too long; the same as that of the HTTP library. */
const TIMED_OUT = 'ETIMEDOUT';

/**
 * Reads the body of an answer as UTF-8 text, piece by piece: for the encoding `text`, n8n's request helper reads an answer
 * of any size, and one that never ends.
 *
 * @param body as the helper returns it for the encoding `stream`; anything but a stream is read as it is
 * @returns undefined when the body is larger than the limit; no more than that was read then
 * @throws Error with a `code` when the body broke off, cannot be decompressed or took too long
 */
export async function readBody(
	{ body, headers }: Pick<IN8nHttpFullResponse, 'body' | 'headers'>,
	limits: BodyLimits,
): Promise<string | undefined> {
	if (!isStream(body)) {
		const text = typeof body === 'string' ? body : JSON.stringify(body ?? '');
		return Buffer.byteLength(text) > limits.largest ? undefined : text;
	}
	if (Number(headers['content-length']) > limits.largest) {
		discard(body);
		return undefined;
	}
	return await collect(body, limits);
}

async function collect(stream: BodyStream, { largest, timeoutMs }: BodyLimits): Promise<string | undefined> {
	// A short body arrives together with its head and needs no deadline.
	const deadline = isComplete(stream) ? undefined : deadlineIn(timeoutMs);
	let onDeadline: () => void = () => undefined;
	try {
		return await new Promise<string | undefined>((resolve, reject) => {
			onDeadline = () => reject(Object.assign(new Error('The body took too long'), { code: TIMED_OUT }));
			deadline?.add(onDeadline);
			const pieces: Buffer[] = [];
			let size = 0;
			stream.on('data', (piece: Buffer) => {
				size += piece.length;
				pieces.push(piece);
				if (size <= largest) return;
				discard(stream);
				resolve(undefined);
			});
			stream.on('error', reject);
			stream.on('end', () => resolve(textOf(pieces)));
		});
	} finally {
		deadline?.delete(onDeadline);
		if (!stream.readableEnded) discard(stream);
	}
}

/** What to call when the time is over. */
type Listeners = Set<() => void>;

/** The listeners of the newest deadline, and until when further bodies may share it. */
let latest: { readonly timeoutMs: number; readonly listeners: Listeners; readonly sharedUntil: number } | undefined;

/**
 * A deadline. Bodies share one, since making a timer takes nearly as long as reading a short body; its signal has one
 * listener, because Node.js warns of more than ten.
 */
function deadlineIn(timeoutMs: number): Listeners {
	// Not the time of day, which may be set back.
	const now = performance.now();
	if (latest?.timeoutMs === timeoutMs && now < latest.sharedUntil) return latest.listeners;
	const late = timeoutMs / 10;
	const listeners: Listeners = new Set();
	AbortSignal.timeout(timeoutMs + late).addEventListener('abort', () => {
		for (const listener of [...listeners]) listener();
	});
	latest = { timeoutMs, listeners, sharedUntil: now + late };
	return listeners;
}

function isComplete(stream: BodyStream): boolean {
	return 'complete' in stream && stream.complete === true;
}

/** A byte order mark is not part of the text. */
function textOf(pieces: readonly Buffer[]): string {
	const [first] = pieces;
	const text = (first && pieces.length === 1 ? first : Buffer.concat(pieces)).toString('utf8');
	return text.startsWith('\ufeff') ? text.slice(1) : text;
}

/** Closes the connection of a body that is not read further. */
function discard(stream: BodyStream): void {
	stream.removeAllListeners('data');
	// Errors from now on do not matter; without a listener they would end the process.
	stream.on('error', () => undefined);
	stream.destroy();
}

function isStream(body: Body): body is BodyStream {
	return typeof body === 'object' && body !== null && 'pipe' in body && typeof body.pipe === 'function';
}
