import { isJsonObject, type JsonObject } from '../values/fieldReader';
import { fieldOf, objectsOf, textOf } from '../values/looseValues';
import type { JobResult } from './jobAnswer';
import { mindMapLines } from './mindMap';
import { NLP } from './names';
import { conversationalSummaries, speakerNames, speakerOf } from './nlpTranscription';
import { dataOfType } from './resultEntries';
import { onOneLine } from './wordJoining';

/** One summary of a job. */
export interface SimplifiedSummary {
	/** As `summarizationTypes` of a request names it (documented). */
	readonly type: 'Conversational' | 'MindMap' | 'Paragraph' | 'QuestionsAnswering';
	readonly text: string;
}

/** The lines of one kind of summary in a result of type `NLP`. */
type SummaryLines = (summarization: JsonObject, data: JsonObject) => string[];

/** The kinds, the one that reads best first. Documented, but for the title of a paragraph and the mind map (inferred). */
const KINDS: ReadonlyArray<readonly [SimplifiedSummary['type'], SummaryLines]> = [
	['Paragraph', paragraphLines],
	['Conversational', conversationLines],
	['QuestionsAnswering', questionLines],
	['MindMap', mindMap],
];

/**
 * The summaries of type `NLP` as text, the one that reads best first: of the whole with its title above it, one line a
 * speaker, questions and answers, the mind map with topics indented. Those that the job does not have are left out. A
 * title without a summary of the whole stands above the first of the others, or alone.
 */
export function readSummaries(results: readonly JobResult[]): SimplifiedSummary[] {
	const summarized = dataOfType(results, 'NLP').flatMap((data) => {
		const summarization = fieldOf(data, NLP.summarization);
		return isJsonObject(summarization) ? [{ data, summarization }] : [];
	});
	const summaries = KINDS.flatMap(([type, lines]) => {
		const text = summarized.flatMap(({ data, summarization }) => lines(summarization, data)).join('\n');
		return text ? [{ type, text }] : [];
	});
	const titles = summarized.flatMap(({ summarization }) => {
		const isUsed = paragraphLines(summarization).length > 0;
		return isUsed ? [] : (titleOf(summarization) ?? []);
	});
	if (titles.length === 0) return summaries;
	const [first, ...others] = summaries;
	if (!first) return [{ type: 'Paragraph', text: titles.join('\n') }];
	return [{ ...first, text: [...titles, first.text].join('\n') }, ...others];
}

function paragraphLines(summarization: JsonObject): string[] {
	const summary = textOf(fieldOf(summarization, NLP.paragraphSummary));
	if (summary === undefined) return [];
	const title = titleOf(summarization);
	return title === undefined ? [summary] : [title, summary];
}

function titleOf(summarization: JsonObject): string | undefined {
	const title = textOf(fieldOf(summarization, NLP.paragraphTitle));
	return title === undefined ? undefined : onOneLine(title);
}

function conversationLines(_summarization: JsonObject, data: JsonObject): string[] {
	const speakers = speakerNames(data);
	return conversationalSummaries(data).flatMap((each) => {
		const summary = textOf(fieldOf(each, NLP.summary));
		const speaker = textOf(fieldOf(each, NLP.speakerName)) ?? speakerOf(each, speakers);
		if (summary === undefined) return [];
		return speaker === undefined ? onOneLine(summary) : `${speaker}: ${onOneLine(summary)}`;
	});
}

function questionLines(summarization: JsonObject): string[] {
	return objectsOf(fieldOf(summarization, NLP.questionsAnsweringSummary)).flatMap((each) => {
		const question = textOf(fieldOf(each, NLP.question));
		const answer = textOf(fieldOf(each, NLP.answer));
		return [...(question ? [`Q: ${onOneLine(question)}`] : []), ...(answer ? [`A: ${onOneLine(answer)}`] : [])];
	});
}

function mindMap(summarization: JsonObject): string[] {
	return mindMapLines(fieldOf(summarization, NLP.mindMapSummary));
}
