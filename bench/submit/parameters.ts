import type { INodeParameters } from 'n8n-workflow';

import { CREDENTIAL_TYPE } from '../engine';

/** This node with one video an item. */
export const submitParameters: INodeParameters = { ossUrl: '={{ $json.video }}', options: { checkTemplate: false } };

/** n8n's HTTP Request node, set to the same submit with the same credential. */
export function httpRequestParameters(address: string): INodeParameters {
	return {
		method: 'POST',
		url: `${address}/`,
		authentication: 'predefinedCredentialType',
		nodeCredentialType: CREDENTIAL_TYPE,
		sendQuery: true,
		queryParameters: {
			parameters: [{ name: 'Input', value: '={{ JSON.stringify({ Type: "OSS", Media: $json.video }) }}' }],
		},
		sendHeaders: true,
		headerParameters: {
			parameters: [
				{ name: 'x-acs-action', value: 'SubmitSmarttagJob' },
				{ name: 'x-acs-version', value: '2020-11-09' },
			],
		},
		options: {},
	};
}
