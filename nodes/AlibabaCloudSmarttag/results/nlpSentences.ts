import { isJsonObject, type JsonObject } from '../values/fieldReader';
import { fieldOf, listOf, objectsOf, textOf } from '../values/looseValues';
import { NLP } from './names';
import { type SpeakerNames, speakerOf } from './nlpTranscription';
import { segmentOf, type SpeechSegment, type TimedWord } from './speechSegments';
import { spanOf, type TimeSpan } from './timeSpans';
import { endsSentence, joinWords } from './wordJoining';

/**
 * The sentences of a paragraph of type `NLP`, times in milliseconds. Documented: a transcription has `words[]`, a
 * translation `sentences[]` of `{start, end, text}`. Tolerated: a paragraph that is one piece with a `start`, `end` and
 * `text` of its own.
 */
export function paragraphSegments(paragraph: JsonObject, speakers: SpeakerNames): SpeechSegment[] {
	const speaker = speakerOf(paragraph, speakers);
	const fromWords = wordSegments(paragraph, speaker);
	if (fromWords.length > 0) return fromWords;
	const fromSentences = sentencesOf(paragraph).flatMap((sentence) => {
		const sayer = speakerOf(sentence, speakers) ?? speaker;
		const segments = wordSegments(sentence, sayer);
		return segments.length > 0 ? segments : (ownSegment(sentence, sayer) ?? []);
	});
	if (fromSentences.length > 0) return fromSentences;
	const own = ownSegment(paragraph, speaker);
	return own ? [own] : [];
}

/** The text of a paragraph, whether its parts have times or not; undefined when it has none. */
export function paragraphText(paragraph: JsonObject): string | undefined {
	return textOf(textOfWords(paragraph)) ?? textOf(textOfSentences(paragraph)) ?? ownText(paragraph);
}

function wordSegments(holder: JsonObject, speaker: string | undefined): SpeechSegment[] {
	return splitSentences(wordsOf(holder)).flatMap((sentence) => {
		const words = timeWords(sentence);
		if (words.length === 0) return [];
		const startMs = words.reduce((least, word) => Math.min(least, word.startMs), Number.MAX_SAFE_INTEGER);
		const endMs = words.reduce((most, word) => Math.max(most, word.endMs), startMs);
		const text = joinWords(words.map((word) => word.text));
		return [{ startMs, endMs, text, ...(speaker !== undefined && { speaker }), words }];
	});
}

/** Words that follow each other belong together by their `sentenceId`, or without one up to a full stop. */
function splitSentences(words: readonly JsonObject[]): JsonObject[][] {
	const sentences: JsonObject[][] = [];
	for (const word of words) {
		const sentence = sentences.at(-1);
		const before = sentence?.at(-1);
		if (sentence && before && belongTogether(before, word)) sentence.push(word);
		else sentences.push([word]);
	}
	return sentences;
}

function belongTogether(before: JsonObject, word: JsonObject): boolean {
	const sentenceId = textOf(fieldOf(word, NLP.sentenceId));
	if (sentenceId !== textOf(fieldOf(before, NLP.sentenceId))) return false;
	return sentenceId !== undefined || !endsSentence(rawText(before));
}

/**
 * The words of a sentence with times. A word without one gets the end of the word before; if none has one, it is
 * empty.
 */
function timeWords(words: readonly JsonObject[]): TimedWord[] {
	const spans = words.map((word) => timeOf(word));
	const first = spans.find((span) => span !== undefined);
	if (!first) return [];
	let clock = first.startMs;
	return words.map((word, index) => {
		const span = spans[index] ?? { startMs: clock, endMs: clock };
		clock = span.endMs;
		return { ...span, text: rawText(word) };
	});
}

function ownSegment(spoken: JsonObject, speaker: string | undefined): SpeechSegment | undefined {
	return segmentOf(timeOf(spoken), ownText(spoken), speaker);
}

function timeOf(spoken: JsonObject): TimeSpan | undefined {
	return spanOf(fieldOf(spoken, NLP.start), fieldOf(spoken, NLP.end), 'milliseconds');
}

function ownText(spoken: JsonObject): string | undefined {
	return textOf(fieldOf(spoken, NLP.text)) ?? textOf(textOfWords(spoken));
}

function sentencesOf(paragraph: JsonObject): readonly JsonObject[] {
	return objectsOf(fieldOf(paragraph, NLP.sentences));
}

function textOfSentences(paragraph: JsonObject): string {
	return joinWords(listOf(fieldOf(paragraph, NLP.sentences)).map(textOfSentence));
}

function textOfSentence(sentence: unknown): string {
	return isJsonObject(sentence) ? (ownText(sentence) ?? '') : '';
}

function wordsOf(holder: JsonObject): JsonObject[] {
	return objectsOf(fieldOf(holder, NLP.words)).filter((word) => rawText(word) !== '');
}

function textOfWords(holder: JsonObject): string {
	return joinWords(listOf(fieldOf(holder, NLP.words)).map(rawText));
}

/** The text of a word as it came; empty when there is none, or nothing but blanks. */
function rawText(word: unknown): string {
	if (!isJsonObject(word)) return '';
	const text = fieldOf(word, NLP.text);
	return typeof text === 'string' ? text : (textOf(text) ?? '');
}
