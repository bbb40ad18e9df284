import { missingParameter, resourceNotFound } from '../apiError';
import { type Action, iceVersion } from './action';

/** Makes a custom template the default one; what was it before is it no more. */
export const setDefaultCustomTemplate: Action = {
	product: 'ice',
	version: iceVersion,
	parameters: ['TemplateId'],
	run({ parameters: { TemplateId: id }, templates }) {
		if (id === undefined) throw missingParameter('TemplateId');
		if (!templates.setDefault(id)) throw resourceNotFound('TemplateId');
		return { Success: true };
	},
};
