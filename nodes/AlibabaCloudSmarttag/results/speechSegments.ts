import { compareSpans, type TimeSpan } from './timeSpans';

/**
 * A piece of speech: a sentence as a rule. Times in milliseconds from the start of the video, whatever its source
 * has.
 */
export interface SpeechSegment {
	readonly startMs: number;
	readonly endMs: number;
	readonly text: string;
	/** Name or number of who speaks, where the service distinguished speakers. */
	readonly speaker?: string;
	/** The words with their times, where the source has them. */
	readonly words?: readonly TimedWord[];
}

/** A word or a few, with its time in milliseconds. */
export interface TimedWord {
	readonly startMs: number;
	readonly endMs: number;
	/** As it came: blanks at its ends show how it joins its neighbors. */
	readonly text: string;
}

/** A segment, if it has both a text and a time. */
export function segmentOf(
	span: TimeSpan | undefined,
	text: string | undefined,
	speaker?: string,
): SpeechSegment | undefined {
	if (!span || text === undefined) return undefined;
	return { ...span, text, ...(speaker !== undefined && { speaker }) };
}

/** The segments in the order of time; what starts together keeps its order. */
export function inOrderOfTime(segments: readonly SpeechSegment[]): SpeechSegment[] {
	return [...segments].sort(compareSpans);
}
