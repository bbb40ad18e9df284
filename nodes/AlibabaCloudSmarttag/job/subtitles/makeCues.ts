import type { SpeechSegment } from '../../results/speech';
import { allAtOnce, type Steps } from '../../values/steps';
import { displayWidth } from './characters';
import { type Cue, type CueStyle, LINES_PER_CUE, type MeasuredCue, nameForLine, nameLabel } from './cue';
import { columnsOf, inOrderInSteps, readingMs, shareByColumns, showLongEnough, type Span } from './cueTimes';
import { toUtterances, type Utterance } from './utterances';
import { type Line, wrapText } from './wrapText';

/** Columns of a line: the customary measure for Latin text, and 21 Chinese characters. */
export const DEFAULT_LINE_WIDTH = 42;

/** Narrower lines have no room for a name and a word; wider ones than the other fit on no screen. */
export const LINE_WIDTHS = { least: 10, most: 200 } as const;

/** Time in which a word can be noticed and read. */
export const DEFAULT_LEAST_MS = 700;

/** How cues are made. */
export interface CueOptions {
	/** Columns of a line at most, where East Asian wide characters take two: 10 to 200, else the nearest; 42 unless set. */
	readonly lineWidth?: number;
	/** Whether names of speakers will be written into the text: lines leave room, and long names are shortened. */
	readonly named?: boolean;
	/** How long a cue is shown at least, in milliseconds, see `showLongEnough`; 700 unless set, 0 for any time. */
	readonly leastMs?: number;
}

/**
 * Makes cues of speech: in order, without overlap, each of one or two lines and at least a millisecond long. Long text is
 * spread over several cues. Where two utterances overlap, the earlier cue ends when the later begins.
 */
export function makeCues(segments: readonly SpeechSegment[], options: CueOptions = {}): Cue[] {
	return allAtOnce(makeCuesInSteps(segments, options));
}

/** The same, a step for each segment. */
export function* makeCuesInSteps(segments: readonly SpeechSegment[], options: CueOptions = {}): Steps<Cue[]> {
	const { lineWidth = DEFAULT_LINE_WIDTH, named = false, leastMs = DEFAULT_LEAST_MS } = options;
	const { least, most } = LINE_WIDTHS;
	const style = { lineWidth: Math.min(most, Math.max(least, Math.floor(lineWidth) || 0)), named };
	const utterances = toUtterances(segments);
	// Of those that begin together, the last one is followed by a later one, and its entry stands.
	const nextStarts = new Map(utterances.map(({ startMs }, index) => [startMs, utterances[index + 1]?.startMs]));
	const cues: MeasuredCue[] = [];
	for (const utterance of utterances) {
		yield false;
		for (const cue of cuesOf(utterance, nextStarts.get(utterance.startMs), style)) cues.push(cue);
	}
	const ordered = yield* inOrderInSteps(cues, style);
	yield false;
	return showLongEnough(ordered, leastMs, style).map(({ startMs, endMs, lines }) => ({
		startMs,
		endMs,
		lines: lines.map(({ text, speaker }) => ({ text, speaker })),
	}));
}

function cuesOf(utterance: Utterance, nextMs: number | undefined, { lineWidth, named }: CueStyle): MeasuredCue[] {
	const { startMs, text } = utterance;
	const endMs = utterance.endMs ?? Math.min(startMs + readingMs(text), nextMs ?? Infinity);
	const speaker = named && utterance.speaker ? nameForLine(utterance.speaker, lineWidth) : utterance.speaker;
	const labelWidth = named ? displayWidth(nameLabel(speaker)) : 0;
	const parts = inCues(wrapText(text, [lineWidth - labelWidth, lineWidth]));
	const spans = shareAmongParts(parts, utterance, { startMs, endMs });
	return parts.map((part, index) => ({
		...(spans[index] ?? { startMs, endMs }),
		lines: part.map((line) => ({ ...line, speaker })),
	}));
}

function inCues(lines: readonly Line[]): Line[][] {
	const count = Math.ceil(lines.length / LINES_PER_CUE);
	return Array.from({ length: count }, (_, cue) => lines.slice(cue * LINES_PER_CUE, (cue + 1) * LINES_PER_CUE));
}

/**
 * Shares out the time of an utterance among the parts of its text: by the times of its words where these have the same
 * letters as the text and times in order, else in proportion to display width.
 */
function shareAmongParts(parts: ReadonlyArray<readonly Line[]>, utterance: Utterance, span: Span): Span[] {
	if (parts.length < 2) return [span];
	const texts = parts.map((part) => part.map(({ text }) => text).join(''));
	const starts = startsByWords(texts, utterance);
	const rising = starts?.every((start, index) => {
		return index === 0 || ((starts[index - 1] ?? 0) < start && span.startMs < start && start < span.endMs);
	});
	if (!starts || !rising) return shareByColumns(parts.map(columnsOf), span);
	return starts.map((start, index) => ({
		startMs: index === 0 ? span.startMs : start,
		endMs: starts[index + 1] ?? span.endMs,
	}));
}

/** When the word begins that holds the first letter of each part. */
function startsByWords(parts: readonly string[], { words }: Utterance): number[] | undefined {
	if (words.length === 0) return undefined;
	const written = parts.map(lettersOf);
	const spoken = words.map(({ text }) => lettersOf(text));
	if (spoken.join('') !== written.join('')) return undefined;
	let letter = 0;
	let word = 0;
	let wordEnd = spoken[0]?.length ?? 0;
	return written.map(({ length }) => {
		while (wordEnd <= letter && word < spoken.length) wordEnd += spoken[++word]?.length ?? 0;
		letter += length;
		return Math.round(words[word]?.startMs ?? NaN);
	});
}

/** Letters and digits alone: words come with or without the punctuation of the text. */
function lettersOf(text: string): string {
	return text.replace(/[^\p{L}\p{N}]/gu, '');
}
