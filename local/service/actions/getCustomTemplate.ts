import { smarttagTemplateType } from '../catalog/templates';
import { missingParameter, resourceNotFound } from '../apiError';
import { parseTemplateType } from '../rules/template';
import { type Action, iceVersion } from './action';
import { describeCustomTemplate } from './templateFields';

/** Returns one custom template, by its ID or the default one of a type (documented). The ID takes precedence. */
export const getCustomTemplate: Action = {
	name: 'GetCustomTemplate',
	version: iceVersion,
	permission: 'ice:GetCustomTemplate',
	parameters: ['TemplateId', 'Type', 'Subtype'],
	run({ parameters, templates }) {
		const { TemplateId: id, Type: type } = parameters;
		if (id === undefined && type === undefined) throw missingParameter('TemplateId');
		const hasDefault = id === undefined && parseTemplateType(parameters) === smarttagTemplateType;
		const template = id === undefined ? hasDefault && templates.default() : templates.find(id);
		if (!template) throw resourceNotFound(id === undefined ? 'Type' : 'TemplateId');
		return { CustomTemplate: describeCustomTemplate(template, templates) };
	},
};
