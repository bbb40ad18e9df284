import { findSystemTemplate } from '../catalog/templates';
import { missingParameter, resourceNotFound } from '../apiError';
import { type Action, iceVersion } from './action';
import { describeTemplate } from './templateFields';

/** Returns one system template. */
export const getSystemTemplate: Action = {
	name: 'GetSystemTemplate',
	version: iceVersion,
	permission: 'ice:GetSystemTemplate',
	parameters: ['TemplateId'],
	run({ parameters: { TemplateId: id } }) {
		if (id === undefined) throw missingParameter('TemplateId');
		const template = findSystemTemplate(id);
		if (!template) throw resourceNotFound('TemplateId');
		return { SystemTemplate: describeTemplate(template) };
	},
};
