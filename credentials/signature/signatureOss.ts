import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';

import { type AccessKey, type Parameter, percentEncode, sha256, type SignedRequest, timestamp } from './canonical';
import { RecentValue } from './recentValue';

const SIGNATURE_V4 = 'OSS4-HMAC-SHA256';

/** Documented: the only value that OSS accepts; the payload itself is checked by Content-MD5 and CRC-64. */
const UNSIGNED_PAYLOAD = 'UNSIGNED-PAYLOAD';

/** A request to OSS as the signer sees it: decoded parameters, lower-case header names, and no body, which is not signed. */
export interface OssRequestToSign {
	readonly method: string;
	/** Signed even where the host does not contain it; absent for ListBuckets. */
	readonly bucket?: string;
	/** The path that is sent, percent-encoded by `ossPath`: `/` and the object's key, or `/` alone for the bucket. */
	readonly path: string;
	readonly query: readonly Parameter[];
	readonly headers: Readonly<Record<string, string>>;
}

/** When and for where a request is signed. */
export interface OssScope {
	/** Milliseconds since 1970. */
	readonly time: number;
	/** The bucket's region without the prefix `oss-`, such as `cn-shanghai`; also for a custom domain. */
	readonly region: string;
	/** Lower-case names of further headers to sign. Documented: every `x-oss-*`, Content-Type and Content-MD5 are signed anyway. */
	readonly additionalHeaders?: readonly string[];
}

/** Headers that a signature adds; those of an earlier signature are replaced. `Date` would compete with `x-oss-date`. */
export const OSS_SIGNATURE_HEADERS: ReadonlySet<string> = new Set([
	'authorization',
	'date',
	'x-oss-content-sha256',
	'x-oss-date',
	'x-oss-security-token',
]);

/** Parameters that the query form adds; those of an earlier signature are replaced. */
const OSS_SIGNATURE_PARAMETERS: ReadonlySet<string> = new Set([
	'x-oss-additional-headers',
	'x-oss-credential',
	'x-oss-date',
	'x-oss-expires',
	'x-oss-security-token',
	'x-oss-signature',
	'x-oss-signature-version',
]);

/**
 * Signs a request to OSS with signature version 4 in the header `Authorization`, as `ali-oss` does.
 *
 * Signed are the method, the bucket, the path, the query and the headers `content-type`, `content-md5` and `x-oss-*`.
 * Whatever adds one of these headers afterwards breaks the signature.
 *
 * Documented: "Include V4 signatures in the Authorization header".
 */
export function signOss(request: OssRequestToSign, key: AccessKey, scope: OssScope): SignedRequest {
	const date = ossTimestamp(scope.time);
	const headers: Record<string, string> = {};
	for (const [name, value] of Object.entries(request.headers)) {
		if (!OSS_SIGNATURE_HEADERS.has(name)) headers[name] = value;
	}
	headers['x-oss-content-sha256'] = UNSIGNED_PAYLOAD;
	headers['x-oss-date'] = date;
	if (key.securityToken) headers['x-oss-security-token'] = key.securityToken;

	const additional = additionalHeaders(scope);
	const query = ossQuery(request.query);
	const signature = signatureOf({ ...request, headers }, { query, additional, date, scope, key });
	// Documented: an empty AdditionalHeaders is refused, so it is left out.
	const names = additional.length > 0 ? `,AdditionalHeaders=${additional.join(';')}` : '';
	headers.authorization = `${SIGNATURE_V4} Credential=${key.accessKeyId}/${credentialScope(date, scope)}${names},Signature=${signature}`;
	return { query, headers };
}

/**
 * Signs a request to OSS with signature version 4 in the query, for a URL that anyone can use until it expires.
 *
 * Of the headers, whoever uses the URL has to send `content-type`, `content-md5`, every `x-oss-*` and the additional ones as
 * they were here.
 *
 * Documented: "Include V4 signatures in the URL".
 *
 * @param expires seconds; documented: 604800 (7 days) at most, and with a security token no longer than the token is valid
 */
export function presignOss(
	request: OssRequestToSign,
	key: AccessKey,
	{ expires, ...scope }: OssScope & { readonly expires: number },
): SignedRequest {
	const date = ossTimestamp(scope.time);
	const additional = additionalHeaders(scope);
	const parameters: Parameter[] = [
		...request.query.filter(([name]) => !OSS_SIGNATURE_PARAMETERS.has(name)),
		['x-oss-signature-version', SIGNATURE_V4],
		['x-oss-date', date],
		['x-oss-expires', String(expires)],
		['x-oss-credential', `${key.accessKeyId}/${credentialScope(date, scope)}`],
	];
	if (key.securityToken) parameters.push(['x-oss-security-token', key.securityToken]);
	if (additional.length > 0) parameters.push(['x-oss-additional-headers', additional.join(';')]);

	const query = ossQuery(parameters);
	const signature = signatureOf(request, { query, additional, date, scope, key });
	return { query: `${query}&x-oss-signature=${signature}`, headers: { ...request.headers } };
}

