import { isJsonObject, type JsonObject } from '../values/fieldReader';
import { commaTextsOf } from '../values/looseValues';
import { SYSTEM_TEMPLATES } from './systemTemplates';

/**
 * Reads a JSON object that the API stores as JSON text, such as `TemplateConfig`; an object is returned as it is.
 *
 * @returns undefined for anything else
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

/** The template in an answer of GetCustomTemplate or GetSystemTemplate; the answer itself where it has none inside. */
export function templateIn(answer: JsonObject): JsonObject {
	return [answer.CustomTemplate, answer.SystemTemplate].find(isJsonObject) ?? answer;
}

/** What a template analyzes, by its config; empty where the config does not report it. */
export function analysisTypesOf(config: JsonObject): string[] {
	return commaTextsOf(config.AnalyseTypes);
}

/**
 * What a template analyzes, such as `face, ocr, nlp`: by its config, or as a system template.
 *
 * @param template as the API returns it
 * @returns undefined when that is not known
 */
export function analysesOf(templateId: string, template: JsonObject = {}): readonly string[] | undefined {
	const types = analysisTypesOf(readStored(template.TemplateConfig) ?? {});
	return types.length > 0 ? types : SYSTEM_TEMPLATES.get(templateId)?.analyses;
}

/** Whether a template analyzes NLP; parameters and result as those of `analysesOf`. */
export function analyzesNlp(templateId: string, template?: JsonObject): boolean | undefined {
	return analysesOf(templateId, template)?.some((type) => type.toLowerCase() === 'nlp');
}

/**
 * Why a job fails or lacks results; undefined when template and NLP parameters go together. Documented: with a template
 * that analyzes NLP, a job without NLP parameters fails.
 *
 * @param template its name or ID, for the message
 */
export function nlpProblem(template: string, templateHasNlp: boolean, hasNlpParams: boolean): string | undefined {
	if (templateHasNlp === hasNlpParams) return undefined;
	const what = templateHasNlp
		? `${template} analyzes NLP, and a job without NLP parameters fails. Add the NLP feature Transcription, or choose another template`
		: `${template} does not analyze NLP, so the NLP parameters would have no effect. Remove them, or choose a template with NLP`;
	return `Template: ${what}; or switch off Check Template in Options.`;
}
