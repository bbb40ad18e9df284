import { type FieldReader, isUnset, type JsonObject } from '../../values/fieldReader';
import { meantKey } from '../../values/keyTypos';

/** Documented values of `sourceLanguage`. */
export const SOURCE_LANGUAGES = ['cn', 'en', 'fspk', 'ja', 'multilingual', 'yue'] as const;

/** Documented values of `languageHints`. */
export const LANGUAGE_HINTS = ['cn', 'de', 'en', 'fr', 'ja', 'ko', 'ru', 'yue'] as const;

/** Documented values of `summarizationTypes`. */
export const SUMMARIZATION_TYPES = ['Conversational', 'MindMap', 'Paragraph', 'QuestionsAnswering'] as const;

/** Documented values of `targetLanguages`. */
export const TARGET_LANGUAGES = ['cn', 'en', 'fspk', 'yue'] as const;

type Kind = 'commaJoined' | 'flag' | 'list' | 'text' | 'wholeNumber';

interface NlpParam {
	readonly field: string;
	readonly kind: Kind;
	readonly choices?: readonly string[];
}

/**
 * The keys of `nlpParams`, with the field's name in the panel and the type on the wire. Documented: `languageHints` is a
 * list, while `summarizationTypes` and `targetLanguages` are texts with commas.
 */
const NLP_PARAMS: Readonly<Record<string, NlpParam>> = {
	sourceLanguage: { field: 'Source Language', kind: 'text', choices: SOURCE_LANGUAGES },
	languageHints: { field: 'Language Hints', kind: 'list', choices: LANGUAGE_HINTS },
	transcriptionModel: { field: 'Transcription Model', kind: 'text' },
	diarizationEnabled: { field: 'Diarization Enabled', kind: 'flag' },
	speakerCount: { field: 'Speaker Count', kind: 'wholeNumber' },
	phraseId: { field: 'Hotword Library', kind: 'text' },
	pptExtractionEnabled: { field: 'Slides → Enabled', kind: 'flag' },
	summarizationEnabled: { field: 'Summarization → Enabled', kind: 'flag' },
	summarizationTypes: { field: 'Summarization Types', kind: 'commaJoined', choices: SUMMARIZATION_TYPES },
	translationEnabled: { field: 'Translation → Enabled', kind: 'flag' },
	targetLanguages: { field: 'Target Languages', kind: 'commaJoined', choices: TARGET_LANGUAGES },
	autoChaptersEnabled: { field: 'Chapter Identification → Enabled', kind: 'flag' },
	meetingAssistanceEnabled: { field: 'Meeting Assistance → Enabled', kind: 'flag' },
};

/** How a message names a key of `nlpParams`: as the user sees it, which in JSON is the key itself. */
export type NlpNames = (key: string) => string;

/** What the user can do about an empty language, where it is a field. */
const ADD_TRANSCRIPTION = 'Add Transcription to NLP Features and choose it, because every other feature needs it';
const CHOOSE_LANGUAGE = 'Choose the spoken language under Transcription';

/** The names in the panel. */
export function nlpFieldName(key: string): string {
	return paramOf(key)?.field ?? key;
}

/**
 * Reads `nlpParams`, from fields or from JSON, as the API expects them, and checks the documented rules. Other keys are sent
 * as they are, with a hint where they look like a typo.
 *
 * @param params the keys of `nlpParams`, of any type
 * @param names how messages name the keys; the panel's names unless set
 * @param hasTranscription whether the feature that sets the language was added
 * @returns undefined when all are empty; the job then runs without NLP
 */
export function readNlpParams(
	params: JsonObject,
	reader: FieldReader,
	names: NlpNames = nlpFieldName,
	hasTranscription = false,
): JsonObject | undefined {
	const entries = Object.entries(params).map(([key, value]): [string, unknown] => {
		const param = paramOf(key);
		return [key, param ? readParam(param, names(key), value, reader) : value];
	});
	const nlpParams = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
	if (Object.keys(nlpParams).length === 0) return undefined;
	hintAtTypos(Object.keys(nlpParams), names, reader);
	if (isUnset(params.sourceLanguage)) refuseEmptyLanguage(Object.keys(nlpParams), reader, names, hasTranscription);
	checkRules(nlpParams, names, reader);
	return nlpParams;
}

