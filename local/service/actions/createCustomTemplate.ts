import { missingParameter } from '../apiError';
import { parseTemplateConfig } from '../rules/templateConfig';
import { checkTemplateName } from '../rules/templateName';
import { checkSmarttagType } from '../rules/templateType';
import { type Action, iceVersion } from './action';
import { describeCreatedTemplate } from './templateFields';

/** Makes a smart tagging template. Two may have the same name: nothing is documented against it. */
export const createCustomTemplate: Action = {
	product: 'ice',
	version: iceVersion,
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
