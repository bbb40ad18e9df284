import type { INodeProperties } from 'n8n-workflow';

const displayOptions = { show: { authentication: ['ramRole'] } };

/** What the panel of the credential asks for in the form "RAM Role", besides the AccessKey that assumes it. */
export const RAM_ROLE_FIELDS: INodeProperties[] = [
	{
		displayName: 'Role ARN',
		name: 'roleArn',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. acs:ram::1234567890123456:role/n8n-smarttag',
		description: 'Of the role that requests are made as. Its trust policy has to name the RAM user of the AccessKey.',
		displayOptions,
	},
	{
		displayName: 'Session Name',
		name: 'roleSessionName',
		type: 'string',
		default: 'n8n-smarttag',
		description: 'Stands for this credential in audit logs. 2 to 64 letters, digits and the characters . @ - _.',
		displayOptions,
	},
	{
		displayName: 'External ID',
		name: 'externalId',
		type: 'string',
		default: '',
		description: 'Only where the trust policy of the role asks for one (sts:ExternalId)',
		displayOptions,
	},
	{
		displayName: 'Duration',
		name: 'durationSeconds',
		type: 'number',
		typeOptions: { minValue: 900 },
		default: 3600,
		description:
			'Lifetime of a session in seconds, from 900 up to what the role allows. Sessions are renewed before they end.',
		displayOptions,
	},
	{
		displayName: 'Policy',
		name: 'policy',
		type: 'json',
		default: '',
		description: 'JSON that narrows what the session may do, below what the role may do. Usually empty.',
		displayOptions,
	},
];
