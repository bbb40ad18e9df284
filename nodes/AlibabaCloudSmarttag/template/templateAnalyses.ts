import { isJsonObject, type JsonObject } from '../values/fieldReader';
import { commaTextsOf } from '../values/looseValues';

/** What system templates analyze, as the vendor's client describes them; their configuration may not say. */
const SYSTEM_TEMPLATES: ReadonlyMap<string, string> = new Map([
	['S00000101-300080', 'nlp'],
	['S00000103-000001', 'all tags, nlp'],
	['S00000103-000002', 'all tags'],
]);

/**
 * What a template analyzes, such as `face, ocr, nlp`.
 *
 * @param template as a list shows it; documented is `TemplateConfig`, a JSON text with `AnalyseTypes`
 * @returns undefined when it does not say
 */
export function analysesOf(id: string, template: JsonObject): string | undefined {
	return commaTextsOf(configOf(template).AnalyseTypes).join(', ') || SYSTEM_TEMPLATES.get(id);
}

function configOf({ TemplateConfig: config }: JsonObject): JsonObject {
	if (typeof config !== 'string') return isJsonObject(config) ? config : {};
	try {
		const read: unknown = JSON.parse(config);
		return isJsonObject(read) ? read : {};
	} catch {
		return {};
	}
}
