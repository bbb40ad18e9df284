import { displayWidth } from './displayWidth';
import type { Utterance } from './utterances';

/** A stretch of time, in milliseconds. */
export interface Span {
	readonly startMs: number;
	readonly endMs: number;
}

/** Comfortable reading: 17 Latin letters a second, or half as many Chinese characters. */
const MS_PER_COLUMN = 60;
const SHORTEST_READING_MS = 1000;

/** How long it takes to read a text, in milliseconds: for speech of which no end is known. */
export function readingMs(text: string): number {
	return Math.max(SHORTEST_READING_MS, displayWidth(text) * MS_PER_COLUMN);
}

/**
 * Shares out the time of an utterance among the parts of its text: by the times of its words where these have the same
 * letters as the text and times in order, else in proportion to display width.
 */
export function shareAmongParts(parts: readonly string[], utterance: Utterance, span: Span): Span[] {
	const starts = startsByWords(parts, utterance);
	const rising = starts?.every((start, index) => {
		return index === 0 || ((starts[index - 1] ?? 0) < start && span.startMs < start && start < span.endMs);
	});
	if (!starts || !rising) return shareByWidth(parts, span);
	return starts.map((start, index) => ({
		startMs: index === 0 ? span.startMs : start,
		endMs: starts[index + 1] ?? span.endMs,
	}));
}

/** Shares out a stretch of time in proportion to display width. In less than a millisecond a text, some get no time. */
export function shareByWidth(texts: readonly string[], { startMs, endMs }: Span): Span[] {
	const widths = texts.map((text) => Math.max(1, displayWidth(text)));
	const total = widths.reduce((sum, width) => sum + width, 0);
	const instant = (share: number) => startMs + Math.round(((endMs - startMs) * share) / total);
	let read = 0;
	return widths.map((width) => ({ startMs: instant(read), endMs: instant((read += width)) }));
}

/** When the word begins that holds the first letter of each part. */
function startsByWords(parts: readonly string[], { words }: Utterance): number[] | undefined {
	const spoken = words.flatMap(({ text, startMs }) => lettersOf(text).map((letter) => ({ letter, startMs })));
	const written = parts.flatMap(lettersOf);
	if (spoken.map(({ letter }) => letter).join('') !== written.join('')) return undefined;
	let passed = 0;
	return parts.map((part) => {
		const startMs = spoken[passed]?.startMs ?? NaN;
		passed += lettersOf(part).length;
		return Math.round(startMs);
	});
}

/** Letters and digits alone: words come with or without the punctuation of the text. */
function lettersOf(text: string): string[] {
	return text.match(/[\p{L}\p{N}]/gu) ?? [];
}
