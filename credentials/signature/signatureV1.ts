import { createHmac } from 'node:crypto';

import {
	type AccessKey,
	canonicalQuery,
	type Parameter,
	percentEncode,
	type RequestToSign,
	type SignedRequest,
	type Stamp,
	timestamp,
} from './canonical';

/** Parameters that a signature adds; those of an earlier signature are replaced. */
export const V1_PARAMETERS: ReadonlySet<string> = new Set([
	'AccessKeyId',
	'Format',
	'SecurityToken',
	'Signature',
	'SignatureMethod',
	'SignatureNonce',
	'SignatureVersion',
	'Timestamp',
]);

/**
 * Signs a request with signature version 1 (`HMAC-SHA1` in the query), as `@alicloud/pop-core` does.
 *
 * `Action` and `Version` have to be in the query or the form of the request. Signed are the method, the query and the
 * form; this version covers neither headers nor any other kind of body. The request is for a JSON answer, because
 * the documented default is XML. `Signature` is last in the query.
 *
 * Documented: "Request syntax and signature method V2 for RPC APIs", which is about `SignatureVersion=1.0`.
 */
export function signV1(request: RequestToSign, key: AccessKey, stamp: Stamp): SignedRequest {
	const query: Parameter[] = [
		...request.query.filter(([name]) => !V1_PARAMETERS.has(name)),
		['AccessKeyId', key.accessKeyId],
		['Format', 'JSON'],
		['SignatureMethod', 'HMAC-SHA1'],
		['SignatureNonce', stamp.nonce],
		['SignatureVersion', '1.0'],
		['Timestamp', timestamp(stamp.time)],
	];
	if (key.securityToken) query.push(['SecurityToken', key.securityToken]);

	const queryString = canonicalQuery(query);
	const signedParameters = request.form ? canonicalQuery([...query, ...request.form]) : queryString;
	const stringToSign = `${request.method}&%2F&${percentEncode(signedParameters)}`;
	const signature = createHmac('sha1', `${key.accessKeySecret}&`).update(stringToSign).digest('base64');

	return {
		query: `${queryString}&Signature=${percentEncode(signature)}`,
		headers: { ...request.headers },
		formBody: request.form && canonicalQuery(request.form),
	};
}
