import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { defaultAccounts } from './service';

/** Type of the package's credential. */
export const CREDENTIAL_TYPE = 'alibabaCloudImsApi';

/** Data of a credential for a local service, with its first AccessKey. */
export function localCredential(serviceUrl: string): ICredentialDataDecryptedObject {
	const [account] = defaultAccounts;
	if (!account) throw new Error('The local service has no account.');
	return {
		authentication: 'accessKey',
		accessKeyId: account.accessKeyId,
		accessKeySecret: account.accessKeySecret,
		securityToken: '',
		region: 'cn-shanghai',
		network: 'custom',
		customEndpoint: serviceUrl,
		signatureVersion: 'V3',
	};
}
