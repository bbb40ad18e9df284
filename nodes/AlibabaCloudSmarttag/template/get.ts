import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { forEachItem } from '../items/eachItem';
import { ItemFields } from '../items/itemFields';
import { queryTemplate, templateJson } from './templateAnswer';

/** Gets the template of each input item, one of the account or a system template. */
export async function getTemplate(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await forEachItem(this, {
		draft: (item) => {
			const fields = new ItemFields(this, item);
			const templateId = fields.requiredId('templateId', 'Template');
			return fields.checked({ templateId, simplify: fields.simplify() });
		},
		run: async ({ client }, { templateId, simplify }) => [
			templateJson(await queryTemplate(client, templateId), simplify),
		],
	});
}
