import { createHmac } from 'node:crypto';
import type { ParsedRequest } from '../requestParser';
import { canonicalQuery, encode } from './canonicalQuery';

/** Parameters that belong to the V1 protocol and not to an action (documented). */
export const v1CommonParameters: ReadonlySet<string> = new Set([
	'Action',
	'Version',
	'Format',
	'AccessKeyId',
	'SignatureMethod',
	'SignatureVersion',
	'SignatureNonce',
	'SignatureType',
	'Timestamp',
	'SecurityToken',
	'Signature',
]);

/** The documented V1 string to sign over query and form, without `Signature` itself. */
export function v1StringToSign(request: ParsedRequest): string {
	const signed = [...request.query, ...request.form].filter(([name]) => name !== 'Signature');
	return `${request.method}&${encode('/')}&${encode(canonicalQuery(signed))}`;
}

/** The documented V1 signature: base64 HMAC-SHA1, key = the secret followed by `&`. */
export function v1Signature(stringToSign: string, accessKeySecret: string): string {
	return createHmac('sha1', `${accessKeySecret}&`).update(stringToSign).digest('base64');
}
