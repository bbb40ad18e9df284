import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { ImsClient } from '../ims/imsClient';
import { changedConfig, type ConfigChange } from './configChange';
import { readStored } from './templateAnalyses';
import { refuseSystemTemplate } from './systemTemplates';
import { draftUpdate, type TemplateUpdate } from './templateRequest';
import { connect } from '../items/connect';
import { jsonContents } from '../items/outputItems';
import { runItems } from '../items/runItems';
import { ItemFields } from '../items/itemFields';
import { serialize } from '../items/serialize';
import { queryTemplate, templateJson } from './templateItem';

/**
 * Updates the template of each input item: reads it, merges the change into its config, and writes the result. A new name
 * alone does not write the config. The same update twice is one update, so it may be repeated.
 */
export async function updateTemplate(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const inTurn = serialize();
	return await runItems(this, {
		start: async () => await connect(this),
		effect: { noun: 'template', verb: 'updated', repetition: 'harmless' },
		draft: (item) => {
			const fields = new ItemFields(this, item);
			const templateId = fields.requiredId('templateId', 'Template');
			refuseSystemTemplate(templateId, 'updated', fields.checks);
			const update = draftUpdate(fields.collection('updateFields', 'Update Fields'), fields.checks);
			return fields.checked({ templateId, update });
		},
		subject: ({ templateId }) => ({ TemplateId: templateId }),
		each: async ({ client }, { templateId, update }) =>
			await inTurn(templateId, async () => jsonContents([await writeUpdate(client, templateId, update)])),
	});
}

async function writeUpdate(
	client: ImsClient,
	templateId: string,
	{ name, change }: TemplateUpdate,
): Promise<IDataObject> {
	const stored = await queryTemplate(client, templateId);
	const config = change && newConfig(templateId, stored.TemplateConfig, change);
	await client.callIdempotent('UpdateCustomTemplate', {
		TemplateId: templateId,
		...(name !== undefined && { Name: name }),
		...(config && { TemplateConfig: config }),
	});
	const TemplateName = name ?? stored.TemplateName;
	return templateJson({ ...stored, TemplateName, TemplateConfig: config ?? stored.TemplateConfig }, true);
}

function newConfig(templateId: string, stored: unknown, change: ConfigChange): string {
	const config = readStored(stored);
	if (!config) {
		throw new TypeError(
			`The config of template ${templateId} is not a JSON object, so single fields cannot be changed. Nothing was written`,
		);
	}
	return JSON.stringify(changedConfig(config, change));
}
