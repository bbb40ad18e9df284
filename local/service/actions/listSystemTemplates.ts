import { smarttagTemplateType, systemTemplates } from '../catalog/templates';
import { missingParameter } from '../apiError';
import { checkChoice } from '../rules/fields';
import { type Action, iceVersion } from './action';
import { pageOf } from '../rules/paging';
import { describeTemplate } from './templateFields';

/** Lists the system templates; `Type` accepts several types, comma-separated (documented). */
export const listSystemTemplates: Action = {
	name: 'ListSystemTemplates',
	version: iceVersion,
	permission: 'ice:ListSystemTemplates',
	parameters: ['Type', 'PageNumber', 'PageSize', 'Name', 'TemplateId', 'Subtype', 'Status'],
	run({ parameters }) {
		const { Type: types, Name: name = '', TemplateId: id, Status: status = 'Normal' } = parameters;
		if (types === undefined) throw missingParameter('Type');
		checkChoice('Status', status, ['Normal', 'Invisible', 'All']);
		const found = systemTemplates
			.filter((template) => types.split(',').includes(String(smarttagTemplateType)) && template.name.includes(name))
			.filter((template) => status !== 'Invisible' && (id === undefined || template.templateId === id));
		return { Total: found.length, SystemTemplateList: pageOf(found, parameters).map(describeTemplate) };
	},
};
