import type { INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../panel/displayOptions';
import { jobResults } from '../jobResults.panel';

/** Whether Submit waits for its jobs, and what it then puts out. */
export const waitForCompletion: INodeProperties[] = [
	{
		displayName: 'Wait For Completion',
		name: 'waitForCompletion',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'No', value: 'no', description: 'Put out the JobIds at once' },
			{
				name: 'Poll',
				value: 'poll',
				description: 'Ask until all jobs are finished. The execution runs meanwhile; for jobs of minutes.',
			},
			{
				name: 'Callback',
				value: 'callback',
				description:
					'Suspend the execution until the service has called for all jobs. Holds no worker; n8n has to be reachable from outside.',
			},
		],
		default: 'no',
		description: 'Whether to wait for the results of the jobs, and how',
	},
	...updateDisplayOptions({ show: { waitForCompletion: ['poll', 'callback'] } }, jobResults),
];
