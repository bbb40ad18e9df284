import { smarttagTemplateType } from '../catalog/templates';
import { missingParameter } from '../apiError';
import { checkChoice } from '../rules/fields';
import { type Action, iceVersion } from './action';
import { pageOf } from '../rules/paging';
import { describeCustomTemplate } from './templateFields';

/** The comments of the SDK contain two spellings. */
const newestFirst = ['CreationTime:Desc', 'CreateTimeDesc'];
const oldestFirst = ['CreationTime:Asc', 'CreateTimeAsc'];

/** Lists the account's templates of one type, by page number. */
export const listCustomTemplates: Action = {
	name: 'ListCustomTemplates',
	version: iceVersion,
	permission: 'ice:ListCustomTemplates',
	parameters: ['Type', 'PageNumber', 'PageSize', 'Name', 'TemplateId', 'Subtype', 'OrderBy'],
	run({ parameters, templates }) {
		const { Type: type, Name: name = '', TemplateId: id, OrderBy: orderBy = 'CreationTime:Desc' } = parameters;
		if (type === undefined) throw missingParameter('Type');
		checkChoice('OrderBy', orderBy, [...newestFirst, ...oldestFirst]);
		const found = templates
			.newestFirst()
			.filter((template) => type === String(smarttagTemplateType) && template.name.includes(name))
			.filter((template) => id === undefined || template.templateId === id);
		const ordered = oldestFirst.includes(orderBy) ? found.reverse() : found;
		return {
			Total: ordered.length,
			CustomTemplateList: pageOf(ordered, parameters).map((one) => describeCustomTemplate(one, templates)),
		};
	},
};
