import { randomUUID } from 'node:crypto';

import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { TEST_ACTION } from './connectionTest';
import { type CredentialType, readCredential } from './imsCredential';
import { recordingRefusals } from './ownRefusals';
import { refreshSession, signingKey } from './session/sessions';
import { RecentValue } from './signature/recentValue';
import { isOssRequest, signOssRequestOptions } from './signOssRequestOptions';
import { signRequestOptions } from './signRequestOptions';

/** What n8n stored for a credential of this type. */
interface StoredCredential {
	readonly type: CredentialType;
	readonly data: ICredentialDataDecryptedObject;
}

/** A run sends many requests with one credential, and n8n copies its data for each. */
const credentials = new RecentValue(
	({ type, data }: StoredCredential) => readCredential(type, data),
	(one, other) => one.type === other.type && haveSameFields(one.data, other.data),
);

function haveSameFields(one: ICredentialDataDecryptedObject, other: ICredentialDataDecryptedObject): boolean {
	const names = Object.keys(one);
	return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}

/**
 * Signs a request to an API or to OSS with what n8n stored for the credential: its own key, or the session of its role.
 *
 * The credential's test would succeed with a session from the time when the role still existed, so it replaces one that is
 * older than a minute.
 *
 * @param type the credential's type
 * @throws UserError when a field of the credential cannot be used, or the request cannot be signed
 */
export async function authenticateRequest(
	type: CredentialType,
	data: ICredentialDataDecryptedObject,
	requestOptions: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	return await recordingRefusals(async () => {
		const credential = credentials.of({ type, data: { ...data } }, Date.now());
		if (requestOptions.headers?.['x-acs-action'] === TEST_ACTION) await refreshSession(data);
		const key = signingKey(credential, data, requestOptions);
		if (isOssRequest(requestOptions)) return signOssRequestOptions(requestOptions, key, Date.now());
		return signRequestOptions(requestOptions, { ...credential, ...key }, { time: Date.now(), nonce: randomUUID() });
	});
}
