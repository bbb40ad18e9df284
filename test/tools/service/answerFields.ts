import { isJsonObject, type JsonObject } from '../../../local/service/values';

/** The values at one key of each object in a list. */
export function column(items: unknown, key: string): unknown[] {
	return Array.isArray(items) ? items.map((item: unknown) => (isJsonObject(item) ? item[key] : undefined)) : [];
}

/** What stands at a path of keys in an answer; undefined where there is nothing. */
export function at(answer: JsonObject, ...keys: string[]): unknown {
	return keys.reduce<unknown>((value, key) => (isJsonObject(value) ? value[key] : undefined), answer);
}
