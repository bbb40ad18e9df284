import type { JobResult } from './jobAnswer';
import { fieldOf, foldName, objectsOf, textOf } from '../values/looseValues';
import { paragraphSegments } from './nlpSentences';
import { paragraphsOf, speakerNames, type SpokenParagraph } from './nlpTranscription';
import { NLP } from './names';
import { dataOfType } from './resultEntries';
import { inOrderOfTime, type SpeechSegment } from './speechSegments';

/** A paragraph of a translation, with its language where the service names it. */
export interface TranslatedParagraph extends SpokenParagraph {
	readonly language?: string;
}

/**
 * Reads the translation of what was said, in the order of time. Documented: `translation.paragraphs[]` of type `NLP` with
 * `sentences[]` of `{start, end, text}`, times in milliseconds.
 *
 * @param language such as `en`, capitals aside; without it the first language found. Paragraphs of an answer that
 * names no language at all, as documented, are taken to be in the requested one
 */
export function readTranslation(results: readonly JobResult[], language?: string): SpeechSegment[] {
	const paragraphs = translatedParagraphs(results);
	const first = paragraphs.find((paragraph) => paragraph.language !== undefined)?.language;
	const wanted = first === undefined ? undefined : foldName(textOf(language) ?? first);
	return inOrderOfTime(
		paragraphs
			.filter((paragraph) => wanted === undefined || foldName(paragraph.language ?? '') === wanted)
			.flatMap(({ paragraph, speakers }) => paragraphSegments(paragraph, speakers)),
	);
}

/** The languages that translations are labeled with, each once, in the order they come. */
export function translationLanguages(results: readonly JobResult[]): string[] {
	const languages = new Map<string, string>();
	for (const { language } of translatedParagraphs(results)) {
		if (language !== undefined && !languages.has(foldName(language))) languages.set(foldName(language), language);
	}
	return [...languages.values()];
}

/** The paragraphs of every translation, in the order they come. Inferred: the `language` of each, or of a translation. */
export function translatedParagraphs(results: readonly JobResult[]): TranslatedParagraph[] {
	const paragraphs: TranslatedParagraph[] = [];
	for (const data of dataOfType(results, 'NLP')) {
		const speakers = speakerNames(data);
		for (const translation of objectsOf(fieldOf(data, NLP.translation))) {
			const shared = textOf(fieldOf(translation, NLP.language));
			for (const paragraph of paragraphsOf(translation)) {
				const language = textOf(fieldOf(paragraph, NLP.language)) ?? shared;
				paragraphs.push({ paragraph, speakers, language });
			}
		}
	}
	return paragraphs;
}
