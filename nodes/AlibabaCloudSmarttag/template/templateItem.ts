import type { IDataObject } from 'n8n-workflow';

import type { ImsClient } from '../ims/imsClient';
import type { JsonObject } from '../values/fieldReader';
import { analysisTypesOf, readStored, templateIn } from './templateAnalyses';
import { templateSource, type TemplateSource } from './systemTemplates';

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

/** A template of the API with all its fields, its config parsed if possible. */
export function wholeTemplateItem(template: JsonObject): JsonObject {
	return { ...template, TemplateConfig: readStored(template.TemplateConfig) ?? template.TemplateConfig };
}

/** Queries a template of the account or of the service by its ID. Throws an ImsFailure. */
export async function queryTemplate(client: ImsClient, templateId: string): Promise<JsonObject> {
	const isSystem = templateSource(templateId) === 'system';
	const action = isSystem ? 'GetSystemTemplate' : 'GetCustomTemplate';
	const body = await client.callIdempotent(action, { TemplateId: templateId });
	return { TemplateId: templateId, ...templateIn(body) };
}

/** The JSON of a template's item: simplified, or with all fields of the API. */
export function templateJson(template: JsonObject, simplify: boolean): IDataObject {
	return { ...(simplify ? templateItem(template) : wholeTemplateItem(template)) } as IDataObject;
}
