import { customTemplates, describeTemplate, smarttagTemplateType } from '../catalog/templates';
import { missingParameter } from '../errors';
import { checkChoice } from '../rules/fields';
import { type Action, iceVersion } from './action';
import { pageOf } from './paging';

/** Lists the account's templates of one type, by page number. */
export const listCustomTemplates: Action = {
	product: 'ice',
	version: iceVersion,
	parameters: ['Type', 'PageNumber', 'PageSize', 'Name', 'TemplateId', 'Subtype', 'OrderBy'],
	run({ parameters }) {
		const { Type: type, Name: name = '', TemplateId: id, OrderBy: orderBy = 'CreationTime:Desc' } = parameters;
		if (type === undefined) throw missingParameter('Type');
		checkChoice('OrderBy', orderBy, ['CreationTime:Desc', 'CreationTime:Asc', 'CreateTimeDesc']);
		const found = customTemplates
			.filter((template) => type === String(smarttagTemplateType) && template.name.includes(name))
			.filter((template) => id === undefined || template.templateId === id);
		const ordered = orderBy === 'CreationTime:Asc' ? found.reverse() : found;
		return {
			Total: ordered.length,
			CustomTemplateList: pageOf(ordered, parameters).map((template) => ({
				...describeTemplate(template),
				IsDefault: template.isDefault,
				CreateTime: template.createTime,
				ModifiedTime: template.createTime,
			})),
		};
	},
};
