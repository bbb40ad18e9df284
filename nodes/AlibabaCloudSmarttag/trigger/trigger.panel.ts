import type { INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../panel/displayOptions';
import { jobResults } from '../job/jobResults.panel';

/** Everything the panel shows for the trigger. */
export const jobEndedTriggerProperties: INodeProperties[] = [
	{
		displayName:
			'Put the webhook URL into the field Notify URL of Job → Submit, for every job that is to start this workflow',
		name: 'notifyUrlNotice',
		type: 'notice',
		default: '',
	},
	{
		// n8n makes one trigger of the nodes panel of each option below a field of this name.
		displayName: 'Trigger On',
		name: 'states',
		type: 'multiOptions',
		noDataExpression: true,
		options: [
			{ name: 'Fail', value: 'Fail', action: 'When a job fails', description: 'The job ended without a result' },
			{ name: 'Success', value: 'Success', action: 'When a job succeeds', description: 'The job has results' },
		],
		default: ['Success', 'Fail'],
		description: 'The states in which a job starts the workflow',
	},
	{
		displayName: 'Authentication',
		name: 'authentication',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'None', value: 'none', description: 'Anybody who knows the URL can call it' },
			{ name: 'Secret in the URL', value: 'secret', description: 'The URL has to hold a secret of yours' },
			{
				name: 'X-ICE Signature',
				value: 'signature',
				description: 'For event callbacks of IMS that are set to be signed',
			},
		],
		default: 'secret',
		description: 'How to know that a call comes from the service',
	},
	{
		displayName: 'Secret',
		name: 'secret',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description: 'Any text that is hard to guess, of letters and digits',
		displayOptions: { show: { authentication: ['secret'] } },
	},
	{
		displayName:
			'Append the secret when you put the webhook URL into Notify URL: https://…/smarttag?secret=YOUR_SECRET',
		name: 'secretNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { authentication: ['secret'] } },
	},
	{
		displayName: 'Signature Key',
		name: 'signatureKey',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description: 'The authentication key of the callback settings in the IMS console',
		displayOptions: { show: { authentication: ['signature'] } },
	},
	{
		displayName: 'Callback URL',
		name: 'callbackUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://n8n.example.com/webhook/smarttag',
		description:
			'The URL exactly as it is set in IMS, since the signature is made of it. The webhook URL of this trigger unless set.',
		displayOptions: { show: { authentication: ['signature'] } },
	},
	{
		displayName: 'Get Results',
		name: 'getResults',
		type: 'boolean',
		noDataExpression: true,
		default: true,
		description:
			'Whether to ask the API for the job and its results. That is also what makes a forged call harmless. Needs the credential.',
	},
	...updateDisplayOptions({ show: { getResults: [true] } }, jobResults),
];
