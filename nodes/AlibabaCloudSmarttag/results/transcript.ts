import type { JsonObject } from '../values/fieldReader';
import { foldName } from '../values/looseValues';
import { asrTexts } from './asrSentences';
import type { JobResult } from './jobAnswer';
import { paragraphText } from './nlpSentences';
import { type SpeakerNames, speakerOf, transcriptionsOf } from './nlpTranscription';
import { translatedParagraphs } from './translation';
import { onOneLine } from './wordJoining';

/** What is said, in another language. */
export interface SimplifiedTranslation {
	/** Such as `en`; absent where the service does not name it. */
	readonly language?: string;
	readonly text: string;
}

/** A paragraph with the speakers that its result knows by name. */
interface SpokenParagraph {
	readonly paragraph: JsonObject;
	readonly speakers: SpeakerNames;
}

/**
 * What was said, as text: a paragraph of `NLP` a line, with `Name: ` in front where there is more than one speaker;
 * without NLP a sentence of `ASR` a line.
 *
 * @returns undefined when nothing was said, or speech was not requested
 */
export function readTranscript(results: readonly JobResult[]): string | undefined {
	const paragraphs = transcriptionsOf(results).flatMap(({ paragraphs: all, speakers }) =>
		all.map((paragraph) => ({ paragraph, speakers })),
	);
	const lines = linesOf(paragraphs);
	return (lines.length > 0 ? lines : asrTexts(results).map(onOneLine)).join('\n') || undefined;
}

/** The translations of type `NLP` as text, a paragraph a line, one entry a language in the order they come. */
export function readTranslations(results: readonly JobResult[]): SimplifiedTranslation[] {
	const byLanguage = new Map<string, { language?: string; paragraphs: SpokenParagraph[] }>();
	for (const { language, ...spoken } of translatedParagraphs(results)) {
		const key = foldName(language ?? '');
		const known = byLanguage.get(key);
		if (known) known.paragraphs.push(spoken);
		else byLanguage.set(key, { language, paragraphs: [spoken] });
	}
	return [...byLanguage.values()].flatMap(({ language, paragraphs }) => {
		const text = linesOf(paragraphs).join('\n');
		return text ? [{ ...(language !== undefined && { language }), text }] : [];
	});
}

function linesOf(paragraphs: readonly SpokenParagraph[]): string[] {
	const spoken = paragraphs.flatMap(({ paragraph, speakers }) => {
		const text = paragraphText(paragraph);
		return text === undefined ? [] : { text: onOneLine(text), speaker: speakerOf(paragraph, speakers) };
	});
	const namesSpeakers = new Set(spoken.map(({ speaker }) => speaker)).size > 1;
	return spoken.map(({ text, speaker }) => (namesSpeakers && speaker !== undefined ? `${speaker}: ${text}` : text));
}
