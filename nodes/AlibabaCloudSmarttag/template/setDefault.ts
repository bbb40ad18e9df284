import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { refuseSystemTemplate } from './systemTemplates';
import { connect } from '../items/connect';
import { jsonContents } from '../items/outputItems';
import { runItems } from '../items/runItems';
import { ItemFields } from '../items/itemFields';
import { serialize } from '../items/serialize';

/** An account has one default template, so the items are processed one after the other, and the last one stays. */
const DEFAULT_TEMPLATE = 'default';

/** Makes the template of each input item the account's default, which a job without a template uses. */
export async function setDefaultTemplate(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const inTurn = serialize();
	return await runItems(this, {
		start: async () => await connect(this),
		effect: { noun: 'template', verb: 'made the default', repetition: 'harmless' },
		draft: (item) => {
			const fields = new ItemFields(this, item);
			const templateId = fields.requiredId('templateId', 'Template');
			refuseSystemTemplate(templateId, 'the default of an account', fields.checks);
			return fields.checked(templateId);
		},
		subject: (templateId) => ({ TemplateId: templateId }),
		each: async ({ client }, templateId) =>
			await inTurn(DEFAULT_TEMPLATE, async () => {
				await client.callIdempotent('SetDefaultCustomTemplate', { TemplateId: templateId });
				return jsonContents([{ TemplateId: templateId, isDefault: true }]);
			}),
	});
}
