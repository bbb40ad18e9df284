import type { INodeProperties } from 'n8n-workflow';

import {
	byDisplayName,
	effectOptions,
	requestOptions,
	returnAllOrLimit,
	simplify,
	sort,
	updateDisplayOptions,
} from '../panel/fields';
import { templateLocator } from '../panel/locators';
import { analysisTypes, templateSettings } from './templateSettings.panel';

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
			action: 'Create template',
			description: 'Create a template that defines what jobs analyze, and get its TemplateId',
		},
		{
			name: 'Delete',
			value: 'delete',
			action: 'Delete template',
			description: 'Delete a template of the account permanently',
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get template',
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
			action: 'Set template as default',
			description: 'Make a template the one that is used by jobs without a template',
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update template',
			description: 'Change the name or single settings of a template',
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
			description: 'The name to search for',
		},
		{
			displayName: 'Source',
			name: 'source',
			type: 'options',
			options: [
				{ name: 'Both', value: 'both', description: 'Those of the account first' },
				{ name: 'Custom', value: 'custom', description: 'Templates of the account' },
				{ name: 'System', value: 'system', description: 'Templates of the service' },
			],
			default: 'both',
			description: 'Which templates to list',
		},
	],
};

function shownFor(operations: string[], properties: INodeProperties[]): INodeProperties[] {
	return updateDisplayOptions({ show: { resource: ['template'], operation: operations } }, properties);
}

/** Everything the panel shows for Template → Create. */
const createTemplateProperties: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['template'], operation: ['create'] } },
	[
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. News desk',
			description: 'The name of the template, at most 120 characters',
		},
		{ ...analysisTypes, required: true },
		{
			displayName: 'Template Settings',
			name: 'templateSettings',
			type: 'collection',
			placeholder: 'Add Setting',
			default: {},
			options: templateSettings,
		},
		effectOptions,
	],
);

const newName: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. News desk',
	description: 'The new name of the template, at most 120 characters',
};

const updateFields = byDisplayName([
	{ ...analysisTypes, description: 'What jobs with this template analyze, in place of the present types' },
	newName,
	...templateSettings,
]);

/** Everything the panel shows for Template → Update. */
const updateTemplateProperties: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['template'], operation: ['update'] } },
	[
		{ ...templateLocator, required: true, description: 'The template to update, of your account' },
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			description: 'What to change. The rest of the template stays as it is.',
			options: updateFields,
		},
		requestOptions,
	],
);

/** Everything the panel shows for the resource Template. */
export const templateProperties: INodeProperties[] = [
	operation,
	...createTemplateProperties,
	...shownFor(
		['delete', 'setDefault'],
		[
			{
				...templateLocator,
				required: true,
				description: 'A template of your account; those of the service cannot be changed',
			},
		],
	),
	...shownFor(['delete'], [effectOptions]),
	...shownFor(['setDefault'], [requestOptions]),
	...shownFor(
		['get'],
		[
			{ ...templateLocator, required: true, description: 'The template, of your account or of the service' },
			simplify,
			requestOptions,
		],
	),
	...shownFor(
		['getAll'],
		[
			...returnAllOrLimit,
			filters,
			{ ...sort, description: 'The order of the custom templates, by the time of their creation' },
			simplify,
			requestOptions,
		],
	),
	...updateTemplateProperties,
];
