import type { INodeProperties, IWebhookDescription } from 'n8n-workflow';

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

/** Ours below the execution's address, so that a late callback cannot resume a Wait node that comes after this one. */
export const RESUME_PATH = 'smarttag';

/** Where n8n takes calls for a suspended execution. It checks the token and finds the node by the path. */
export const resumeWebhooks: IWebhookDescription[] = [
	{
		name: 'default',
		httpMethod: 'POST',
		responseMode: 'onReceived',
		path: RESUME_PATH,
		restartWebhook: true,
		isFullPath: true,
	},
];

/**
 * What the editor shows on the node while its execution is suspended. Of the run it knows one thing only, the address
 * that the node puts into its metadata; so the number of jobs is written there.
 */
export const waitingTooltip =
	'={{ ((found) => found === null ? "Waiting for the jobs" : "Waiting for " + found[1] + (found[1] === "1" ? " job" : " jobs"))(/#jobs=([0-9]+)$/.exec($execution.resumeUrl)) }}';
