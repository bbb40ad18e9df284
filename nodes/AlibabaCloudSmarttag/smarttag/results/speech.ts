import type { JobResult } from './jobAnswer';

/** A piece of speech: a sentence as a rule. Times in milliseconds from the start of the video, whatever its source has. */
export interface SpeechSegment {
	readonly startMs: number;
	readonly endMs: number;
	readonly text: string;
	/** Name or number of who speaks, where speakers were told apart. */
	readonly speaker?: string;
	/** The words with their times, where the source has them. */
	readonly words?: readonly TimedWord[];
}

/** A word or a few, with its time in milliseconds. */
export interface TimedWord {
	readonly startMs: number;
	readonly endMs: number;
	readonly text: string;
}

/** Where speech was read from: the result type `NLP` (times in milliseconds, inferred) or `ASR` (seconds, unverified). */
export type SpeechSource = 'ASR' | 'NLP';

/**
 * Reads what was said, in the order of time. A segment without text, or without a time, is left out.
 *
 * @param source the result type to read; without it NLP, which knows the speakers, and ASR when NLP has no transcription
 */
export function readSpeech(_results: readonly JobResult[], _source?: SpeechSource): SpeechSegment[] {
	return [];
}
