import { type FieldReader, isJsonObject, type JsonObject } from '../values/fieldReader';
import { withoutUnset } from '../values/looseValues';
import { readStored } from './templateAnalyses';

/** Documented values of `AnalyseTypes`: what a Smarttag template analyzes. */
const ANALYSIS_TYPES = [
	'action',
	'asr',
	'classification',
	'emotion',
	'face',
	'landmark',
	'movieIp',
	'nlp',
	'object',
	'ocr',
	'role',
	'scene',
	'shows',
	'subtitle',
	'tvstation',
] as const;

/** What a user set of a template's config, in the order in which it is merged into the stored one. */
export interface ConfigChange {
	/** Keys of Template Config (JSON). One with null is removed. */
	readonly raw: JsonObject;
	/** Keys of the typed fields; they take precedence over the same key of the JSON. */
	readonly typed: JsonObject;
	/** Keys inside objects; the other keys of these objects stay. */
	readonly nested: Readonly<Record<string, JsonObject>>;
}

type Kind = 'json' | 'list' | 'textOrJson' | 'token';

interface Setting {
	readonly key: string;
	readonly field: string;
	readonly kind: Kind;
	readonly choices?: readonly string[];
}

/** Documented keys of `TemplateConfig`, by the name of their field. Lists are sent as text with commas. */
const SETTINGS: Readonly<Record<string, Setting>> = {
	analysisTypes: { key: 'AnalyseTypes', field: 'Analysis Types', kind: 'list', choices: ANALYSIS_TYPES },
	faceCategoryIds: { key: 'FaceCategoryIds', field: 'Face Category Names or IDs', kind: 'list' },
	industry: { key: 'Industry', field: 'Industry', kind: 'token', choices: ['common', 'microVideo'] },
	knowledgeConfig: { key: 'KnowledgeConfig', field: 'Knowledge Config', kind: 'json' },
	labelCustomCategoryIds: { key: 'LabelCustomCategoryIds', field: 'Label Custom Category IDs', kind: 'list' },
	labelCustomParamsConfig: {
		key: 'LabelCustomParamsConfig',
		field: 'Label Custom Params',
		kind: 'textOrJson',
	},
	labelType: { key: 'LabelType', field: 'Label Type', kind: 'token', choices: ['auto', 'hmi'] },
	labelVersion: { key: 'LabelVersion', field: 'Label Version', kind: 'token' },
	landmarkGroupIds: { key: 'LandmarkGroupIds', field: 'Landmark Group IDs', kind: 'list' },
	objectGroupIds: { key: 'ObjectGroupIds', field: 'Object Group IDs', kind: 'list' },
	scene: { key: 'Scene', field: 'Scene', kind: 'token', choices: ['recommend', 'search'] },
};

/** Documented keys of `TemplateConfig`. */
export const TEMPLATE_CONFIG_KEYS: readonly string[] = [
	...Object.values(SETTINGS).map(({ key }) => key),
	'FaceCustomParamsConfig',
	'KeywordConfig',
	'TemplateName',
];

/** Documented values of `KeywordConfig.type`. */
const KEYWORD_KINDS = ['location', 'name', 'organization', 'other'] as const;

/**
 * Reads what a user set of a template's config.
 *
 * @param fields the fields by their names in the panel, as a user, an expression or an AI agent filled them in
 */
export function readConfigChange(fields: JsonObject, reader: FieldReader): ConfigChange {
	const typed = Object.entries(SETTINGS).map(([name, setting]): [string, unknown] => [
		setting.key,
		readSetting(setting, fields[name], reader),
	]);
	return {
		raw: reader.jsonObject('Template Config (JSON)', fields.templateConfig) ?? {},
		typed: withoutUnset(Object.fromEntries(typed)),
		nested: withoutEmpty({
			FaceCustomParamsConfig: withoutUnset({
				faceDetThreshold: fraction('Face Detection Threshold', fields.faceDetThreshold, reader),
				faceRegThreshold: fraction('Face Recognition Threshold', fields.faceRegThreshold, reader),
			}),
			KeywordConfig: withoutUnset({ type: keywordKinds(fields.keywordKinds, reader) }),
		}),
	};
}

/** Whether a change is empty. */
export function isEmptyChange(change: ConfigChange): boolean {
	return Object.values(change).every((keys: object) => Object.keys(keys).length === 0);
}

/** Documented: keys whose value is JSON text inside the JSON. */
const JSON_TEXT_KEYS: ReadonlySet<string> = new Set([
	'FaceCustomParamsConfig',
	'KnowledgeConfig',
	'LabelCustomParamsConfig',
]);

/**
 * Merges a change into a stored config: the JSON first, key by key, then the typed fields. Other keys stay as they are.
 * Lists are written as text with commas, and nested objects as text where the API has them so.
 *
 * @param stored the config as the API returned it; empty for a new template
 */
export function changedConfig(stored: JsonObject, { raw, typed, nested }: ConfigChange): JsonObject {
	const plain = withoutNull({ ...stored, ...raw, ...typed });
	const groups = Object.entries(nested).map(([key, keys]): [string, unknown] => [key, merged(plain[key], keys)]);
	const written = Object.entries({ ...plain, ...Object.fromEntries(groups) }).map(([key, value]): [string, unknown] => [
		key,
		wireValue(key, value),
	]);
	return Object.fromEntries(written);
}

function readSetting({ field, kind, choices }: Setting, value: unknown, reader: FieldReader): unknown {
	if (kind === 'json') return reader.jsonObject(field, value);
	if (kind === 'textOrJson') return reader.textOrJson(field, value);
	if (kind === 'list') return joined(field, value, choices, reader);
	const text = reader.token(field, value);
	if (choices) reader.oneOf(field, text, choices);
	return text;
}

function keywordKinds(value: unknown, reader: FieldReader): string | undefined {
	return joined('Keyword Kinds', value, KEYWORD_KINDS, reader);
}

function joined(
	field: string,
	value: unknown,
	choices: readonly string[] | undefined,
	reader: FieldReader,
): string | undefined {
	const list = reader.list(field, value);
	for (const entry of list ?? []) reader.oneOf(field, entry, choices ?? [entry]);
	return list?.join(',');
}

function fraction(field: string, value: unknown, reader: FieldReader): number | undefined {
	const number = reader.positiveNumber(field, value);
	return number !== undefined && number > 1 ? reader.problem(field, `expected at most 1, got ${number}`) : number;
}

function withoutEmpty(groups: Record<string, JsonObject>): Record<string, JsonObject> {
	return Object.fromEntries(Object.entries(groups).filter(([, keys]) => Object.keys(keys).length > 0));
}

/** An object that is stored as text stays text. */
function merged(stored: unknown, keys: JsonObject): unknown {
	const content = { ...readStored(stored), ...keys };
	return typeof stored === 'string' ? JSON.stringify(content) : content;
}

function wireValue(key: string, value: unknown): unknown {
	if (JSON_TEXT_KEYS.has(key) && typeof value === 'object') return JSON.stringify(value);
	const isList = Array.isArray(value) && !value.some((entry) => isJsonObject(entry) || Array.isArray(entry));
	return isList ? value.join(',') : value;
}

function withoutNull(config: JsonObject): JsonObject {
	return Object.fromEntries(Object.entries(config).filter(([, value]) => value !== null && value !== undefined));
}
