import type { INodeProperties } from 'n8n-workflow';

import { authentication, updateDisplayOptions } from '../panel/fields';
import { jobResults } from '../job/jobResults.panel';

/** Everything the panel shows for the trigger. */
export const jobEndedTriggerProperties: INodeProperties[] = [
	...updateDisplayOptions({ show: { getResults: [true] } }, [authentication]),
	{
		displayName:
			'Enter the webhook URL in the field Notify URL of Job → Submit, for every job that should start this workflow',
		name: 'notifyUrlNotice',
		type: 'notice',
		default: '',
	},
	{
		// For each option of a field with this name, n8n's nodes panel lists a trigger.
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
		displayName: 'Webhook Authentication',
		name: 'webhookAuthentication',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'EventBridge Token',
				value: 'eventBridgeToken',
				description: 'The header x-eventbridge-signature-token has to be the token of the target in EventBridge',
			},
			{
				name: 'None',
				value: 'none',
				description:
					'Anyone who knows the URL can call. At most 30 calls at once, and one a second, are checked with the API.',
			},
			{ name: 'Secret in the URL', value: 'secret', description: 'The URL has to contain a secret' },
			{
				name: 'X-ICE Signature',
				value: 'signature',
				description: 'For event callbacks of IMS with authentication. Covers the URL and the time, not the body.',
			},
		],
		default: 'secret',
		description: 'How to verify that a call comes from the service',
	},
	{
		displayName: 'Secret',
		name: 'secret',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description: 'Any text that is hard to guess, of letters and digits',
		displayOptions: { show: { webhookAuthentication: ['secret'] } },
	},
	{
		displayName: 'Append the secret to the webhook URL in Notify URL: https://…/smarttag?secret=YOUR_SECRET',
		name: 'secretNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { webhookAuthentication: ['secret'] } },
	},
	{
		displayName: 'Token',
		name: 'eventBridgeToken',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description: 'The same text as in the field Token of the target in the EventBridge rule',
		displayOptions: { show: { webhookAuthentication: ['eventBridgeToken'] } },
	},
	{
		displayName:
			'IMS signs the URL and the time of a call, not its body: whoever sees a signed call can send another body for 5 minutes. Keep Get Results on.',
		name: 'signatureNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { webhookAuthentication: ['signature'] } },
	},
	{
		displayName: 'Signature Key',
		name: 'signatureKey',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description: 'The authentication key of the callback settings in the IMS console',
		displayOptions: { show: { webhookAuthentication: ['signature'] } },
	},
	{
		displayName: 'Callback URL',
		name: 'callbackUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://n8n.example.com/webhook/smarttag',
		description:
			'The URL exactly as it is set in IMS, since it is signed. If empty, the webhook URL of this trigger is used.',
		displayOptions: { show: { webhookAuthentication: ['signature'] } },
	},
	{
		displayName: 'Get Results',
		name: 'getResults',
		type: 'boolean',
		noDataExpression: true,
		default: true,
		description:
			'Whether to query the job and its results from the API, which also makes forged calls harmless. Needs the credential.',
	},
	{
		displayName: 'Accept Unverified Events',
		name: 'acceptUnverified',
		type: 'boolean',
		noDataExpression: true,
		default: false,
		description:
			'Whether to start the workflow with what a call says, though anyone may have made it up. Without this, Get Results has to be on, or Webhook Authentication has to be Secret in the URL or EventBridge Token.',
		displayOptions: { show: { getResults: [false], webhookAuthentication: ['none', 'signature'] } },
	},
	...updateDisplayOptions({ show: { getResults: [true] } }, jobResults),
];
