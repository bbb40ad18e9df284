import { missingParameter, resourceNotFound } from '../apiError';
import { checkTemplateName, parseTemplateConfig } from '../rules/template';
import type { TemplateChange } from '../state/templateStore';
import { type Action, iceVersion } from './action';

/** Changes a template's name, its configuration or both. The configuration is replaced, not merged (inferred). */
export const updateCustomTemplate: Action = {
	name: 'UpdateCustomTemplate',
	version: iceVersion,
	permission: 'ice:UpdateCustomTemplate',
	parameters: ['TemplateId', 'Name', 'TemplateConfig'],
	run({ parameters, templates, now }) {
		const { TemplateId: id, Name: name, TemplateConfig: config } = parameters;
		if (id === undefined) throw missingParameter('TemplateId');
		checkTemplateName('Name', name ?? '');
		const change: TemplateChange = {
			...(name !== undefined && { name }),
			...(config !== undefined && { config: parseTemplateConfig(config) }),
		};
		if (!templates.update(id, change, now)) throw resourceNotFound('TemplateId');
		return { Success: true };
	},
};
