import { invalidParameter } from '../apiError';
import { isJsonObject, type JsonObject } from '../values';
import { checkChoice, choiceListField, parseJsonObject, type Place, stringField } from './fields';
import { checkTemplateName } from './templateName';

/** Documented values. */
const analyseTypes = [
	'ocr',
	'asr',
	'nlp',
	'classification',
	'shows',
	'face',
	'role',
	'object',
	'tvstation',
	'action',
	'emotion',
	'landmark',
	'scene',
	'movieIp',
	'subtitle',
];
const industries = ['common', 'microVideo'];
const scenes = ['search', 'recommend'];
const labelTypes = ['auto', 'hmi'];

/** Documented: lists of IDs, comma-separated. Whether the libraries exist is not checked. */
const idLists = ['FaceCategoryIds', 'ObjectGroupIds', 'LandmarkGroupIds', 'LabelCustomCategoryIds'];

/** Checks `TemplateConfig` of a smart tagging template by the documented keys; unknown keys are let through. */
export function parseTemplateConfig(text: string): JsonObject {
	const place: Place = { name: 'TemplateConfig', object: parseJsonObject('TemplateConfig', text) };
	if (place.object['AnalyseTypes'] === undefined) throw invalidParameter('TemplateConfig.AnalyseTypes', 'missing.');
	choiceListField(place, 'AnalyseTypes', analyseTypes);
	checkTemplateName('TemplateConfig.TemplateName', stringField(place, 'TemplateName') ?? '');
	choiceField(place, 'Industry', industries);
	choiceField(place, 'Scene', scenes);
	choiceField(place, 'LabelType', labelTypes);
	stringField(place, 'LabelVersion');
	for (const key of idLists) checkIdList(place, key);
	checkThresholds(place);
	for (const key of ['KnowledgeConfig', 'LabelCustomParamsConfig']) jsonTextField(place, key);
	checkKeywordConfig(place);
	return place.object;
}

function choiceField({ name, object }: Place, key: string, allowed: readonly string[]): void {
	if (object[key] !== undefined) checkChoice(`${name}.${key}`, object[key], allowed);
}

/** Also what a job may override of its template (documented). */
export function checkIdList(place: Place, key: string): void {
	const ids = stringField(place, key)?.split(',') ?? [];
	if (ids.some((id) => id.trim() === '')) throw invalidParameter(`${place.name}.${key}`, 'has an empty ID.');
}

/** A key that holds JSON as text (documented), not an object. */
function jsonTextField(place: Place, key: string): Place | undefined {
	const text = stringField(place, key);
	const name = `${place.name}.${key}`;
	return text === undefined ? undefined : { name, object: parseJsonObject(name, text) };
}

/** Documented keys; that they lie between 0 and 1 is inferred from their defaults. */
function checkThresholds(place: Place): void {
	const config = jsonTextField(place, 'FaceCustomParamsConfig');
	for (const key of ['faceDetThreshold', 'faceRegThreshold']) {
		const value = config?.object[key];
		if (value === undefined || (typeof value === 'number' && value >= 0 && value <= 1)) continue;
		throw invalidParameter(`TemplateConfig.FaceCustomParamsConfig.${key}`, 'not a number from 0 to 1.');
	}
}

/** Documented: an invalid `type` counts as all kinds, so only the form is checked; pages draw it as text and as an object. */
function checkKeywordConfig(place: Place): void {
	if (!isJsonObject(place.object['KeywordConfig'])) jsonTextField(place, 'KeywordConfig');
}
