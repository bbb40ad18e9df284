import { foldName } from '../values/looseValues';
import { asrTexts } from './asrSentences';
import type { JobResult } from './jobAnswer';
import { paragraphText } from './nlpSentences';
import { speakerOf, type SpokenParagraph, transcriptionsOf } from './nlpTranscription';
import { translatedParagraphs } from './translation';
import { onOneLine } from './wordJoining';

/** What is said, in another language. */
export interface SimplifiedTranslation {
	/** Such as `en`; absent where the service does not name it. */
	readonly language?: string;
	readonly text: string;
}

/**
 * What was said, as text: a paragraph of `NLP` a line, with `Name: ` in front where there is more than one speaker;
 * without NLP a sentence of `ASR` a line.
 *
 * @returns undefined when nothing was said, or speech was not requested
 */
export function readTranscript(results: readonly JobResult[]): string | undefined {
	const spoken: SpokenParagraph[] = [];
	for (const { paragraphs, speakers } of transcriptionsOf(results)) {
		for (const paragraph of paragraphs) spoken.push({ paragraph, speakers });
	}
	const lines = linesOf(spoken);
	return (lines.length > 0 ? lines : asrTexts(results).map(onOneLine)).join('\n') || undefined;
}

/** The translations of type `NLP` as text, a paragraph a line, one entry a language in the order they come. */
export function readTranslations(results: readonly JobResult[]): SimplifiedTranslation[] {
	const byLanguage = new Map<string, { language?: string; paragraphs: SpokenParagraph[] }>();
	for (const paragraph of translatedParagraphs(results)) {
		const { language } = paragraph;
		const key = foldName(language ?? '');
		const known = byLanguage.get(key);
		if (known) known.paragraphs.push(paragraph);
		else byLanguage.set(key, { language, paragraphs: [paragraph] });
	}
	return [...byLanguage.values()].flatMap(({ language, paragraphs }) => {
		const text = linesOf(paragraphs).join('\n');
		return text ? [{ ...(language !== undefined && { language }), text }] : [];
	});
}

function linesOf(paragraphs: readonly SpokenParagraph[]): string[] {
	const lines = paragraphs.map(lineOf).filter(({ text }) => text !== '');
	if (new Set(lines.map(({ speaker }) => speaker)).size <= 1) return lines.map(({ text }) => text);
	return lines.map(({ text, speaker }) => (speaker === undefined ? text : `${speaker}: ${text}`));
}

function lineOf({ paragraph, speakers }: SpokenParagraph): { text: string; speaker: string | undefined } {
	return { text: onOneLine(paragraphText(paragraph) ?? ''), speaker: speakerOf(paragraph, speakers) };
}
