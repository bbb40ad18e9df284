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

/**
 * Reads UploadAddress and UploadAuth: two texts in Base64 of JSON. Their examples on the page of the API are swapped, so the
 * fields of both are read together, by name.
 *
 * @returns the names of fields that are missing, when it cannot be used
 */
export function readTicket({ UploadAddress, UploadAuth }: JsonObject): UploadTicket | { readonly missing: string[] } {
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
		},
	};
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
