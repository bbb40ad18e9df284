import type { INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../panel/displayOptions';
import { requestOptions } from '../panel/requestOptions';
import { analysisTypes, templateSettings } from './templateFields.panel';

/** Everything the panel shows for Template → Create. */
export const createTemplateProperties: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['template'], operation: ['create'] } },
	[
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			default: '',
			placeholder: 'e.g. News desk',
			description: 'The name of the template, at most 120 characters',
		},
		analysisTypes,
		{
			displayName: 'Template Settings',
			name: 'templateSettings',
			type: 'collection',
			placeholder: 'Add Setting',
			default: {},
			options: templateSettings,
		},
		requestOptions,
	],
);
