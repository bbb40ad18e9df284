import type { IDataObject } from 'n8n-workflow';

import type { ImsClient } from '../ims/imsClient';
import { isJsonObject, type JsonObject } from '../values/fieldReader';
import { templateSource } from './templateIds';
import { templateItem, wholeTemplateItem } from './templateItem';

/** Asks for a template, of the account or of the service, by its ID. Throws an ImsFailure when it cannot be had. */
export async function queryTemplate(client: ImsClient, templateId: string): Promise<JsonObject> {
	const isSystem = templateSource(templateId) === 'system';
	const action = isSystem ? 'GetSystemTemplate' : 'GetCustomTemplate';
	const body = await client.callIdempotent(action, { TemplateId: templateId });
	return { TemplateId: templateId, ...templateIn(body) };
}

/** The template in an answer; the answer itself where it has no template inside. */
export function templateIn(body: JsonObject): JsonObject {
	return [body.CustomTemplate, body.SystemTemplate].find(isJsonObject) ?? body;
}

/** The JSON of a template's item. */
export function templateJson(template: JsonObject, simplify: boolean): IDataObject {
	return { ...(simplify ? templateItem(template) : wholeTemplateItem(template)) } as IDataObject;
}
