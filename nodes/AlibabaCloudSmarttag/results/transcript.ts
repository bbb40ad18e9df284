import { asrTexts } from './asrSentences';
import type { JobResult } from './jobAnswer';
import { paragraphText } from './nlpSentences';
import { speakerOf, transcriptionsOf } from './nlpTranscription';
import { onOneLine } from './wordJoining';

/**
 * What was said, as text: a paragraph of `NLP` a line, with `Name: ` in front where more than one speaker is told
 * apart; without NLP a sentence of `ASR` a line.
 *
 * @returns undefined when nothing was said, or speech was not asked for
 */
export function readTranscript(results: readonly JobResult[]): string | undefined {
	const lines = nlpLines(results);
	return (lines.length > 0 ? lines : asrTexts(results).map(onOneLine)).join('\n') || undefined;
}

function nlpLines(results: readonly JobResult[]): string[] {
	const spoken = transcriptionsOf(results).flatMap(({ paragraphs, speakers }) =>
		paragraphs.flatMap((paragraph) => {
			const text = paragraphText(paragraph);
			return text === undefined ? [] : { text: onOneLine(text), speaker: speakerOf(paragraph, speakers) };
		}),
	);
	const toldApart = new Set(spoken.map(({ speaker }) => speaker)).size > 1;
	return spoken.map(({ text, speaker }) => (toldApart && speaker !== undefined ? `${speaker}: ${text}` : text));
}
