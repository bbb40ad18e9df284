import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { ImsClient } from '../ims/imsClient';
import type { ConfigChange } from './configChange';
import { readStored } from './storedConfig';
import { changedConfig } from './templateConfig';
import { refuseSystemTemplate } from './templateIds';
import { draftUpdate, type TemplateUpdate } from './templateRequest';
import { connect } from '../items/connect';
import { jsonContents } from '../items/outputItems';
import { runItems } from '../items/runItems';
import { ItemFields } from '../items/itemFields';
import { serialize } from './serialize';
import { queryTemplate, templateJson } from './templateAnswer';

/**
 * Changes the template of each input item: reads it, lays over its config what was set, and writes that. A new name alone
 * does not touch the config. It is sent again freely, since the same update twice is one update.
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
			`The config of template ${templateId} is no JSON object, so nothing can be changed in it by field. Nothing was written`,
		);
	}
	return JSON.stringify(changedConfig(config, change));
}
