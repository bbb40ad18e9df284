import { createHash, createHmac } from 'node:crypto';
import { ApiError } from '../apiError';
import type { Account } from '../state/accounts';
import type { OssRequest } from './request';

const ALGORITHM = 'OSS4-HMAC-SHA256';

/** ECs of this service are invented, except those of signature V1 and of the additional headers, which are documented. */

/** Documented: the date may differ from the server's clock by 15 minutes. */
const CLOCK_WINDOW_MS = 15 * 60 * 1000;

/** Documented, in seconds: 7 days. */
const LONGEST_EXPIRES = 604_800;

/** What a verification depends on besides the request. */
export interface OssVerification {
	readonly findAccount: (accessKeyId: string) => Account | undefined;
	/** The buckets that the request can be about, by name; undefined is the service itself. */
	readonly candidates: ReadonlyArray<string | undefined>;
	/** The server's clock, ms. */
	readonly now: number;
}

/** Who sent the request, about which bucket, and for which region it was signed. */
export interface OssCaller {
	readonly account: Account;
	readonly bucket: string | undefined;
	readonly region: string;
}

interface Claims {
	readonly accessKeyId: string;
	readonly date: string;
	readonly region: string;
	readonly additional: readonly string[];
	readonly signature: string;
	readonly token: string | undefined;
	/** Seconds, in the query form. */
	readonly expires?: number;
}

/** Whether the request has a signature of OSS, of any version. */
export function isOssSigned(headers: Readonly<Record<string, string>>, rawQuery: string): boolean {
	const inHeader = /^OSS4?[-\s]/.test(headers['authorization'] ?? '');
	return inHeader || /(^|&)(x-oss-signature-version|OSSAccessKeyId)=/.test(rawQuery);
}

/**
 * Checks who sent the request and that it was not altered: form, AccessKey, token, clock, signature.
 *
 * @throws ApiError with the code of the first check that fails
 */
export function verifyOssSignature(request: OssRequest, context: OssVerification): OssCaller {
	const claims = readClaims(request);
	const account = context.findAccount(claims.accessKeyId);
	if (!account || account.status === 'Inactive') {
		const message = account
			? 'The Access Key Id you provided is disabled.'
			: 'The OSS Access Key Id you provided does not exist in our records.';
		throw new ApiError(403, 'InvalidAccessKeyId', message, { OSSAccessKeyId: claims.accessKeyId, EC: '0002-00000902' });
	}
	checkToken(account, claims.token);
	checkClock(claims, context.now);
	const texts = context.candidates.map((bucket) => ({ bucket, text: canonicalRequest(request, bucket, claims) }));
	const match = texts.find(({ text }) => sign(text, account.accessKeySecret, claims) === claims.signature);
	if (match) return { account, bucket: match.bucket, region: claims.region };
	throw new ApiError(
		403,
		'SignatureDoesNotMatch',
		'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
		{
			OSSAccessKeyId: claims.accessKeyId,
			SignatureProvided: claims.signature,
			CanonicalRequest: texts[0]?.text ?? '',
			EC: '0002-00000201',
		},
	);
}

function readClaims({ headers, query }: OssRequest): Claims {
	const authorization = headers['authorization'];
	if (authorization?.startsWith('OSS ') || query.has('OSSAccessKeyId')) {
		// Documented: the EC; the code is not.
		throw new ApiError(403, 'AccessDenied', 'Signature V1 is not accepted. Use signature V4.', { EC: '0002-00000080' });
	}
	if (authorization === undefined) return readQueryClaims(query);
	const parts =
		/^OSS4-HMAC-SHA256 Credential=([^,/]+)\/(\d{8})\/([a-z\d-]+)\/oss\/aliyun_v4_request(?:,AdditionalHeaders=([^,]+))?,Signature=([\da-f]{64})$/.exec(
			authorization,
		);
	if (!parts) throw badAuthorization('The Authorization header is not valid.', '0002-00000209');
	const [, accessKeyId = '', day = '', region = '', names, signature = ''] = parts;
	if (headers['x-oss-content-sha256'] !== 'UNSIGNED-PAYLOAD') {
		throw badAuthorization('x-oss-content-sha256 must be UNSIGNED-PAYLOAD.', '0002-00000210');
	}
	const date = headers['x-oss-date'] ?? '';
	if (!date.startsWith(day))
		throw badAuthorization('The date of the credential is not that of x-oss-date.', '0002-00000205');
	const additional = names?.split(';') ?? [];
	checkAdditional(additional, headers);
	return { accessKeyId, date, region, additional, signature, token: headers['x-oss-security-token'] };
}

