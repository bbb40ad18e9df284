import type { INodeProperties } from 'n8n-workflow';

import { requestOptions, returnAllOrLimit, updateDisplayOptions } from '../panel/fields';
import { pipelineLocator } from '../panel/locators';

const operation: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['pipeline'] } },
	options: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get pipeline',
			description: 'Get the state, the speed and the priority of a pipeline',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many pipelines',
			description: 'Get a list of the queues that jobs wait in',
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
			displayName: 'Speed',
			name: 'speed',
			type: 'options',
			options: [
				{ name: 'AI Video (Smart Tagging)', value: 'AIVideoMCU' },
				{ name: 'Boost', value: 'Boost' },
				{ name: 'Narrowband HD 2.0', value: 'NarrowBandHDV2' },
				{ name: 'Standard', value: 'Standard' },
			],
			default: 'AIVideoMCU',
			description: 'The kind of the pipeline. Smarttag jobs run in those for AI Video.',
		},
	],
};

/** Everything the panel shows for the resource Pipeline. */
export const pipelineProperties: INodeProperties[] = [
	operation,
	...updateDisplayOptions({ show: { resource: ['pipeline'], operation: ['get'] } }, [
		{ ...pipelineLocator, required: true, description: 'The queue whose state, speed and priority to get' },
		requestOptions,
	]),
	...updateDisplayOptions({ show: { resource: ['pipeline'], operation: ['getAll'] } }, [
		...returnAllOrLimit,
		filters,
		requestOptions,
	]),
];
