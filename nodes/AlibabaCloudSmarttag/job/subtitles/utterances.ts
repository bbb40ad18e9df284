import type { SpeechSegment, TimedWord } from '../../results/speech';
import { graphemesOf } from './characters';

/** Joiners, marks of direction, zero-width blanks and the like. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;

/** What is changed in a text to make it one line; most texts have none of it. */
const TO_CHANGE = /[^\S ]| {2}|^ | $|[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}]/u;

/** A speech segment made ready for writing: text and speaker in one line each, times in whole milliseconds from 0 on. */
export interface Utterance {
	readonly startMs: number;
	/** Later than the start; undefined where the segment has no such end. */
	readonly endMs?: number;
	readonly text: string;
	readonly speaker?: string;
	readonly words: readonly TimedWord[];
}

/** The segments that have a start and a text to see, in the order of their starts. Those that start together stay as they came. */
export function toUtterances(segments: readonly SpeechSegment[]): Utterance[] {
	return segments
		.flatMap(({ startMs, endMs, text, speaker, words = [] }) => {
			const start = wholeMs(startMs);
			const end = wholeMs(endMs);
			const line = oneLine(text);
			if (start === undefined || !line) return [];
			const hasEnd = end !== undefined && end > start;
			return [
				{
					startMs: start,
					endMs: hasEnd ? end : undefined,
					text: line,
					speaker: oneLine(speaker ?? '') || undefined,
					words,
				},
			];
		})
		.sort((one, other) => one.startMs - other.startMs);
}

/**
 * A text in one line: line breaks, control characters and runs of white space become one blank, half of a surrogate pair
 * becomes U+FFFD, and characters of which nothing is seen are left out, except as a part of others, such as emoji.
 */
export function oneLine(text: string): string {
	if (!TO_CHANGE.test(text)) return text;
	const words = text.toWellFormed().split(/[\s\p{Cc}]+/u);
	return words.map(visiblePart).filter(Boolean).join(' ');
}

function visiblePart(word: string): string {
	if (!INVISIBLE.test(word)) return word;
	return graphemesOf(word)
		.filter((grapheme) => /\P{Default_Ignorable_Code_Point}/u.test(grapheme))
		.join('');
}

function wholeMs(ms: number): number | undefined {
	const rounded = Math.max(0, Math.round(ms));
	return Number.isSafeInteger(rounded) ? rounded : undefined;
}