function readQueryClaims(query: ReadonlyMap<string, string>): Claims {
	const [accessKeyId = '', day = '', region = '', product, end] = (query.get('x-oss-credential') ?? '').split('/');
	const date = query.get('x-oss-date') ?? '';
	const expires = Number(query.get('x-oss-expires') ?? Number.NaN);
	const isComplete =
		query.get('x-oss-signature-version') === ALGORITHM &&
		product === 'oss' &&
		end === 'aliyun_v4_request' &&
		day !== '';
	if (!isComplete || !date.startsWith(day))
		throw badAuthorization('The query has no complete signature.', '0002-00000209');
	if (!Number.isInteger(expires) || expires < 1 || expires > LONGEST_EXPIRES) {
		throw badAuthorization('x-oss-expires must be between 1 and 604800.', '0002-00000211');
	}
	return {
		accessKeyId,
		date,
		region,
		expires,
		additional: (query.get('x-oss-additional-headers') ?? '').split(';').filter(Boolean),
		signature: query.get('x-oss-signature') ?? '',
		token: query.get('x-oss-security-token'),
	};
}

function checkAdditional(names: readonly string[], headers: Readonly<Record<string, string>>): void {
	const absent = names.find((name) => !Object.hasOwn(headers, name));
	if (absent !== undefined) throw badAuthorization(`The header ${absent} was signed but not sent.`, '0002-00000212');
}

function checkToken({ tokens }: Account, token: string | undefined): void {
	if (!tokens && token === undefined) return;
	const state = token !== undefined && tokens && Object.hasOwn(tokens, token) ? tokens[token] : undefined;
	if (state === 'valid') return;
	if (state === 'expired') {
		const message = 'The security token you provided has expired.';
		throw new ApiError(403, 'SecurityTokenExpired', message, { EC: '0002-00000224' });
	}
	if (tokens && token === undefined) {
		// Inferred: OSS knows a temporary AccessKey only together with its token.
		const message = 'The OSS Access Key Id you provided does not exist in our records.';
		throw new ApiError(403, 'InvalidAccessKeyId', message, { EC: '0002-00000902' });
	}
	throw new ApiError(403, 'InvalidSecurityToken', 'The security token you provided is invalid.', {
		EC: '0002-00000225',
	});
}

function checkClock({ date, expires }: Claims, now: number): void {
	const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date)?.slice(1).map(Number);
	const [year = 0, month = 0, ...rest] = parts ?? [];
	if (!parts) throw badAuthorization('x-oss-date is not valid.', '0002-00000205');
	const at = Date.UTC(year, month - 1, ...rest);
	if (expires !== undefined) {
		if (now > at + expires * 1000)
			throw new ApiError(403, 'AccessDenied', 'Request has expired.', { EC: '0002-00000219' });
		return;
	}
	if (Math.abs(now - at) > CLOCK_WINDOW_MS) {
		const message = 'The difference between the request time and the current time is too large.';
		throw new ApiError(403, 'RequestTimeTooSkewed', message, { EC: '0002-00000220' });
	}
}

/** Rebuilt from the decoded key and query, as the documentation describes it for the server. */
function canonicalRequest(request: OssRequest, bucket: string | undefined, { additional }: Claims): string {
	const query = [...request.query]
		.filter(([name]) => name !== 'x-oss-signature')
		.map(([name, value]) => (value === '' ? encode(name) : `${encode(name)}=${encode(value)}`));
	const names = Object.keys(request.headers).filter(
		(name) =>
			name.startsWith('x-oss-') || name === 'content-type' || name === 'content-md5' || additional.includes(name),
	);
	return [
		request.method,
		`/${bucket === undefined ? '' : `${bucket}/`}${encode(request.key).replaceAll('%2F', '/')}`,
		query.sort((left, right) => (nameOf(left) < nameOf(right) ? -1 : 1)).join('&'),
		...names.sort().map((name) => `${name}:${(request.headers[name] ?? '').trim()}`),
		'',
		additional.join(';'),
		'UNSIGNED-PAYLOAD',
	].join('\n');
}

function nameOf(pair: string): string {
	return pair.split('=', 1)[0] ?? '';
}

function sign(text: string, secret: string, { date, region }: Claims): string {
	const day = date.slice(0, 8);
	const scope = `${day}/${region}/oss/aliyun_v4_request`;
	let key: Buffer = createHmac('sha256', `aliyun_v4${secret}`).update(day).digest();
	for (const part of [region, 'oss', 'aliyun_v4_request']) key = createHmac('sha256', key).update(part).digest();
	const hash = createHash('sha256').update(text).digest('hex');
	return createHmac('sha256', key).update(`${ALGORITHM}\n${date}\n${scope}\n${hash}`).digest('hex');
}

function encode(text: string): string {
	return Array.from(Buffer.from(text, 'utf8'), (byte) => {
		const character = String.fromCharCode(byte);
		return /[A-Za-z\d\-_.~]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
	}).join('');
}

function badAuthorization(message: string, EC: string): ApiError {
	return new ApiError(400, 'InvalidArgument', message, { EC });
}
