import { sleep } from 'n8n-workflow';

const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 60_000;
const LONGEST_HINT_MS = 300_000;

/**
 * How long to wait before the next attempt, in milliseconds: doubling from one second up to a minute, half of it random so
 * that items that were throttled together are not repeated together, and at least the service's hint, up to five minutes.
 *
 * @param attempts how many attempts were made so far, at least 1
 * @param hintMs the pause that the service requested, in milliseconds
 * @param random a number from 0 up to 1
 */
export function retryDelayMs(attempts: number, hintMs: number, random: number): number {
	const full = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempts - 1));
	return Math.max(full / 2, Math.min(LONGEST_HINT_MS, hintMs)) + (full / 2) * random;
}

/**
 * The service's hint, in milliseconds. `x-acs-retry-after` is a number whose unit is not documented; the vendor's newer
 * clients take milliseconds. `retry-after` is HTTP's own: seconds, or a date.
 *
 * @param now the time in milliseconds since 1970, for a hint that is a date
 */
export function retryHintMs(headers: Readonly<Record<string, unknown>>, now: number): number {
	const vendor = Number(headers['x-acs-retry-after']);
	if (vendor > 0) return vendor;
	const standard = headers['retry-after'];
	if (typeof standard !== 'string') return 0;
	const seconds = Number(standard);
	if (Number.isFinite(seconds)) return Math.max(0, seconds * 1_000);
	return Math.max(0, Date.parse(standard) - now) || 0;
}

/**
 * Waits `ms` milliseconds, or fails with the signal's reason as soon as the execution is cancelled. The `sleep` of n8n
 * 2.0 takes no signal (read in n8n-workflow 2.0.0), so this listens to the signal as well.
 */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
	if (!signal) {
		await sleep(ms);
		return;
	}
	signal.throwIfAborted();
	let stopListening = (): void => {};
	const cancelled = new Promise<never>((_resolve, reject) => {
		const onAbort = () => reject(signal.reason as Error);
		signal.addEventListener('abort', onAbort, { once: true });
		stopListening = () => signal.removeEventListener('abort', onAbort);
	});
	try {
		await Promise.race([sleep(ms, signal), cancelled]);
	} finally {
		stopListening();
	}
}
