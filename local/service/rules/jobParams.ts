import { invalidParameter } from '../apiError';
import type { JsonObject } from '../values';
import {
	booleanField,
	checkChoice,
	choiceArrayField,
	choiceListField,
	countField,
	type Place,
	stringField,
} from './fields';

/** What `nlpParams` asks for. */
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

/** Checks `Params.nlpParams` by the documented key types and rules; unknown keys are let through. */
export function parseNlpParams(object: JsonObject): NlpRequest {
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

/** Documented: a model goes only with `multilingual`, and one model is named. */
function checkTranscriptionModel(place: Place, sourceLanguage: string): void {
	const model = place.object['transcriptionModel'];
	if (model === undefined) return;
	const name = `${place.name}.transcriptionModel`;
	checkChoice(name, model, transcriptionModels);
	if (sourceLanguage !== 'multilingual') throw invalidParameter(name, 'needs sourceLanguage multilingual.');
}
