import { isJsonObject, isUnset } from '../values/fieldReader';
import { textOf } from '../values/looseValues';
import { parseData } from './resultEntries';

/** Deeper parts are passed on with their empty fields: an answer may be nested without end. */
const DEEPEST = 8;

/**
 * Reads `knowledgeInfo`: what is known of a landmark, a person, a brand. Documented: a text that holds the JSON of an
 * object, whose fields the template's KnowledgeConfig chooses; an object in other results of the same engine.
 *
 * @returns the object without its empty fields; a text that is no JSON as it came; undefined when there is nothing
 */
export function readKnowledge(knowledgeInfo: unknown): unknown {
	const parsed = parseData(knowledgeInfo);
	return typeof parsed === 'object' ? withoutEmpty(parsed, DEEPEST) : textOf(parsed);
}

/** A value without what is null, blank or empty in it; undefined when nothing is left. */
function withoutEmpty(value: unknown, depth: number): unknown {
	if (isUnset(value)) return undefined;
	if (typeof value !== 'object' || depth === 0) return value;
	if (Array.isArray(value)) {
		const kept = value.map((part) => withoutEmpty(part, depth - 1)).filter((part) => part !== undefined);
		return kept.length > 0 ? kept : undefined;
	}
	if (!isJsonObject(value)) return value;
	const kept = Object.entries(value)
		.map(([key, part]): [string, unknown] => [key, withoutEmpty(part, depth - 1)])
		.filter(([, part]) => part !== undefined);
	return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}
