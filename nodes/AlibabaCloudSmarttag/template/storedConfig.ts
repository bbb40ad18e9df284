import { isJsonObject, type JsonObject } from '../values/fieldReader';

/**
 * Reads a JSON object that the API has as JSON text, such as `TemplateConfig`; an object is taken as it is.
 *
 * @returns undefined when it is neither
 */
export function readStored(value: unknown): JsonObject | undefined {
	if (typeof value !== 'string') return isJsonObject(value) ? value : undefined;
	try {
		const content: unknown = JSON.parse(value);
		return isJsonObject(content) ? content : undefined;
	} catch {
		return undefined;
	}
}
