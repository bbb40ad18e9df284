import type { INodeProperties } from 'n8n-workflow';

/** The fields of a permanent or temporary key; what kind of key, the credential says. */
export const accessKeyFields: INodeProperties[] = [
	{
		displayName: 'AccessKey ID',
		name: 'accessKeyId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. LTAI5tExample',
		description: 'Key of a RAM user that may call Intelligent Media Services, not of the Alibaba Cloud account itself',
	},
	{
		displayName: 'AccessKey Secret',
		name: 'accessKeySecret',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		required: true,
		description: 'Shown only once, when the AccessKey is created',
	},
];

/** Where requests go, and how those to a gateway are signed. */
export const endpointFields: INodeProperties[] = [
	{
		displayName: 'Region',
		name: 'region',
		type: 'options',
		options: [
			{ name: 'China (Beijing)', value: 'cn-beijing' },
			{ name: 'China (Hangzhou)', value: 'cn-hangzhou' },
			{ name: 'China (Shanghai)', value: 'cn-shanghai' },
		],
		default: 'cn-shanghai',
		description:
			'Where the jobs run. Smarttag exists in these three regions. OSS objects have to be in a bucket of the same region.',
	},
	{
		displayName: 'Network',
		name: 'network',
		type: 'options',
		options: [
			{
				name: 'Public',
				value: 'public',
				description: 'Over the internet, to ice.&lt;region&gt;.aliyuncs.com',
			},
			{
				name: 'VPC',
				value: 'vpc',
				description: 'From an ECS instance of the same region, to ice-vpc.&lt;region&gt;.aliyuncs.com',
			},
			{ name: 'Custom Endpoint', value: 'custom', description: 'Through a gateway of your own' },
		],
		default: 'public',
	},
	{
		displayName: 'Custom Endpoint',
		name: 'customEndpoint',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://ims-gateway.example.com',
		description: 'URL that receives every request. It starts with https://, or with http:// for this machine only.',
		displayOptions: { show: { network: ['custom'] } },
	},
	{
		displayName: 'Signature Version',
		name: 'signatureVersion',
		type: 'options',
		options: [
			{ name: 'V3 (ACS3-HMAC-SHA256)', value: 'V3' },
			{ name: 'V1 (HMAC-SHA1)', value: 'V1', description: 'Discontinued, for gateways that accept nothing newer' },
		],
		default: 'V3',
		description: 'How requests to the endpoint are signed',
		displayOptions: { show: { network: ['custom'] } },
	},
];
