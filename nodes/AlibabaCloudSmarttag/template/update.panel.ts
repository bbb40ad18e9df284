import type { INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../panel/displayOptions';
import { templateLocator } from '../panel/locators';
import { requestOptions } from '../panel/requestOptions';
import { analysisTypes, templateSettings } from './templateFields.panel';

const name: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. News desk',
	description: 'The new name of the template, at most 120 characters',
};

const updateFields: INodeProperties[] = [
	{ ...analysisTypes, description: 'What jobs with this template analyze from now on, in place of what they did' },
	name,
	...templateSettings,
	// Not localeCompare: it loads the collation rules of all languages, which takes longer than the whole package.
].sort((one, other) => (one.displayName < other.displayName ? -1 : 1));

/** Everything the panel shows for Template → Update. */
export const updateTemplateProperties: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['template'], operation: ['update'] } },
	[
		{ ...templateLocator, description: 'The template to update, one of your own' },
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			description: 'What to change. All else in the template stays as it is.',
			options: updateFields,
		},
		requestOptions,
	],
);
