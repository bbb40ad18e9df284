import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { connectionTest } from './connectionTest';
import { accessKeyFields, endpointFields } from './imsFields';

/** An AccessKey, the region and the endpoint of the service. It signs requests to any Alibaba Cloud API and to OSS. */
export class AlibabaCloudImsApi implements ICredentialType {
	name = 'alibabaCloudImsApi';

	displayName = 'Alibaba Cloud IMS API';

	documentationUrl = 'https://github.com/n8n-nodes-alibaba-cloud-smarttag/n8n-nodes-alibaba-cloud-smarttag#credentials';

	icon = {
		light: 'file:../icons/alibabaCloudSmarttag.svg',
		dark: 'file:../icons/alibabaCloudSmarttag.dark.svg',
	} as const;

	properties: INodeProperties[] = [
		...accessKeyFields,
		{
			displayName: 'Security Token',
			name: 'securityToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Only for temporary keys, whose AccessKey ID starts with "STS.": the token of the same STS answer',
		},
		...endpointFields,
	];

	authenticate: IAuthenticate = async (
		data: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const { authenticateRequest } = await import('./authenticate');
		return await authenticateRequest('alibabaCloudImsApi', data, requestOptions);
	};

	test: ICredentialTestRequest = connectionTest;
}
