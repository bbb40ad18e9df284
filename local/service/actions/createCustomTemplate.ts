import { missingParameter } from '../apiError';
import { checkSmarttagType, checkTemplateName, parseTemplateConfig } from '../rules/template';
import { type Action, iceVersion } from './action';
import { describeCreatedTemplate } from './templateFields';

/** Creates a smart tagging template. Two may have the same name: no page excludes it. */
export const createCustomTemplate: Action = {
	name: 'CreateCustomTemplate',
	version: iceVersion,
	permission: 'ice:CreateCustomTemplate',
	parameters: ['Name', 'Type', 'TemplateConfig', 'Subtype'],
	run({ parameters, templates, now }) {
		const { Name: name, Type: type, TemplateConfig: config } = parameters;
		if (name === undefined) throw missingParameter('Name');
		if (type === undefined) throw missingParameter('Type');
		if (config === undefined) throw missingParameter('TemplateConfig');
		checkTemplateName('Name', name);
		checkSmarttagType(parameters);
		const template = templates.create(name, parseTemplateConfig(config), now);
		return { CustomTemplate: describeCreatedTemplate(template, templates) };
	},
};
