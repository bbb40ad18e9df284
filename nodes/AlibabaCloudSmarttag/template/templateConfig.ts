import { isJsonObject, type JsonObject } from '../values/fieldReader';
import { commaTextsOf } from '../values/looseValues';
import type { ConfigChange } from './configChange';
import { readStored } from './storedConfig';

/** Keys that the API wants as JSON text inside of the JSON (documented). */
const JSON_TEXT_KEYS: ReadonlySet<string> = new Set([
	'FaceCustomParamsConfig',
	'KnowledgeConfig',
	'LabelCustomParamsConfig',
]);

/**
 * Lays a change over a stored config: the JSON first, key by key, then the typed fields. What the change does not name
 * stays as it is. Lists are written as text with commas, and nested objects as text where the API has them so.
 *
 * @param stored the config as the API gave it; nothing for a new template
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

/** What a template analyzes, by its config; none where the config does not say. */
export function analysisTypesOf(config: JsonObject): string[] {
	return commaTextsOf(config.AnalyseTypes);
}

/** An object that was stored as text stays text. */
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