/**
 * Adds the problem that the source language is empty.
 *
 * @param keys all keys of `nlpParams`, one of which may be meant as the language
 * @param hasTranscription whether the feature that sets the language was added
 */
export function refuseEmptyLanguage(
	keys: readonly string[],
	reader: FieldReader,
	names: NlpNames = nlpFieldName,
	hasTranscription = false,
): void {
	const name = names('sourceLanguage');
	const typo = keys.find((key) => meantKey(key, KEYS) === 'sourceLanguage');
	const inJson = typo === undefined ? 'Enter it, as in {"sourceLanguage": "cn"}' : `Write sourceLanguage for ${typo}`;
	const inFields = hasTranscription ? CHOOSE_LANGUAGE : ADD_TRANSCRIPTION;
	const isField = name === nlpFieldName('sourceLanguage');
	reader.emptyField(name, isField ? inFields : `NLP parameters need the spoken language. ${inJson}`);
}

const KEYS = Object.keys(NLP_PARAMS);

function paramOf(key: string): NlpParam | undefined {
	return Object.hasOwn(NLP_PARAMS, key) ? NLP_PARAMS[key] : undefined;
}

function hintAtTypos(keys: readonly string[], names: NlpNames, reader: FieldReader): void {
	for (const key of keys) {
		const meant = meantKey(key, KEYS);
		if (meant !== undefined) reader.hints.push(`${names(key)}: the key is not documented; perhaps ${meant} is meant.`);
	}
}

function readParam({ kind, choices }: NlpParam, field: string, value: unknown, reader: FieldReader): unknown {
	if (kind === 'flag') return reader.flag(field, value);
	if (kind === 'wholeNumber') return reader.wholeNumber(field, value);
	if (kind === 'text') {
		const text = reader.token(field, value);
		if (choices) reader.oneOf(field, text, choices);
		return text;
	}
	const list = reader.list(field, value);
	for (const entry of list ?? []) reader.oneOf(field, entry, choices ?? [entry]);
	return kind === 'commaJoined' ? list?.join(',') : list;
}

function checkRules(nlpParams: JsonObject, names: NlpNames, reader: FieldReader): void {
	/** The other key of a rule, by which the named one has an effect. */
	const other = (key: string) => (names(key) === nlpFieldName(key) ? nlpFieldName(key) : key);
	const multilingual = `${other('sourceLanguage')} "multilingual"`;
	const isMultilingual = nlpParams.sourceLanguage === 'multilingual';
	if (nlpParams.transcriptionModel !== undefined && !isMultilingual) {
		reader.problem(names('transcriptionModel'), `works with ${multilingual} only. Choose it, or remove the model`);
	}
	const hintAt = (key: string, by: string) => {
		reader.hints.push(`${names(key)} has an effect with ${by} only.`);
	};
	if (nlpParams.languageHints !== undefined && !isMultilingual) hintAt('languageHints', multilingual);
	for (const [key, by] of SWITCHED_BY) {
		if (nlpParams[key] !== undefined && nlpParams[by] !== true) hintAt(key, other(by));
	}
	if (nlpParams.summarizationEnabled === true && nlpParams.summarizationTypes === undefined) {
		const types = other('summarizationTypes');
		reader.hints.push(`${names('summarizationEnabled')} has no effect without ${types}. Choose at least one.`);
	}
}

/** Keys, with the switch without which they have no effect. */
const SWITCHED_BY = [
	['speakerCount', 'diarizationEnabled'],
	['summarizationTypes', 'summarizationEnabled'],
	['targetLanguages', 'translationEnabled'],
] as const;