/** Everything that a path may contain as it is, or an escape. */
const PATH_PIECE = /%[\dA-Fa-f]{2}|[\w.~/-]+|[^]/gu;

/**
 * A path in the one form that is both sent and signed: each byte other than a letter, a digit, `-`, `_`, `.`, `~` and `/` as
 * an upper-case escape. Escapes that the path already has stay what they are; a `%` that begins none is one itself.
 */
export function ossPath(path: string): string {
	return path.replace(PATH_PIECE, (piece) => {
		if (piece.length === 3 && piece.startsWith('%')) {
			const character = String.fromCharCode(Number.parseInt(piece.slice(1), 16));
			return /[\w.~-]/.test(character) ? character : piece.toUpperCase();
		}
		return /^[\w.~/-]/.test(piece) ? piece : percentEncode(piece);
	});
}

/** Parameters encoded and sorted by their encoded names. Documented: an empty value is written without `=`. */
function ossQuery(parameters: readonly Parameter[]): string {
	if (parameters.length === 0) return '';
	return parameters
		.map(([name, value]) => [percentEncode(name), percentEncode(value)] as const)
		.sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0))
		.map(([name, value]) => (value ? `${name}=${value}` : name))
		.join('&');
}

function signatureOf(
	{ method, bucket, path, headers }: OssRequestToSign,
	{
		query,
		additional,
		date,
		scope,
		key,
	}: {
		readonly query: string;
		readonly additional: readonly string[];
		readonly date: string;
		readonly scope: OssScope;
		readonly key: AccessKey;
	},
): string {
	const names = signedNames.of({ all: Object.keys(headers), additional }, scope.time);
	let canonicalHeaders = '';
	for (const name of names) canonicalHeaders += `${name}:${(headers[name] ?? '').trim()}\n`;
	const resource = bucket === undefined ? path : `/${percentEncode(bucket)}${path}`;
	const canonicalRequest = `${method}\n${resource}\n${query}\n${canonicalHeaders}\n${additional.join(';')}\n${UNSIGNED_PAYLOAD}`;
	const stringToSign = `${SIGNATURE_V4}\n${date}\n${credentialScope(date, scope)}\n${sha256(canonicalRequest)}`;
	const signingKey = signingKeys.of(
		{ secret: key.accessKeySecret, day: dayOf(date), region: scope.region },
		scope.time,
	);
	return createHmac('sha256', signingKey).update(stringToSign).digest('hex');
}

/** What the key that signs is derived from. */
interface KeyScope {
	readonly secret: string;
	/** `20260102`. */
	readonly day: string;
	readonly region: string;
}

/** The key that signs a day's requests to a region: each of its four hashes costs as much as a signature. */
const signingKeys = new RecentValue(
	({ secret, day, region }: KeyScope): KeyObject => {
		const parts = [day, region, 'oss', 'aliyun_v4_request'];
		return createSecretKey(parts.reduce(hmac, Buffer.from(`aliyun_v4${secret}`)));
	},
	(one, other) => one.secret === other.secret && one.day === other.day && one.region === other.region,
);

function hmac(key: Buffer, text: string): Buffer {
	return createHmac('sha256', key).update(text).digest();
}

/** Of the names of all headers those that are signed, in their order. */
const signedNames = new RecentValue(
	({ all, additional }: Readonly<Record<'additional' | 'all', readonly string[]>>) =>
		all.filter((name) => isAlwaysSigned(name) || additional.includes(name)).sort(),
	(one, other) => isSameList(one.all, other.all) && isSameList(one.additional, other.additional),
);

function isSameList(one: readonly string[], other: readonly string[]): boolean {
	return one.length === other.length && one.every((name, index) => name === other[index]);
}

function credentialScope(date: string, { region }: OssScope): string {
	return `${dayOf(date)}/${region}/oss/aliyun_v4_request`;
}

function dayOf(date: string): string {
	return date.slice(0, 8);
}

/** A header that is signed anyway is not additional. */
function additionalHeaders({ additionalHeaders: names = [] }: OssScope): readonly string[] {
	return names.length === 0 ? names : [...new Set(names)].filter((name) => !isAlwaysSigned(name)).sort();
}

function isAlwaysSigned(name: string): boolean {
	return name.startsWith('x-oss-') || name === 'content-type' || name === 'content-md5';
}

/** UTC time as OSS writes it in a signature: `20260102T030405Z`. */
function ossTimestamp(time: number): string {
	return timestamp(time).replace(/[-:]/g, '');
}
