import { missingParameter, resourceNotFound } from '../apiError';
import { type Action, iceVersion } from './action';

/** Deletes a template. Deleting the default one leaves no default. Jobs that use it continue. */
export const deleteCustomTemplate: Action = {
	name: 'DeleteCustomTemplate',
	version: iceVersion,
	permission: 'ice:DeleteCustomTemplate',
	parameters: ['TemplateId'],
	run({ parameters: { TemplateId: id }, templates }) {
		if (id === undefined) throw missingParameter('TemplateId');
		if (!templates.delete(id)) throw resourceNotFound('TemplateId');
		return { Success: true };
	},
};
