import { invalidParameter } from '../apiError';
import { smarttagTemplateType } from '../catalog/templates';
import { isJsonObject, type JsonObject } from '../values';
import { checkChoice, choiceListField, parseJsonObject, type Place, stringField } from './fields';

/** Documented, in characters. */
const maxNameLength = 120;

/** Throws `InvalidParameter` when a template's name is longer than documented; `place` is its field. */
export function checkTemplateName(place: string, name: string): void {
	const { length } = [...name];
	if (length > maxNameLength)
		throw invalidParameter(place, `${length} characters, at most ${maxNameLength} are allowed.`);
}

/** Documented: the types of templates have the numbers 1 to 11. */
const maxType = 11;

/** Checks `Type` and `Subtype`, whole numbers on the wire. Returns the type; throws `InvalidParameter`. */
export function parseTemplateType(parameters: Readonly<Record<string, string>>): number {
	const { Type: text = '', Subtype: subtype } = parameters;
	const type = /^\d+$/.test(text) ? Number(text) : Number.NaN;
	if (!(type >= 1 && type <= maxType)) throw invalidParameter('Type', `not an integer from 1 to ${maxType}.`);
	if (subtype !== undefined && !/^\d+$/.test(subtype)) throw invalidParameter('Subtype', 'not an integer.');
	return type;
}

/** As `parseTemplateType`, where this service accepts the type of smart tagging only. */
export function checkSmarttagType(parameters: Readonly<Record<string, string>>): void {
	if (parseTemplateType(parameters) === smarttagTemplateType) return;
	throw invalidParameter('Type', `this local service creates templates of type ${smarttagTemplateType} only.`);
}

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

/** Checks `TemplateConfig` of a smart tagging template by the documented keys; unknown keys are accepted. */
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

function checkIdList(place: Place, key: string): void {
	const ids = stringField(place, key)?.split(',') ?? [];
	if (ids.some((id) => id.trim() === '')) throw invalidParameter(`${place.name}.${key}`, 'has an empty ID.');
}

/** A key whose value is JSON text (documented), not an object. */
function jsonTextField(place: Place, key: string): Place | undefined {
	const text = stringField(place, key);
	const name = `${place.name}.${key}`;
	return text === undefined ? undefined : { name, object: parseJsonObject(name, text) };
}

/** Documented keys; inferred from their defaults: between 0 and 1. */
function checkThresholds(place: Place): void {
	const config = jsonTextField(place, 'FaceCustomParamsConfig');
	for (const key of ['faceDetThreshold', 'faceRegThreshold']) {
		const value = config?.object[key];
		if (value === undefined || (typeof value === 'number' && value >= 0 && value <= 1)) continue;
		throw invalidParameter(`TemplateConfig.FaceCustomParamsConfig.${key}`, 'not a number from 0 to 1.');
	}
}

/** Documented: an invalid `type` means all kinds, so only the form is checked. The pages show JSON text and an object. */
function checkKeywordConfig(place: Place): void {
	if (!isJsonObject(place.object['KeywordConfig'])) jsonTextField(place, 'KeywordConfig');
}
