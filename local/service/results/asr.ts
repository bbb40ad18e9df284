import type { JsonObject } from '../json';
import { sentences } from './speech';

/** Type `ASR`: what was said (fields unverified). Times in seconds. */
export function asr(): JsonObject {
	return { details: sentences.map(({ start, end, text }) => ({ from: start / 1000, to: end / 1000, value: text })) };
}
