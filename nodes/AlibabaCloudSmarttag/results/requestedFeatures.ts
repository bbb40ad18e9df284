import { isJsonObject, type JsonObject } from '../values/fieldReader';
import { commaTextsOf, fieldOf, foldName, keyOf, textOf } from '../values/looseValues';
import type { JobResult } from './jobAnswer';
import { NLP } from './names';
import { dataOfType } from './resultEntries';

/** Something that a request can ask for, and the part of the results that it brings. */
interface Feature {
	/** As the panel of Submit names it. */
	readonly name: string;
	/** As `presentParts` names it. */
	readonly part: string;
}

/** The keys of `Params` that bring a result type (documented, but for `needProcess`, which is inferred). */
const RESULT_FLAGS: Readonly<Record<string, Feature>> = {
	needAsrData: { name: 'Speech (ASR)', part: 'asr' },
	needMetaData: { name: 'Meta Data', part: 'meta' },
	needOcrData: { name: 'Text on Screen (OCR)', part: 'ocr' },
	needProcess: { name: 'Process', part: 'process' },
};

/** The keys of `nlpParams` that bring a part of `NLP` (documented, but for that of slides, which is inferred). */
const NLP_FLAGS: Readonly<Record<string, Feature>> = {
	autoChaptersEnabled: { name: 'Chapters', part: 'nlp.autochapters' },
	meetingAssistanceEnabled: { name: 'Meeting Assistance', part: 'nlp.meetingassistance' },
	pptExtractionEnabled: { name: 'Slides', part: 'nlp.pptextraction' },
	translationEnabled: { name: 'Translation', part: 'nlp.translation' },
};

/** The parts that `summarizationTypes` bring (documented, but for the mind map, which is inferred). */
const SUMMARIES = new Map([
	['conversational', 'nlp.summarization.conversationalsummary'],
	['mindmap', 'nlp.summarization.mindmapsummary'],
	['paragraph', 'nlp.summarization.paragraphsummary'],
	['questionsanswering', 'nlp.summarization.questionsansweringsummary'],
]);

/**
 * What the results have, empty or not, in small letters: `asr` for a type, `nlp.autochapters` for a part of NLP,
 * `nlp.summarization.paragraphsummary` for a summary.
 */
export function presentParts(results: readonly JobResult[]): string[] {
	const nlp = dataOfType(results, 'NLP').flatMap((data) =>
		Object.keys(data).flatMap((key) => {
			const isSummarization = keyOf({ [key]: true }, NLP.summarization[0]) !== undefined;
			const inside = isSummarization && isJsonObject(data[key]) ? Object.keys(data[key]) : [];
			return [`nlp.${key}`, ...inside.map((each) => `nlp.summarization.${each}`)];
		}),
	);
	return [...new Set([...results.map(({ type }) => type), ...nlp].map(foldName))];
}

/**
 * The features that a request asked for and that the results do not have, by their names in the panel.
 *
 * @param params `Params` of the request
 * @param parts what the results have, from `presentParts`
 * @param types the result types that were read; all of them when empty
 */
export function missingFeatures(params: JsonObject, parts: readonly string[], types: readonly string[] = []): string[] {
	const read = types.map(foldName);
	return requestedFeatures(params)
		.filter(({ part }) => read.length === 0 || read.includes(part.split('.')[0] ?? part))
		.filter(({ part }) => !parts.includes(part))
		.map(({ name }) => name);
}

function requestedFeatures(params: JsonObject): Feature[] {
	const nlpParams = fieldOf(params, 'nlpParams');
	const clipSplit = fieldOf(params, 'clipSplitParams');
	// Read in official sample code.
	const splitsEvents = isJsonObject(clipSplit) && textOf(fieldOf(clipSplit, 'splitType')) === 'event';
	return [
		...switchedOn(params, RESULT_FLAGS),
		...(splitsEvents ? [{ name: 'Event Split', part: 'eventsplit' }] : []),
		...(isJsonObject(nlpParams) ? requestedOfNlp(nlpParams) : []),
	];
}

function requestedOfNlp(nlpParams: JsonObject): Feature[] {
	const types = commaTextsOf(fieldOf(nlpParams, 'summarizationTypes'));
	const summaries =
		fieldOf(nlpParams, 'summarizationEnabled') === true
			? types.flatMap((type) => {
					const part = SUMMARIES.get(foldName(type));
					return part === undefined ? [] : [{ name: `Summarization (${type})`, part }];
				})
			: [];
	return [{ name: 'Transcription', part: 'nlp.transcription' }, ...summaries, ...switchedOn(nlpParams, NLP_FLAGS)];
}

function switchedOn(params: JsonObject, flags: Readonly<Record<string, Feature>>): Feature[] {
	return Object.entries(flags).flatMap(([key, feature]) => (params[key] === true ? [feature] : []));
}
