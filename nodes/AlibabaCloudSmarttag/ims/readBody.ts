import type { IN8nHttpFullResponse } from 'n8n-workflow';

type Body = IN8nHttpFullResponse['body'];
type BodyStream = Extract<Body, { pipe: unknown }>;

/** How much of a body is read. */
export interface BodyLimits {
	/** Bytes, after decompression. */
	readonly largest: number;
	/** How long the body may take from now on, in milliseconds; it is given up a tenth of that later at most. */
	readonly timeoutMs: number;
}

/** The code of the error by which a body that takes too long is told; the same as that of the HTTP library. */
const TIMED_OUT = 'ETIMEDOUT';

/**
 * Reads the body of an answer as UTF-8 text, piece by piece: n8n's request helper takes in an answer of any size, and
 * one that trickles for ever, when it is asked for a text.
 *
 * @param body as the helper gives it for the encoding `stream`; where it gave no stream, what it gave is taken
 * @returns undefined when the body is larger than the limit; no more than that has been read then
 * @throws Error with a `code` when the body broke off, cannot be decompressed or took too long
 */
export async function readBody(
	{ body, headers }: Pick<IN8nHttpFullResponse, 'body' | 'headers'>,
	limits: BodyLimits,
): Promise<string | undefined> {
	if (!isStream(body)) return typeof body === 'string' ? body : JSON.stringify(body ?? '');
	if (Number(headers['content-length']) > limits.largest) {
		discard(body);
		return undefined;
	}
	return await collect(body, limits);
}

async function collect(stream: BodyStream, { largest, timeoutMs }: BodyLimits): Promise<string | undefined> {
	// A short body has come together with its head, and nothing more can hold it up.
	const deadline = hasCome(stream) ? undefined : deadlineIn(timeoutMs);
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

/** Who is to be told that the time is over. */
type Waiting = Set<() => void>;

/** Those who wait for the deadline of bodies that are begun at this time, and until when others may join them. */
let latest: { readonly timeoutMs: number; readonly waiting: Waiting; readonly sharedUntil: number } | undefined;

/**
 * A deadline to wait for. Bodies share one, since making a timer takes nearly as long as reading a short body does; it has
 * one listener, because Node.js warns of more than ten.
 */
function deadlineIn(timeoutMs: number): Waiting {
	const now = Date.now();
	if (latest?.timeoutMs === timeoutMs && now < latest.sharedUntil) return latest.waiting;
	const late = timeoutMs / 10;
	const waiting: Waiting = new Set();
	AbortSignal.timeout(timeoutMs + late).addEventListener('abort', () => {
		for (const tell of [...waiting]) tell();
	});
	latest = { timeoutMs, waiting, sharedUntil: now + late };
	return waiting;
}

function hasCome(stream: BodyStream): boolean {
	return 'complete' in stream && stream.complete === true;
}

/** A byte order mark is no part of the text. */
function textOf(pieces: readonly Buffer[]): string {
	const [first] = pieces;
	const text = (first && pieces.length === 1 ? first : Buffer.concat(pieces)).toString('utf8');
	return text.startsWith('\ufeff') ? text.slice(1) : text;
}

/** Closes the connection of a body of which nothing more is wanted. */
function discard(stream: BodyStream): void {
	stream.removeAllListeners('data');
	// What goes wrong from now on concerns nobody; without a listener it would end the process.
	stream.on('error', () => undefined);
	stream.destroy();
}

function isStream(body: Body): body is BodyStream {
	return typeof body === 'object' && body !== null && 'pipe' in body && typeof body.pipe === 'function';
}
