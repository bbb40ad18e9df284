import type { JsonObject } from '../values/fieldReader';
import { readStored } from './storedConfig';
import { analysisTypesOf } from './templateConfig';
import { templateSource, type TemplateSource } from './templateIds';

/** A template as an item: the API's names, what it analyzes as a list, and its config parsed. */
export interface TemplateItem {
	readonly TemplateId?: unknown;
	readonly TemplateName?: unknown;
	readonly IsDefault: boolean;
	readonly Source: TemplateSource;
	readonly AnalyseTypes: string[];
	readonly TemplateConfig?: unknown;
}

/** The simplified item of a template of the API, such as `CustomTemplate`. */
export function templateItem(template: JsonObject): TemplateItem {
	const config = readStored(template.TemplateConfig);
	return {
		TemplateId: template.TemplateId,
		TemplateName: template.TemplateName,
		IsDefault: template.IsDefault === true,
		Source: templateSource(String(template.TemplateId)),
		AnalyseTypes: analysisTypesOf(config ?? {}),
		TemplateConfig: config ?? template.TemplateConfig,
	};
}

/** A template of the API with all that it has, its config parsed where it can be. */
export function wholeTemplateItem(template: JsonObject): JsonObject {
	return { ...template, TemplateConfig: readStored(template.TemplateConfig) ?? template.TemplateConfig };
}
