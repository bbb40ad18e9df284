import { isJsonObject, type JsonObject } from '../values/fieldReader';
import type { JobResult } from './jobAnswer';
import { fieldOf, objectsOf, textOf } from '../values/looseValues';
import { mindMapLines } from './mindMap';
import { conversationalSummaries, speakerNames, speakerOf } from './nlpTranscription';
import { dataOfType } from './resultEntries';
import { onOneLine } from './wordJoining';

/** The lines of one kind of summary in a result of type `NLP` (all inferred). */
type SummaryLines = (summarization: JsonObject, data: JsonObject) => string[];

/** The kinds, the one that reads best first. */
const KINDS: readonly SummaryLines[] = [paragraphLines, conversationLines, questionLines, mindMap];

/**
 * The summary of type `NLP` as text: of the whole with its title above it, else one line a speaker, else questions and
 * answers, else the mind map with topics indented.
 *
 * @returns undefined when there is no summary, or none was asked for
 */
export function readSummary(results: readonly JobResult[]): string | undefined {
	const nlp = dataOfType(results, 'NLP');
	for (const kind of KINDS) {
		const lines = nlp.flatMap((data) => {
			const summarization = fieldOf(data, 'summarization');
			return isJsonObject(summarization) ? kind(summarization, data) : [];
		});
		if (lines.length > 0) return lines.join('\n');
	}
	return undefined;
}

function paragraphLines(summarization: JsonObject): string[] {
	const summary = textOf(fieldOf(summarization, 'paragraphSummary'));
	if (summary === undefined) return [];
	const title = textOf(fieldOf(summarization, 'paragraphTitle'));
	return title === undefined ? [summary] : [onOneLine(title), summary];
}

function conversationLines(_summarization: JsonObject, data: JsonObject): string[] {
	const speakers = speakerNames(data);
	return conversationalSummaries(data).flatMap((each) => {
		const summary = textOf(fieldOf(each, 'summary'));
		const speaker = textOf(fieldOf(each, 'speakerName')) ?? speakerOf(each, speakers);
		if (summary === undefined) return [];
		return speaker === undefined ? onOneLine(summary) : `${speaker}: ${onOneLine(summary)}`;
	});
}

function questionLines(summarization: JsonObject): string[] {
	return objectsOf(fieldOf(summarization, 'questionsAnsweringSummary')).flatMap((each) => {
		const question = textOf(fieldOf(each, 'question'));
		const answer = textOf(fieldOf(each, 'answer'));
		return [...(question ? [`Q: ${onOneLine(question)}`] : []), ...(answer ? [`A: ${onOneLine(answer)}`] : [])];
	});
}

function mindMap(summarization: JsonObject): string[] {
	return mindMapLines(fieldOf(summarization, 'mindMapSummary'));
}
