import type { TemporaryKey } from '../../oss/ossClient';
import { isJsonObject, type JsonObject } from '../../values/fieldReader';

/** Where one file is uploaded to, and with which key, as the media library issues it. */
export interface UploadTicket {
	readonly bucket: string;
	readonly objectKey: string;
	/** Of the bucket, without `oss-`; undefined where neither address nor key says it. */
	readonly region: string | undefined;
	/** Base URL with the bucket in the host; absent for the usual endpoint of the region. */
	readonly endpoint?: string;
	readonly key: TemporaryKey;
}

/** Documented: the public and the internal endpoint of a region. */
const REGION_HOST = /^oss-(?<region>[a-z]{2}-[a-z\d-]+?)(?:-internal)?\.aliyuncs\.com$/;

/** Documented, in milliseconds: how long a key is valid. */
const LIFETIME_MS = 3_000_000;

/** The part of its lifetime after which a key is renewed: 2,700 of 3,000 seconds. */
const RENEWED_AFTER = 0.9;

/**
 * Reads UploadAddress and UploadAuth: two texts in Base64 of JSON. Their examples on the page of the API are swapped, so the
 * fields of both are read together, by name.
 *
 * @param issuedAt when the request for them was sent, in milliseconds since 1970
 * @returns the names of fields that are missing, when it cannot be used
 */
export function readTicket(
	{ UploadAddress, UploadAuth }: JsonObject,
	issuedAt: number,
): UploadTicket | { readonly missing: string[] } {
	const fields = { ...decoded(UploadAddress), ...decoded(UploadAuth) };
	const text = (name: string) => (typeof fields[name] === 'string' ? fields[name].trim() : '');
	const missing = ['Endpoint', 'Bucket', 'FileName', 'AccessKeyId', 'AccessKeySecret', 'SecurityToken'].filter(
		(name) => !text(name),
	);
	if (missing.length > 0) return { missing };
	// Documented with a scheme; without one it is accepted too.
	const address = `https://${text('Endpoint').replace(/^[a-z]+:\/\//i, '')}`;
	if (!URL.canParse(address) || !/^[a-z\d-]+$/.test(text('Bucket'))) return { missing: ['Endpoint'] };
	const { host } = new URL(address);
	const { region: hostRegion } = host.match(REGION_HOST)?.groups ?? {};
	return {
		bucket: text('Bucket'),
		objectKey: text('FileName').replace(/^\/+/, ''),
		region: text('Region').replace(/^oss-/, '') || hostRegion,
		...(hostRegion === undefined && { endpoint: `https://${text('Bucket')}.${host}` }),
		key: {
			accessKeyId: text('AccessKeyId'),
			accessKeySecret: text('AccessKeySecret'),
			securityToken: text('SecurityToken'),
			renewAt: issuedAt + RENEWED_AFTER * lifetimeOf(text('ExpireUTCTime'), text('Expiration'), issuedAt),
		},
	};
}

/**
 * How long a key is valid, in milliseconds. Observed for the twin of VOD: `ExpireUTCTime` is when it ends, and `Expiration` is
 * a number of seconds as text. An end that has passed shows that a clock is off, so it does not count.
 */
function lifetimeOf(expireTime: string, expiration: string, issuedAt: number): number {
	const isDuration = /^\d+(?:\.\d+)?$/.test(expiration);
	const ends = [
		Date.parse(expireTime) - issuedAt,
		isDuration ? Number(expiration) * 1_000 : Date.parse(expiration) - issuedAt,
	];
	return Math.min(ends.find((lifetime) => lifetime > 0) ?? LIFETIME_MS, LIFETIME_MS);
}

function decoded(value: unknown): JsonObject {
	if (typeof value !== 'string') return {};
	try {
		const content: unknown = JSON.parse(Buffer.from(value, 'base64').toString('utf8'));
		return isJsonObject(content) ? content : {};
	} catch {
		return {};
	}
}
