import { type FieldReader, isUnset, type JsonObject } from '../values/fieldReader';
import { ANALYSIS_TYPES } from './analysisTypes';

/** What a user set of a template's config, in the order in which it is laid over the stored one. */
export interface ConfigChange {
	/** Keys of Template Config (JSON). One with null is removed. */
	readonly raw: JsonObject;
	/** Keys of the typed fields; they win over the same key of the JSON. */
	readonly typed: JsonObject;
	/** Keys inside of keys that hold an object of their own; what is beside them there stays. */
	readonly nested: Readonly<Record<string, JsonObject>>;
}

type Kind = 'json' | 'list' | 'textOrJson' | 'token';

interface Setting {
	readonly key: string;
	readonly field: string;
	readonly kind: Kind;
	readonly choices?: readonly string[];
}

/** Documented keys of `TemplateConfig`, by the name of their field. Lists go out as text with commas. */
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

/** Documented values of `KeywordConfig.type`. */
const KEYWORD_KINDS = ['location', 'name', 'organization', 'other'] as const;

/**
 * Reads what a user set of a template's config.
 *
 * @param given the fields by name, as the panel, an expression or an AI agent gave them; what is empty is not set
 */
export function readConfigChange(given: JsonObject, checks: FieldReader): ConfigChange {
	const typed = Object.entries(SETTINGS).map(([name, setting]): [string, unknown] => [
		setting.key,
		readSetting(setting, given[name], checks),
	]);
	return {
		raw: checks.jsonObject('Template Config (JSON)', given.templateConfig) ?? {},
		typed: withoutUnset(typed),
		nested: withoutEmpty({
			FaceCustomParamsConfig: withoutUnset([
				['faceDetThreshold', share('Face Detection Threshold', given.faceDetThreshold, checks)],
				['faceRegThreshold', share('Face Recognition Threshold', given.faceRegThreshold, checks)],
			]),
			KeywordConfig: withoutUnset([['type', keywordKinds(given.keywordKinds, checks)]]),
		}),
	};
}

/** Whether a change changes nothing. */
export function isEmptyChange(change: ConfigChange): boolean {
	return Object.values(change).every((keys: object) => Object.keys(keys).length === 0);
}

function readSetting({ field, kind, choices }: Setting, value: unknown, checks: FieldReader): unknown {
	if (kind === 'json') return checks.jsonObject(field, value);
	if (kind === 'textOrJson') return checks.textOrJson(field, value);
	if (kind === 'list') return joined(field, value, choices, checks);
	const text = checks.token(field, value);
	if (choices) checks.oneOf(field, text, choices);
	return text;
}

function keywordKinds(value: unknown, checks: FieldReader): string | undefined {
	return joined('Keyword Kinds', value, KEYWORD_KINDS, checks);
}

function joined(
	field: string,
	value: unknown,
	choices: readonly string[] | undefined,
	checks: FieldReader,
): string | undefined {
	const list = checks.list(field, value);
	for (const entry of list ?? []) checks.oneOf(field, entry, choices ?? [entry]);
	return list?.join(',');
}

function share(field: string, value: unknown, checks: FieldReader): number | undefined {
	const number = checks.positiveNumber(field, value);
	return number !== undefined && number > 1
		? checks.problem(field, `at most 1 is expected, "${number}" was given`)
		: number;
}

function withoutUnset(entries: ReadonlyArray<[string, unknown]>): JsonObject {
	return Object.fromEntries(entries.filter(([, value]) => !isUnset(value)));
}

function withoutEmpty(groups: Record<string, JsonObject>): Record<string, JsonObject> {
	return Object.fromEntries(Object.entries(groups).filter(([, keys]) => Object.keys(keys).length > 0));
}
