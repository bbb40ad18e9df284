import { createHash, createHmac } from 'node:crypto';
import type { ParsedRequest } from '../requestParser';
import { canonicalQuery } from './canonicalQuery';

/** The only V3 algorithm that the service accepts. */
export const v3Algorithm = 'ACS3-HMAC-SHA256';

/** The parts of an `Authorization` header of scheme V3. */
export interface V3Authorization {
	accessKeyId: string;
	signedHeaders: string[];
	signature: string;
}

/** Reads the documented form `ACS3-HMAC-SHA256 Credential=…,SignedHeaders=…,Signature=…`; undefined for any other. */
export function parseV3Authorization(value: string): V3Authorization | undefined {
	const match = /^ACS3-HMAC-SHA256 Credential=([^,\s]+),SignedHeaders=([^,\s]+),Signature=([0-9a-f]{64})$/.exec(value);
	if (!match) return undefined;
	const [, accessKeyId = '', names = '', signature = ''] = match;
	return { accessKeyId, signedHeaders: names.split(';'), signature };
}

/** Hex SHA-256 of the body as received. */
export function bodyHash(body: Buffer): string {
	return createHash('sha256').update(body).digest('hex');
}

/**
 * The documented canonical request text. The query is rebuilt from its decoded parts because clients may send it
 * unsorted or less escaped than they sign it (observed: the official client does).
 */
export function v3CanonicalRequest(request: ParsedRequest, signedHeaders: readonly string[]): string {
	const headers = signedHeaders.map((name) => `${name}:${(request.headers[name] ?? '').trim()}\n`).join('');
	return [
		request.method,
		request.path,
		canonicalQuery(request.query),
		headers,
		signedHeaders.join(';'),
		bodyHash(request.body),
	].join('\n');
}

/** The documented V3 signature: lower-case hex HMAC-SHA256 over algorithm and hash, key = the secret itself. */
export function v3Signature(canonicalRequest: string, accessKeySecret: string): string {
	const hash = createHash('sha256').update(canonicalRequest).digest('hex');
	return createHmac('sha256', accessKeySecret).update(`${v3Algorithm}\n${hash}`).digest('hex');
}
