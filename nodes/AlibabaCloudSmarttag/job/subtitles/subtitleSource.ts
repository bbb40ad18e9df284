import type { JobResult } from '../../results/jobAnswer';
import { readSpeech, type SpeechSegment } from '../../results/speech';
import { readTranslation, translationLanguages } from '../../results/translation';

/** Where the text of subtitles can come from. */
export const SUBTITLE_SOURCES = ['ASR', 'NLP', 'auto', 'translation'] as const;
export type SubtitleSource = (typeof SUBTITLE_SOURCES)[number];

/**
 * Reads the speech that subtitles are made of.
 *
 * @param language of the translation to take; the first one without it
 */
export function subtitleSpeech(
	results: readonly JobResult[],
	source: SubtitleSource,
	language?: string,
): readonly SpeechSegment[] {
	if (source === 'translation') return readTranslation(results, language);
	return readSpeech(results, source === 'auto' ? undefined : source);
}

/** Why there is no speech to make subtitles of, and what would bring it: sentences for the user. */
export function whyNoSpeech(results: readonly JobResult[], source: SubtitleSource, language?: string): string[] {
	const types = [...new Set(results.map(({ type }) => type))].join(', ') || 'none';
	const has = `The job has these results: ${types}.`;
	if (source === 'ASR') return ['Submit with Raw Results to Include: Speech (ASR).', has];
	if (source !== 'translation') {
		return ['Submit with the NLP feature Transcription, or with Raw Results to Include: Speech (ASR).', has];
	}
	const languages = translationLanguages(results).join(', ');
	if (language && languages) return [`There is no translation into "${language}", only into ${languages}.`];
	return ['Submit with the NLP feature Translation.', has];
}
