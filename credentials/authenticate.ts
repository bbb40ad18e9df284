import { randomUUID } from 'node:crypto';

import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { readImsCredential } from './imsCredential';
import { recordingRefusals } from './ownRefusals';
import { refreshSession, signingKey } from './session/sessions';
import { isOssRequest, signOssRequestOptions } from './signOssRequestOptions';
import { signRequestOptions } from './signRequestOptions';

/**
 * Signs a request to an API or to OSS with what n8n stored for the credential: its own key, or the session of its role.
 *
 * @param options.renewsSession the role has to be assumable now, so a session older than a minute is replaced first
 * @throws UserError when a field of the credential cannot be used, or the request cannot be signed
 */
export async function authenticateRequest(
	data: ICredentialDataDecryptedObject,
	requestOptions: IHttpRequestOptions,
	{ renewsSession }: { readonly renewsSession: boolean },
): Promise<IHttpRequestOptions> {
	return await recordingRefusals(async () => {
		const credential = readImsCredential(data);
		if (renewsSession) await refreshSession(data);
		const key = signingKey(credential, data, requestOptions);
		if (isOssRequest(requestOptions)) return signOssRequestOptions(requestOptions, key, Date.now());
		return signRequestOptions(requestOptions, { ...credential, ...key }, { time: Date.now(), nonce: randomUUID() });
	});
}
