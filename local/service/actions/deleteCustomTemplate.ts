import { missingParameter, resourceNotFound } from '../apiError';
import { type Action, iceVersion } from './action';

/** Deletes a template, the default one too: then there is no default. Jobs made with it go on. */
export const deleteCustomTemplate: Action = {
	product: 'ice',
	version: iceVersion,
	parameters: ['TemplateId'],
	run({ parameters: { TemplateId: id }, templates }) {
		if (id === undefined) throw missingParameter('TemplateId');
		if (!templates.delete(id)) throw resourceNotFound('TemplateId');
		return { Success: true };
	},
};
