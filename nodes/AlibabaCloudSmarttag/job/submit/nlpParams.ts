import { type FieldReader, isUnset, type JsonObject } from '../../values/fieldReader';

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
	phraseId: { field: 'Phrase ID', kind: 'text' },
	pptExtractionEnabled: { field: 'PPT Extraction Enabled', kind: 'flag' },
	summarizationEnabled: { field: 'Summarization Enabled', kind: 'flag' },
	summarizationTypes: { field: 'Summarization Types', kind: 'commaJoined', choices: SUMMARIZATION_TYPES },
	translationEnabled: { field: 'Translation Enabled', kind: 'flag' },
	targetLanguages: { field: 'Target Languages', kind: 'commaJoined', choices: TARGET_LANGUAGES },
	autoChaptersEnabled: { field: 'Chapters Enabled', kind: 'flag' },
	meetingAssistanceEnabled: { field: 'Assistance Enabled', kind: 'flag' },
};

/**
 * Reads `nlpParams`, from fields or from JSON, as the API expects them, and reader the documented rules. Other keys are sent
 * as they are.
 *
 * @param params the keys of `nlpParams`, of any type
 * @returns undefined when all are empty; the job then runs without NLP
 */
export function readNlpParams(params: JsonObject, reader: FieldReader): JsonObject | undefined {
	const entries = Object.entries(params).map(([key, value]): [string, unknown] => {
		const param = Object.hasOwn(NLP_PARAMS, key) ? NLP_PARAMS[key] : undefined;
		return [key, param ? readParam(param, value, reader) : value];
	});
	const nlpParams = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
	if (Object.keys(nlpParams).length === 0) return undefined;
	checkRules(nlpParams, params, reader);
	return nlpParams;
}

function readParam({ field, kind, choices }: NlpParam, value: unknown, reader: FieldReader): unknown {
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

function checkRules(nlpParams: JsonObject, params: JsonObject, reader: FieldReader): void {
	const { sourceLanguage } = nlpParams;
	if (sourceLanguage === undefined && isUnset(params.sourceLanguage)) {
		reader.emptyField(
			'Source Language',
			'NLP parameters need the spoken language. Add the feature Transcription and choose it, or set sourceLanguage in the JSON',
		);
	}
	if (nlpParams.transcriptionModel !== undefined && sourceLanguage !== 'multilingual') {
		reader.problem(
			'Transcription Model',
			'works with Source Language "multilingual" only. Choose it, or remove the model',
		);
	}
	if (nlpParams.languageHints !== undefined && sourceLanguage !== 'multilingual') {
		reader.hints.push('Language Hints has an effect with Source Language "multilingual" only.');
	}
	if (nlpParams.speakerCount !== undefined && nlpParams.diarizationEnabled !== true) {
		reader.hints.push('Speaker Count has an effect with Diarization Enabled only.');
	}
	if (nlpParams.summarizationTypes !== undefined && nlpParams.summarizationEnabled !== true) {
		reader.hints.push('Summarization Types has an effect with Summarization Enabled only.');
	}
	if (nlpParams.summarizationEnabled === true && nlpParams.summarizationTypes === undefined) {
		reader.hints.push('Summarization Enabled has no effect without Summarization Types. Choose at least one.');
	}
	if (nlpParams.targetLanguages !== undefined && nlpParams.translationEnabled !== true) {
		reader.hints.push('Target Languages has an effect with Translation Enabled only.');
	}
}
