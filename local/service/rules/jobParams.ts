import { invalidParameter } from '../apiError';
import type { JsonObject } from '../values';
import {
	booleanField,
	checkChoice,
	choiceArrayField,
	choiceListField,
	countField,
	objectField,
	type Place,
	stringField,
} from './fields';

/** The analysis that `Params` of a job requests. */
export interface AnalysisRequest {
	asr: boolean;
	ocr: boolean;
	meta: boolean;
	/** `needProcess`: inferred name of the flag for the documented result type `Process`. */
	process: boolean;
	/** `clipSplitParams.splitType` is `event`, as official sample code sends it. */
	eventSplit: boolean;
	nlp?: NlpRequest;
}

/** Checks `Params` of SubmitSmarttagJob; undocumented keys are accepted. */
export function parseParams(object: JsonObject): AnalysisRequest {
	const place: Place = { name: 'Params', object };
	const nlpParams = objectField(place, 'nlpParams');
	const clipSplit = objectField(place, 'clipSplitParams') ?? {};
	return {
		asr: booleanField(place, 'needAsrData'),
		ocr: booleanField(place, 'needOcrData'),
		meta: booleanField(place, 'needMetaData'),
		process: booleanField(place, 'needProcess'),
		eventSplit: stringField({ name: 'Params.clipSplitParams', object: clipSplit }, 'splitType') === 'event',
		nlp: nlpParams && parseNlpParams(nlpParams),
	};
}

/** The analysis that `nlpParams` requests. */
export interface NlpRequest {
	sourceLanguage: string;
	diarization: boolean;
	pptExtraction: boolean;
	autoChapters: boolean;
	meetingAssistance: boolean;
	/** Empty unless summaries are switched on. */
	summarizationTypes: string[];
	/** Empty unless translation is switched on. */
	targetLanguages: string[];
}

/** Documented values. */
const sourceLanguages = ['cn', 'en', 'yue', 'fspk', 'ja', 'multilingual'];
const languageHints = ['cn', 'en', 'yue', 'ja', 'ko', 'de', 'fr', 'ru'];
const transcriptionModels = ['fun-asr'];
const summarizationTypes = ['Paragraph', 'Conversational', 'QuestionsAnswering', 'MindMap'];
const targetLanguages = ['cn', 'en', 'yue', 'fspk'];

/** Checks `Params.nlpParams` by the documented key types and rules; unknown keys are accepted. */
function parseNlpParams(object: JsonObject): NlpRequest {
	const place: Place = { name: 'Params.nlpParams', object };
	const sourceLanguage = checkChoice(`${place.name}.sourceLanguage`, object['sourceLanguage'], sourceLanguages);
	checkTranscriptionModel(place, sourceLanguage);
	choiceArrayField(place, 'languageHints', languageHints);
	countField(place, 'speakerCount');
	stringField(place, 'phraseId');
	const types = choiceListField(place, 'summarizationTypes', summarizationTypes);
	const targets = choiceListField(place, 'targetLanguages', targetLanguages);
	return {
		sourceLanguage,
		diarization: booleanField(place, 'diarizationEnabled'),
		pptExtraction: booleanField(place, 'pptExtractionEnabled'),
		autoChapters: booleanField(place, 'autoChaptersEnabled'),
		meetingAssistance: booleanField(place, 'meetingAssistanceEnabled'),
		summarizationTypes: booleanField(place, 'summarizationEnabled') ? types : [],
		targetLanguages: booleanField(place, 'translationEnabled') ? targets : [],
	};
}

/** Documented: only with `multilingual`, and only this model. */
function checkTranscriptionModel(place: Place, sourceLanguage: string): void {
	const model = place.object['transcriptionModel'];
	if (model === undefined) return;
	const name = `${place.name}.transcriptionModel`;
	checkChoice(name, model, transcriptionModels);
	if (sourceLanguage !== 'multilingual') throw invalidParameter(name, 'needs sourceLanguage multilingual.');
}
