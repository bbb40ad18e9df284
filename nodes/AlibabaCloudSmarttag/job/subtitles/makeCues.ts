import type { SpeechSegment } from '../../results/speech';
import { type Cue, LINES_PER_CUE } from './cue';
import { type CueStyle, inOrder } from './cueOrder';
import { displayWidth } from './displayWidth';
import { readingMs, shareAmongParts } from './timeShares';
import { nameForLine, nameLabel } from './turns';
import { toUtterances, type Utterance } from './utterances';
import { wrapText } from './wrapText';

/** Columns of a line: the customary measure for Latin text, and 21 Chinese characters. */
export const DEFAULT_LINE_WIDTH = 42;

/** Narrower lines have no room for a name and a word. */
export const MIN_LINE_WIDTH = 10;

/** How cues are made. */
export interface CueOptions {
	/** Columns of a line at most, where East Asian wide characters take two. Less than 10 counts as 10; 42 unless set. */
	readonly lineWidth?: number;
	/** Whether names of speakers will be written into the text: lines leave room, and long names are shortened. */
	readonly named?: boolean;
}

/**
 * Makes cues of speech: in order, without overlap, each of one or two lines and at least a millisecond long. Long text is
 * spread over several cues. Where two utterances overlap, the earlier cue ends when the later begins.
 */
export function makeCues(segments: readonly SpeechSegment[], options: CueOptions = {}): Cue[] {
	const { lineWidth = DEFAULT_LINE_WIDTH, named = false } = options;
	const style = { lineWidth: Math.max(MIN_LINE_WIDTH, Math.floor(lineWidth) || 0), named };
	const utterances = toUtterances(segments);
	// Of those that begin together, the last one is followed by a later one, and its entry stands.
	const nextStarts = new Map(utterances.map(({ startMs }, index) => [startMs, utterances[index + 1]?.startMs]));
	const cues = utterances.flatMap((utterance) => cuesOf(utterance, nextStarts.get(utterance.startMs), style));
	return inOrder(cues, style);
}

function cuesOf(utterance: Utterance, nextMs: number | undefined, { lineWidth, named }: CueStyle): Cue[] {
	const { startMs, text } = utterance;
	const endMs = utterance.endMs ?? Math.min(startMs + readingMs(text), nextMs ?? Infinity);
	const speaker = named && utterance.speaker ? nameForLine(utterance.speaker, lineWidth) : utterance.speaker;
	const labelWidth = named ? displayWidth(nameLabel(speaker)) : 0;
	const parts = inCues(wrapText(text, [lineWidth - labelWidth, lineWidth]));
	const spans = shareAmongParts(
		parts.map((lines) => lines.join('')),
		utterance,
		{ startMs, endMs },
	);
	return spans.map((span, index) => ({
		...span,
		lines: (parts[index] ?? []).map((line) => ({ text: line, speaker })),
	}));
}

function inCues(lines: readonly string[]): string[][] {
	const count = Math.ceil(lines.length / LINES_PER_CUE);
	return Array.from({ length: count }, (_, cue) => lines.slice(cue * LINES_PER_CUE, (cue + 1) * LINES_PER_CUE));
}
