import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { connect } from '../items/connect';
import { jsonContents } from '../items/outputItems';
import { runItems } from '../items/runItems';
import { ItemFields } from '../items/itemFields';
import { queryTemplate, templateJson } from './templateItem';

/** Gets the template of each input item, one of the account or a system template. */
export async function getTemplate(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runItems(this, {
		start: async () => await connect(this),
		draft: (item) => {
			const fields = new ItemFields(this, item);
			const templateId = fields.requiredId('templateId', 'Template');
			return fields.checked({ templateId, simplify: fields.simplify() });
		},
		subject: ({ templateId }) => ({ TemplateId: templateId }),
		each: async ({ client }, { templateId, simplify }) =>
			jsonContents([templateJson(await queryTemplate(client, templateId), simplify)]),
	});
}
