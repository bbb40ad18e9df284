import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { draftCreate } from './templateRequest';
import { forEachItem } from '../items/eachItem';
import { ItemFields } from '../items/itemFields';
import { templateIn, templateJson } from './templateAnswer';

/** Creates a Smarttag template for each input item. It is not sent again where it may have been created. */
export async function createTemplate(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await forEachItem(this, {
		writes: 'The template may have been created',
		madeId: 'TemplateId',
		draft: (item) => {
			const fields = new ItemFields(this, item);
			const given = {
				...fields.collection('templateSettings', 'Template Settings'),
				name: fields.value('name', 'Name'),
				analysisTypes: fields.value('analysisTypes', 'Analysis Types'),
			};
			return fields.checked(draftCreate(given, fields.checks));
		},
		run: async ({ client }, parameters) => {
			const body = await client.callNonIdempotent('CreateCustomTemplate', parameters);
			return [templateJson(templateIn(body), true)];
		},
	});
}
