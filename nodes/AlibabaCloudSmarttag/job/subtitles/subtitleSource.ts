import type { JobResult } from '../../results/jobAnswer';
import { readSpeech, readTranslation, type SpeechSegment, translationLanguages } from '../../results/speech';
import { isJsonObject, type JsonObject } from '../../values/fieldReader';
import { fieldOf, foldName, hasContent } from '../../values/looseValues';

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

/** Why there is nothing to write: the title and the description of an error. */
export interface NoSpeech {
	readonly message: string;
	readonly description: readonly string[];
}

/** A part of the results that speech is read from. */
interface Part {
	readonly name: string;
	/** What may be this part; empty where the results have none. */
	find(results: readonly JobResult[]): readonly unknown[];
	/** What to submit for it. */
	readonly request: string;
}

const ASR: Part = {
	name: 'ASR',
	find: (results) => dataOf(results, 'ASR'),
	request: 'Analysis Data to Request: Speech (ASR)',
};
const TRANSCRIPTION: Part = {
	name: 'The NLP transcription',
	find: (results) => partsOfNlp(results, 'transcription'),
	request: 'the NLP feature Transcription',
};
const TRANSLATION: Part = {
	name: 'The NLP translation',
	find: (results) => partsOfNlp(results, 'translation'),
	request: 'the NLP feature Translation',
};
const PARTS: Readonly<Record<SubtitleSource, readonly Part[]>> = {
	ASR: [ASR],
	NLP: [TRANSCRIPTION],
	auto: [TRANSCRIPTION, ASR],
	translation: [TRANSLATION],
};

/**
 * Why no speech was read. A part that is there but not understood is named as such: a new job would have the same.
 *
 * @param source from which nothing was read
 */
export function whyNoSpeech(
	jobId: string,
	results: readonly JobResult[],
	source: SubtitleSource,
	language?: string,
): NoSpeech {
	const none = `Job ${jobId} has no speech to make subtitles of`;
	const languages = source === 'translation' ? translationLanguages(results) : [];
	if (language && languages.length > 0 && !languages.map(foldName).includes(foldName(language))) {
		return { message: none, description: [`Its translations are into ${languages.join(', ')}, not "${language}".`] };
	}
	const found = PARTS[source].map((part) => ({ part, data: part.find(results) }));
	const unread = found.find(({ data }) => data.some(hasResults));
	if (unread) {
		return {
			message: `Job ${jobId}: ${unread.part.name} is there, but no sentence with a text and a time could be read in it`,
			description: [
				'Use Job → Get with this JobId and Simplify off: it returns the result as it is, at no cost.',
				'A new job would have a result of the same form.',
			],
		};
	}
	const empty = found.find(({ data }) => data.length > 0);
	if (empty) {
		return { message: none, description: [`${empty.part.name} is there and empty: the service recognized no speech.`] };
	}
	const types = [...new Set(results.map(({ type }) => type))].join(', ') || 'none';
	const requests = PARTS[source].map(({ request }) => request).join(', or with ');
	return { message: none, description: [`Submit with ${requests}.`, `The job has these results: ${types}.`] };
}

function dataOf(results: readonly JobResult[], type: string): unknown[] {
	return results.filter((result) => foldName(result.type) === foldName(type)).map(({ data }) => data);
}

/** What a result of type `NLP` can have besides speech (documented, the last two inferred). */
const OTHER_PARTS_OF_NLP = ['autoChapters', 'summarization', 'meetingAssistance', 'pptExtraction', 'audioInfo'];

/** The report of the engine, which is no result (observed). */
const REPORT = ['message', 'success'];

/** A part of `NLP` by its documented name; else whatever may be it, as it has no other documented name. */
function partsOfNlp(results: readonly JobResult[], name: 'transcription' | 'translation'): unknown[] {
	const known = new Set(['transcription', 'translation', ...OTHER_PARTS_OF_NLP, ...REPORT].map(foldName));
	return dataOf(results, 'NLP').flatMap((data) => {
		if (!isJsonObject(data)) return hasResults(data) ? [data] : [];
		const part = fieldOf(data, name);
		if (part !== undefined) return [part];
		const strange = Object.entries(data).filter(([key]) => !known.has(foldName(key)));
		return strange.map(([, value]) => value).filter(hasResults);
	});
}

/** Whether a result has content besides the report of the engine. */
function hasResults(data: unknown): boolean {
	return hasContent(isJsonObject(data) ? withoutReport(data) : data);
}

function withoutReport(data: JsonObject): unknown[] {
	return Object.entries(data).flatMap(([key, value]) => (REPORT.includes(foldName(key)) ? [] : [value]));
}
