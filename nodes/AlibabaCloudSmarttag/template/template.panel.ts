import type { INodeProperties } from 'n8n-workflow';

import { createTemplateProperties } from './create.panel';
import { updateDisplayOptions } from '../panel/displayOptions';
import { templateLocator } from '../panel/locators';
import { requestOptions } from '../panel/requestOptions';
import { returnAllOrLimit, simplify } from '../panel/output';
import { updateTemplateProperties } from './update.panel';

const operation: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['template'] } },
	options: [
		{
			name: 'Create',
			value: 'create',
			action: 'Create a template',
			description: 'Create a template that says what jobs analyze, and get its TemplateId',
		},
		{
			name: 'Delete',
			value: 'delete',
			action: 'Delete a template',
			description: 'Delete a template of the account for good',
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get a template',
			description: 'Get what a template analyzes, and its settings',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many templates',
			description: 'Get a list of templates, of the account and of the service',
		},
		{
			name: 'Set as Default',
			value: 'setDefault',
			action: 'Set a template as default',
			description: 'Make a template the one that jobs without a template use',
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update a template',
			description: 'Change the name or some settings of a template, and leave the others',
		},
	],
	default: 'getAll',
};

const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: [
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			default: '',
			placeholder: 'e.g. News',
			description: 'The name to look for',
		},
		{
			displayName: 'Source',
			name: 'source',
			type: 'options',
			options: [
				{ name: 'Both', value: 'both', description: 'Those of the account first' },
				{ name: 'Custom', value: 'custom', description: 'Templates of the account' },
				{ name: 'System', value: 'system', description: 'Templates that the service offers to everybody' },
			],
			default: 'both',
			description: 'Where the templates come from',
		},
	],
};

function shownFor(operations: string[], properties: INodeProperties[]): INodeProperties[] {
	return updateDisplayOptions({ show: { resource: ['template'], operation: operations } }, properties);
}

/** Everything the panel shows for the resource Template. */
export const templateProperties: INodeProperties[] = [
	operation,
	...createTemplateProperties,
	...shownFor(
		['delete', 'setDefault'],
		[{ ...templateLocator, description: 'The template, one of your own' }, requestOptions],
	),
	...shownFor(
		['get'],
		[{ ...templateLocator, description: 'The template, one of your own or of the service' }, simplify, requestOptions],
	),
	...shownFor(['getAll'], [...returnAllOrLimit, filters, simplify, requestOptions]),
	...updateTemplateProperties,
];
