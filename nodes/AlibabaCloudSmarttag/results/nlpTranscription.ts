import { isJsonObject, type JsonObject } from '../values/fieldReader';
import type { JobResult } from './jobAnswer';
import { fieldOf, objectsOf, textOf } from '../values/looseValues';
import { NLP } from './names';
import { dataOfType } from './resultEntries';

/** The names of speakers by their ID, where a summary has them. */
export type SpeakerNames = ReadonlyMap<string, string>;

/** The speech in one result of type `NLP`. */
export interface Transcription {
	/** `transcription.paragraphs[]` (documented). */
	readonly paragraphs: readonly JsonObject[];
	readonly speakers: SpeakerNames;
}

/** The transcription of every result of type `NLP`; its paragraphs may be none. */
export function transcriptionsOf(results: readonly JobResult[]): Transcription[] {
	return dataOfType(results, 'NLP').map((data) => ({
		paragraphs: paragraphsOf(fieldOf(data, NLP.transcription)),
		speakers: speakerNames(data),
	}));
}

/** A paragraph with the speakers that its result knows by name. */
export interface SpokenParagraph {
	readonly paragraph: JsonObject;
	readonly speakers: SpeakerNames;
}

/** The paragraphs of a transcription or a translation. */
export function paragraphsOf(holder: unknown): readonly JsonObject[] {
	return isJsonObject(holder) ? objectsOf(fieldOf(holder, NLP.paragraphs)) : [];
}

/** `summarization.conversationalSummary[]` of a result of type `NLP`: a summary a speaker (documented). */
export function conversationalSummaries(data: JsonObject): readonly JsonObject[] {
	const summarization = fieldOf(data, NLP.summarization);
	return isJsonObject(summarization) ? objectsOf(fieldOf(summarization, NLP.conversationalSummary)) : [];
}

/** Names from the summaries, of speakers that have both an ID and a name. */
export function speakerNames(data: JsonObject): SpeakerNames {
	return new Map(
		conversationalSummaries(data).flatMap((summary): Array<[string, string]> => {
			const id = textOf(fieldOf(summary, NLP.speakerId));
			const name = textOf(fieldOf(summary, NLP.speakerName));
			return id !== undefined && name !== undefined ? [[id, name]] : [];
		}),
	);
}

/** Who says a paragraph or a sentence: the name, else `Speaker` and the ID; undefined without an ID. */
export function speakerOf(spoken: JsonObject, speakers: SpeakerNames): string | undefined {
	const id = textOf(fieldOf(spoken, NLP.speakerId));
	return id === undefined ? undefined : (speakers.get(id) ?? `Speaker ${id}`);
}
