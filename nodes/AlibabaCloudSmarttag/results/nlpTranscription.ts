import { isJsonObject, type JsonObject } from '../values/fieldReader';
import type { JobResult } from './jobAnswer';
import { fieldOf, objectsOf, textOf } from '../values/looseValues';
import { dataOfType } from './resultEntries';

/** The names of speakers by their ID, where a summary tells them. */
export type SpeakerNames = ReadonlyMap<string, string>;

/** What one result of type `NLP` holds of speech. */
export interface Transcription {
	/** `transcription.paragraphs[]` (inferred). */
	readonly paragraphs: readonly JsonObject[];
	readonly speakers: SpeakerNames;
}

/** The transcription of every result of type `NLP`; its paragraphs may be none. */
export function transcriptionsOf(results: readonly JobResult[]): Transcription[] {
	return dataOfType(results, 'NLP').map((data) => ({
		paragraphs: paragraphsOf(fieldOf(data, 'transcription')),
		speakers: speakerNames(data),
	}));
}

/** The paragraphs of a transcription or a translation. */
export function paragraphsOf(holder: unknown): readonly JsonObject[] {
	return isJsonObject(holder) ? objectsOf(fieldOf(holder, 'paragraphs')) : [];
}

/** `summarization.conversationalSummary[]` of a result of type `NLP`: a summary a speaker (inferred). */
export function conversationalSummaries(data: JsonObject): readonly JsonObject[] {
	const summarization = fieldOf(data, 'summarization');
	return isJsonObject(summarization) ? objectsOf(fieldOf(summarization, 'conversationalSummary')) : [];
}

/** Names from the summaries, of speakers that have both an ID and a name. */
export function speakerNames(data: JsonObject): SpeakerNames {
	return new Map(
		conversationalSummaries(data).flatMap((summary): Array<[string, string]> => {
			const id = textOf(fieldOf(summary, 'speakerId'));
			const name = textOf(fieldOf(summary, 'speakerName'));
			return id !== undefined && name !== undefined ? [[id, name]] : [];
		}),
	);
}

/** Who says a paragraph or a sentence: the name, else `Speaker` and the ID; undefined where no ID is told. */
export function speakerOf(spoken: JsonObject, speakers: SpeakerNames): string | undefined {
	const id = textOf(fieldOf(spoken, 'speakerId'));
	return id === undefined ? undefined : (speakers.get(id) ?? `Speaker ${id}`);
}
