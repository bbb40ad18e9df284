import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { refuseSystemTemplate } from './systemTemplates';
import { connect } from '../items/connect';
import { jsonContents } from '../items/outputItems';
import { runItems } from '../items/runItems';
import { ItemFields } from '../items/itemFields';

/**
 * Deletes the template of each input item. A delete that may have been executed is not repeated. n8n's rule for deletes is
 * an item with `deleted` alone; the pairing leads to the item that has the ID.
 */
export async function deleteTemplate(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runItems(this, {
		start: async () => await connect(this),
		effect: { noun: 'template', verb: 'deleted' },
		draft: (item) => {
			const fields = new ItemFields(this, item);
			const templateId = fields.requiredId('templateId', 'Template');
			refuseSystemTemplate(templateId, 'deleted', fields.checks);
			return fields.checked(templateId);
		},
		subject: (templateId) => ({ TemplateId: templateId }),
		each: async ({ client }, templateId) => {
			await client.callNonIdempotent('DeleteCustomTemplate', { TemplateId: templateId });
			return jsonContents([{ deleted: true }]);
		},
	});
}
