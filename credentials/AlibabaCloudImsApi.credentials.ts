import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { CREDENTIAL_ERROR_CODES, SERVICE_ERROR_CODES } from './credentialErrorCodes';

/** The action of the credential's test. */
const TEST_ACTION = 'GetCallerIdentity';

const FOR_RAM_ROLE = { show: { authentication: ['ramRole'] } };

/** The fields of Authentication: RAM Role, besides the AccessKey that assumes it. */
const ramRoleFields: INodeProperties[] = [
	{
		displayName: 'Role ARN',
		name: 'roleArn',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. acs:ram::1234567890123456:role/n8n-smarttag',
		description: 'The role that requests are made as. Its trust policy has to name the RAM user of the AccessKey.',
		displayOptions: FOR_RAM_ROLE,
	},
	{
		displayName: 'Session Name',
		name: 'roleSessionName',
		type: 'string',
		default: 'n8n-smarttag',
		description: 'Name of this credential in audit logs: 2 to 64 letters, digits and the characters . @ - _',
		displayOptions: FOR_RAM_ROLE,
	},
	{
		displayName: 'External ID',
		name: 'externalId',
		type: 'string',
		default: '',
		description: 'Only where the trust policy of the role requires one (sts:ExternalId)',
		displayOptions: FOR_RAM_ROLE,
	},
	{
		displayName: 'Duration',
		name: 'durationSeconds',
		type: 'number',
		typeOptions: { minValue: 900 },
		default: 3600,
		description:
			'Lifetime of a session in seconds, from 900 up to what the role allows. Sessions are renewed before they end.',
		displayOptions: FOR_RAM_ROLE,
	},
	{
		displayName: 'Policy',
		name: 'policy',
		type: 'json',
		default: '',
		description: 'JSON that restricts the session further than the role. Usually empty.',
		displayOptions: FOR_RAM_ROLE,
	},
];

/** The AccessKey or role, the region and the endpoint of the service. It signs requests to any Alibaba Cloud API. */
export class AlibabaCloudImsApi implements ICredentialType {
	name = 'alibabaCloudImsApi';

	displayName = 'Alibaba Cloud IMS API';

	documentationUrl = 'https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair';

	icon = {
		light: 'file:../icons/alibabaCloudSmarttag.svg',
		dark: 'file:../icons/alibabaCloudSmarttag.dark.svg',
	} as const;

	properties: INodeProperties[] = [
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'options',
			options: [
				{ name: 'AccessKey', value: 'accessKey', description: 'Permanent key of a RAM user' },
				{
					name: 'RAM Role',
					value: 'ramRole',
					description: 'The AccessKey assumes a role; its sessions are fetched and renewed automatically',
				},
				{
					name: 'Temporary Token (STS)',
					value: 'temporaryToken',
					description: 'Temporary key from STS, valid until it expires',
				},
			],
			default: 'accessKey',
		},
		{
			displayName: 'AccessKey ID',
			name: 'accessKeyId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. LTAI5tExample',
			description:
				'Key of a RAM user that may call Intelligent Media Services, not of the Alibaba Cloud account itself',
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
		{
			displayName: 'Security Token',
			name: 'securityToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'The token of the same STS answer as the AccessKey, whose ID starts with "STS."',
			displayOptions: { show: { authentication: ['temporaryToken'] } },
		},
		{
			// n8n drops hidden fields: tokens stored before there was a choice, and those of a role's base key.
			displayName: 'Security Token',
			name: 'securityToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'The token of the same STS answer as the AccessKey, whose ID starts with "STS."',
			displayOptions: {
				// No pattern: n8n evaluates this for each request, and matches a pattern in a VM of its own.
				show: { authentication: ['accessKey', 'ramRole'], accessKeyId: [{ _cnd: { includes: 'STS.' } }] },
			},
		},
		...ramRoleFields,
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
		},
		{
			displayName: 'Session',
			name: 'session',
			type: 'hidden',
			typeOptions: { expirable: true },
			default: '',
		},
	];

	/**
	 * n8n calls this before each request while the expirable property is empty, and stores what it returns. It returns
	 * nothing, so that sessions stay in memory.
	 */
	async preAuthentication(this: IHttpRequestHelper, data: ICredentialDataDecryptedObject): Promise<IDataObject> {
		const [{ recordingRefusals }, { provideSession }] = await Promise.all([
			import('./ownRefusals'),
			import('./session/sessions'),
		]);
		await recordingRefusals(async () => await provideSession(this.helpers.httpRequest, data));
		return {};
	}

	authenticate: IAuthenticate = async (
		data: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const { authenticateRequest } = await import('./authenticate');
		// The test below would otherwise succeed with a session from the time when the role still existed.
		const isTest = requestOptions.headers?.['x-acs-action'] === TEST_ACTION;
		return await authenticateRequest(data, requestOptions, { renewsSession: isTest });
	};

	/**
	 * STS GetCallerIdentity needs no permission. With a role, its session signs, so the role is tested too. The HTTP status
	 * does not distinguish refusals, so the `Code` in the body decides; an answer without an identity is no success.
	 */
	test: ICredentialTestRequest = {
		request: {
			baseURL:
				'={{ $credentials.network === "custom" ? $credentials.customEndpoint.replace(/[\\s\\p{Cf}]+/gu, "") : "https://sts" + ($credentials.network === "vpc" ? "-vpc." : ".") + $credentials.region + ".aliyuncs.com" }}',
			url: '/',
			method: 'POST',
			headers: {
				accept: 'application/json',
				'x-acs-action': TEST_ACTION,
				'x-acs-version': '2015-04-01',
			},
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		},
		rules: [
			...[...CREDENTIAL_ERROR_CODES, ...SERVICE_ERROR_CODES].flatMap(({ codes, advice }) =>
				// A rule compares whole values.
				codes
					.filter((code) => !code.endsWith('*'))
					.map((code) => ({
						type: 'responseSuccessBody' as const,
						properties: { key: 'Code', value: code, message: advice },
					})),
			),
			{
				type: 'responseSuccessBody',
				properties: {
					key: 'Arn',
					value: undefined,
					message:
						'The endpoint did not confirm the AccessKey. Check Network and Custom Endpoint, and whether a proxy between n8n and Alibaba Cloud answers in its place.',
				},
			},
		],
	};
}
