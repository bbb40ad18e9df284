import { asrSegments } from './asrSentences';
import type { JobResult } from './jobAnswer';
import { paragraphSegments } from './nlpSentences';
import { transcriptionsOf } from './nlpTranscription';
import { inOrderOfTime, type SpeechSegment } from './speechSegments';

export type { SpeechSegment, TimedWord } from './speechSegments';
export { readTranslation, translationLanguages } from './translation';

/**
 * Where speech was read from: the result type `NLP` (times in milliseconds, inferred) or `ASR` (seconds, unverified).
 */
export type SpeechSource = 'ASR' | 'NLP';

/**
 * Reads what was said, in the order of time. A segment without text, or without a time, is left out.
 *
 * @param source the result type to read; without it NLP, which knows the speakers, and ASR when NLP has no
 * transcription
 */
export function readSpeech(results: readonly JobResult[], source?: SpeechSource): SpeechSegment[] {
	const fromNlp = source === 'ASR' ? [] : inOrderOfTime(nlpSegments(results));
	if (source === 'NLP' || fromNlp.length > 0) return fromNlp;
	return inOrderOfTime(asrSegments(results));
}

function nlpSegments(results: readonly JobResult[]): SpeechSegment[] {
	return transcriptionsOf(results).flatMap(({ paragraphs, speakers }) =>
		paragraphs.flatMap((paragraph) => paragraphSegments(paragraph, speakers)),
	);
}
