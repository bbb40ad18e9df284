import type { ICredentialTestRequest } from 'n8n-workflow';

import { CREDENTIAL_ERROR_CODES, SERVICE_ERROR_CODES } from './credentialErrorCodes';

/** The action of the test. */
export const TEST_ACTION = 'GetCallerIdentity';

/**
 * The test of both credential types. STS GetCallerIdentity needs no permission. With a role, its session signs, so the role
 * is tested too. The HTTP status does not distinguish refusals, so the `Code` in the body decides; an answer without an
 * identity is no success.
 */
export const connectionTest: ICredentialTestRequest = {
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
