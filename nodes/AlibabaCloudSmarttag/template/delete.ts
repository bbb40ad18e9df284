import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { refuseSystemTemplate } from './templateIds';
import { forEachItem } from '../items/eachItem';
import { ItemFields } from '../items/itemFields';

/** Deletes the template of each input item. It is not sent again where it may have been deleted. */
export async function deleteTemplate(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await forEachItem(this, {
		writes: 'The template may have been deleted',
		draft: (item) => {
			const fields = new ItemFields(this, item);
			const templateId = fields.requiredId('templateId', 'Template');
			refuseSystemTemplate(templateId, 'deleted', fields.checks);
			return fields.checked(templateId);
		},
		run: async ({ client }, templateId) => {
			await client.callNonIdempotent('DeleteCustomTemplate', { TemplateId: templateId });
			return [{ TemplateId: templateId, deleted: true }];
		},
	});
}
