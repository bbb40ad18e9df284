import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { draftCreate } from './templateRequest';
import { connect } from '../items/connect';
import { jsonContents } from '../items/outputItems';
import { runItems } from '../items/runItems';
import { ItemFields } from '../items/itemFields';
import { templateIn } from './templateAnalyses';
import { templateJson } from './templateItem';

/** Creates a Smarttag template for each input item. A create that may have been executed is not repeated. */
export async function createTemplate(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runItems(this, {
		start: async () => await connect(this),
		effect: { noun: 'template', verb: 'created', idKey: 'TemplateId' },
		draft: (item) => {
			const fields = new ItemFields(this, item);
			const settings = {
				...fields.collection('templateSettings', 'Template Settings'),
				name: fields.value('name', 'Name'),
				analysisTypes: fields.value('analysisTypes', 'Analysis Types'),
			};
			return fields.checked(draftCreate(settings, fields.checks));
		},
		each: async ({ client }, parameters) => {
			const body = await client.callNonIdempotent('CreateCustomTemplate', parameters);
			return jsonContents([templateJson(templateIn(body), true)]);
		},
	});
}
