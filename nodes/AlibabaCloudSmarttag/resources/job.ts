import type { INodeProperties } from 'n8n-workflow';

import { submitJobProperties } from './submitJob';

/** Everything the panel shows for the resource Job. */
export const jobProperties: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['job'] } },
		options: [
			{
				name: 'Submit',
				value: 'submit',
				action: 'Submit a job',
				description: 'Start a Smarttag job that analyzes a video, and get its JobId',
			},
		],
		default: 'submit',
	},
	...submitJobProperties,
];
