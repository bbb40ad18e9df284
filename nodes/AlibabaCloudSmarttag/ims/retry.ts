import type { Answer } from './answer';

const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 60_000;
const LONGEST_HINT_MS = 300_000;

/**
 * Whether a refusal came before the API did anything, so that sending again cannot do it twice. Throttling is told by
 * its code, whatever the status; a used nonce is replaced by a new one. HTTP 429 is the same refusal from a gateway.
 */
export function isRejectedBeforeExecution(answer: Answer): boolean {
	if (answer.kind === 'accepted') return false;
	if (answer.httpStatus === 429) return true;
	return answer.kind === 'refused' && /^(Throttling(\.|$)|SignatureNonceUsed$)/.test(answer.code);
}

/**
 * How long to wait before the next try, in milliseconds: doubling from one second up to a minute, half of it random so
 * that items that were throttled together do not come back together, and never shorter than the service's hint, which
 * is followed up to five minutes.
 *
 * @param tries how many tries were made so far, at least 1
 * @param hintMs what the service asked for, in milliseconds
 * @param random a number from 0 up to 1
 */
export function retryDelayMs(tries: number, hintMs: number, random: number): number {
	const full = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (tries - 1));
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
