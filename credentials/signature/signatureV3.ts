import { createHmac, createSecretKey } from 'node:crypto';

import {
	type AccessKey,
	canonicalQuery,
	type RequestToSign,
	sha256,
	type SignedRequest,
	type Stamp,
	timestamp,
} from './canonical';
import { RecentValue } from './recentValue';

const SIGNATURE_V3 = 'ACS3-HMAC-SHA256';
const EMPTY_BODY_HASH = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** Headers that a signature adds; those of an earlier signature are replaced. */
export const V3_HEADERS: ReadonlySet<string> = new Set([
	'authorization',
	'x-acs-accesskey-id',
	'x-acs-content-sha256',
	'x-acs-date',
	'x-acs-security-token',
	'x-acs-signature-nonce',
]);

/**
 * Signs a request with signature version 3 (`ACS3-HMAC-SHA256`).
 *
 * Action and version are read from the `x-acs-action` and `x-acs-version` headers of the request.
 * Signed are the method, the path, the query, the body, `host`, `content-type` and every `x-acs-*` header.
 *
 * Documented: "V3 request structure and signature". Read in the vendor's client: `x-acs-accesskey-id` accompanies a
 * security token.
 */
export function signV3(request: RequestToSign, key: AccessKey, stamp: Stamp): SignedRequest {
	const formBody = request.form && canonicalQuery(request.form);
	const query = canonicalQuery(request.query);
	const headers: Record<string, string> = {};
	for (const [name, value] of Object.entries(request.headers)) {
		if (!V3_HEADERS.has(name)) headers[name] = value;
	}
	headers['x-acs-date'] = timestamp(stamp.time);
	headers['x-acs-signature-nonce'] = stamp.nonce;
	headers['x-acs-content-sha256'] = bodyHash(formBody ?? request.body);
	if (key.securityToken) {
		headers['x-acs-accesskey-id'] = key.accessKeyId;
		headers['x-acs-security-token'] = key.securityToken;
	}

	const { names, signedHeaders } = signedNames.of(Object.keys(headers), stamp.time);
	let canonicalHeaders = '';
	for (const name of names) {
		const value = name === 'host' ? request.host : (headers[name] ?? '');
		canonicalHeaders += `${name}:${value.trim()}\n`;
	}
	const canonicalRequest = `${request.method}\n${request.path}\n${query}\n${canonicalHeaders}\n${signedHeaders}\n${headers['x-acs-content-sha256']}`;
	const stringToSign = `${SIGNATURE_V3}\n${sha256(canonicalRequest)}`;
	const signature = createHmac('sha256', secretKeys.of(key.accessKeySecret, stamp.time))
		.update(stringToSign)
		.digest('hex');

	headers.authorization = `${SIGNATURE_V3} Credential=${key.accessKeyId},SignedHeaders=${signedHeaders},Signature=${signature}`;
	return { query, headers, formBody };
}

/** The key object of a secret, which Node.js would otherwise make for each signature. */
const secretKeys = new RecentValue((secret: string) => createSecretKey(secret, 'utf8'));

/** Of the names of all headers those that are signed, in their order. */
const signedNames = new RecentValue(
	(all: readonly string[]) => {
		const names = ['host', ...all.filter(isSignedHeader)].sort();
		return { names, signedHeaders: names.join(';') };
	},
	(one, other) => one.length === other.length && one.every((name, index) => name === other[index]),
);

function isSignedHeader(name: string): boolean {
	return name.startsWith('x-acs-') || name === 'content-type';
}

function bodyHash(body: string | Uint8Array | undefined): string {
	return body === undefined || body.length === 0 ? EMPTY_BODY_HASH : sha256(body);
}
