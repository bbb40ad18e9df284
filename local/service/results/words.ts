import type { JsonObject } from '../values';
import type { Sentence } from './speech';

/** One or two Chinese characters, or a run of others up to a blank; with the marks and blanks that follow. */
const token = /(?:\p{Script=Han}{1,2}|[^\p{Script=Han}\s]+)[\p{P}\s]*/gu;

/** More than any sentence has words. */
const idsPerSentence = 100;

/** The words of a sentence (documented): together they are its text and its time. Times in MILLISECONDS. */
export function wordsOf({ id, start, end, text }: Sentence): JsonObject[] {
	const words = text.match(token) ?? [];
	const timeAt = (place: number) => Math.round(start + ((end - start) * place) / text.length);
	let place = 0;
	return words.map((word, index) => {
		const from = place;
		place += word.length;
		return { id: id * idsPerSentence + index, sentenceId: id, start: timeAt(from), end: timeAt(place), text: word };
	});
}
