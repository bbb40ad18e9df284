import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { defaultAccounts } from './service';

/** The package's credential types. */
export const CREDENTIAL_TYPE = 'alibabaCloudImsApi';
export const ROLE_CREDENTIAL_TYPE = 'alibabaCloudImsRamRoleApi';

/** The type of credential that holds this data: only that of a role has Role ARN. */
export function credentialTypeOf(data: ICredentialDataDecryptedObject): string {
	return 'roleArn' in data ? ROLE_CREDENTIAL_TYPE : CREDENTIAL_TYPE;
}

/** Data of a credential for a local service, with its first AccessKey. */
export function localCredential(serviceUrl: string): ICredentialDataDecryptedObject {
	const [account] = defaultAccounts;
	if (!account) throw new Error('The local service has no account.');
	return {
		accessKeyId: account.accessKeyId,
		accessKeySecret: account.accessKeySecret,
		securityToken: '',
		region: 'cn-shanghai',
		network: 'custom',
		customEndpoint: serviceUrl,
		signatureVersion: 'V3',
	};
}
