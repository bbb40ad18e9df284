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

import { connectionTest } from './connectionTest';
import { accessKeyFields, endpointFields } from './imsFields';

/** The role that requests are made as, besides the AccessKey that assumes it. */
const roleFields: INodeProperties[] = [
	{
		displayName: 'Role ARN',
		name: 'roleArn',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. acs:ram::1234567890123456:role/n8n-smarttag',
		description: 'The role that requests are made as. Its trust policy has to name the RAM user of the AccessKey.',
	},
	{
		displayName: 'Session Name',
		name: 'roleSessionName',
		type: 'string',
		default: 'n8n-smarttag',
		description: 'Name of this credential in audit logs: 2 to 64 letters, digits and the characters . @ - _',
	},
	{
		displayName: 'External ID',
		name: 'externalId',
		type: 'string',
		default: '',
		description: 'Only where the trust policy of the role requires one (sts:ExternalId)',
	},
	{
		displayName: 'Duration',
		name: 'durationSeconds',
		type: 'number',
		typeOptions: { minValue: 900 },
		default: 3600,
		description:
			'Lifetime of a session in seconds, from 900 up to what the role allows. Sessions are renewed before they end.',
	},
	{
		displayName: 'Policy',
		name: 'policy',
		type: 'json',
		default: '',
		description: 'JSON that restricts the session further than the role. Usually empty.',
	},
];

/** A role that an AccessKey assumes. Its sessions sign requests to any Alibaba Cloud API and to OSS. */
export class AlibabaCloudImsRamRoleApi implements ICredentialType {
	name = 'alibabaCloudImsRamRoleApi';

	displayName = 'Alibaba Cloud IMS RAM Role API';

	documentationUrl =
		'https://github.com/n8n-nodes-alibaba-cloud-smarttag/n8n-nodes-alibaba-cloud-smarttag/blob/main/docs/ram-role.md';

	icon = {
		light: 'file:../icons/alibabaCloudSmarttag.svg',
		dark: 'file:../icons/alibabaCloudSmarttag.dark.svg',
	} as const;

	properties: INodeProperties[] = [
		...accessKeyFields,
		...roleFields,
		...endpointFields,
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
		return await authenticateRequest('alibabaCloudImsRamRoleApi', data, requestOptions);
	};

	test: ICredentialTestRequest = connectionTest;
}
