import { isJsonObject, type JsonObject } from '../values/fieldReader';

/** System templates whose analysis is known. Read in the vendor's client; a list of them may not be allowed. */
const SYSTEM_TEMPLATES = new Map([
	['S00000101-300080', true],
	['S00000103-000001', true],
	['S00000103-000002', false],
]);

/** Whether a system template analyzes NLP; undefined for one that is not known, and for a template of the account. */
export function systemTemplateAnalyzesNlp(templateId: string): boolean | undefined {
	return SYSTEM_TEMPLATES.get(templateId);
}

/**
 * Whether a template analyzes NLP, by the answer of GetCustomTemplate or GetSystemTemplate.
 *
 * @returns undefined when the answer does not tell
 */
export function analyzesNlp(answer: JsonObject): boolean | undefined {
	const template = [answer.CustomTemplate, answer.SystemTemplate].find(isJsonObject);
	const config = typeof template?.TemplateConfig === 'string' ? parseObject(template.TemplateConfig) : undefined;
	if (typeof config?.AnalyseTypes !== 'string') return undefined;
	return config.AnalyseTypes.split(',').some((type) => type.trim().toLowerCase() === 'nlp');
}

/**
 * Why a job would not bring what it is made for; undefined when template and NLP parameters go together. Documented: with
 * a template that analyzes NLP, a job without NLP parameters fails.
 */
export function nlpProblem(template: string, templateHasNlp: boolean, hasNlpParams: boolean): string | undefined {
	if (templateHasNlp === hasNlpParams) return undefined;
	const what = templateHasNlp
		? `${template} analyzes NLP, and a job without NLP parameters fails. Add the NLP feature Transcription, or choose another template`
		: `${template} does not analyze NLP, so the NLP parameters would have no effect. Remove them, or choose a template with NLP`;
	return `Template: ${what}; or switch off Check Template in Options.`;
}

function parseObject(text: string): JsonObject | undefined {
	try {
		const content: unknown = JSON.parse(text);
		return isJsonObject(content) ? content : undefined;
	} catch {
		return undefined;
	}
}
