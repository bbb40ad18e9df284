import { missingParameter, resourceNotFound } from '../apiError';
import { type Action, iceVersion } from './action';

/** Makes a custom template the default one, instead of the current one. */
export const setDefaultCustomTemplate: Action = {
	name: 'SetDefaultCustomTemplate',
	version: iceVersion,
	permission: 'ice:SetDefaultCustomTemplate',
	parameters: ['TemplateId'],
	run({ parameters: { TemplateId: id }, templates }) {
		if (id === undefined) throw missingParameter('TemplateId');
		if (!templates.setDefault(id)) throw resourceNotFound('TemplateId');
		return { Success: true };
	},
};
