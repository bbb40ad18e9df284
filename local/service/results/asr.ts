import type { JsonObject } from '../values';
import type { Sentence } from './speech';

/** Type `ASR`: what was said (documented). Times in seconds. */
export function asr(sentences: readonly Sentence[]): JsonObject {
	return { details: sentences.map(({ start, end, text }) => ({ from: start / 1000, to: end / 1000, content: text })) };
}
