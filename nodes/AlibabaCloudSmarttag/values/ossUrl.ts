import type { FieldReader } from './fieldReader';
import { quoted, shortText } from './shortText';

/** An OSS object, as a user wrote it down. */
interface OssObject {
	readonly bucket: string;
	readonly key: string;
	/** The region in the host that was written; absent where there is none, as in `oss://bucket/key`. */
	readonly region?: string;
	/** How it was written: in the API's form, as its web address, or as the API's form with the host of the bucket. */
	readonly form: 'address' | 'host' | 'plain';
	/** Whether another object may be meant, so that the user has to say which. */
	readonly isUncertain?: boolean;
}

/**
 * Documented hosts with a bucket in front, which has no dots: public, internal and S3-compatible ones, dual stack, and
 * transfer acceleration, which names no region.
 */
const BUCKET_HOSTS: readonly RegExp[] = [
	/^(?<bucket>[a-z\d-]+)\.(?:s3\.)?oss-(?<region>[a-z]{2}-[a-z\d-]+)\.aliyuncs\.com$/,
	/^(?<bucket>[a-z\d-]+)\.(?<region>[a-z]{2}-[a-z\d-]+)\.oss\.aliyuncs\.com$/,
	/^(?<bucket>[a-z\d-]+)\.oss-accelerate(?:-overseas)?\.aliyuncs\.com$/,
];

/** The host of a region, without a bucket; the bucket is then the first part of the path. OSS itself refuses that form. */
const REGION_HOST = /^(?:s3\.)?oss-(?<region>[a-z]{2}-[a-z\d-]+)\.aliyuncs\.com$/;

const EXAMPLE = 'expected an object like oss://bucket/path/file.mp4';
const OTHER_INPUT = 'For a web address, choose Input Type URL';

/**
 * What looks like a mistake in a key, though OSS allows it. A key is sent as it was written: in it, `%`, `?`, `#` and blanks
 * are characters like others (documented: any UTF-8, but no slash or backslash in front).
 */
const SUSPECTS: ReadonlyArray<readonly [pattern: RegExp, hint: string]> = [
	[
		/%[\da-f]{2}/i,
		'the key has percent-encoded characters such as %20, which are sent as they are. If the name of the object has a blank or another character there, write that character.',
	],
	[/^\s|\s$/, 'the key begins or ends with a blank, which is sent too. Remove it if the name of the object has none.'],
	[
		/[?&](?:x-oss-[a-z-]+|expires|ossaccesskeyid|signature|security-token)=/i,
		'the key has the query of a signed address in it, which is sent as part of the name. Remove it, or choose Input Type URL for a signed https address.',
	],
	[/^[/\\]/, 'the key begins with a slash, which no name in OSS does. Remove it.'],
];

/**
 * Reads a field that names an OSS object into `oss://bucket/key`, which the API expects. What was written as `oss://` keeps
 * its key unchanged. The web address of an object is converted where that is certain; elsewhere, the problem says what to
 * enter. Documented: a job reads buckets in the region of its endpoint.
 *
 * @param text the value, with all its blanks
 * @param region of the credential, such as `cn-shanghai`
 * @returns undefined when a problem was found
 */
export function readOssUrl(field: string, text: string, region: string, reader: FieldReader): string | undefined {
	const written = text.replace(/^[\s\p{Cf}]+/u, '');
	const object = /^oss:/i.test(written) ? plainObject(written) : addressedObject(written.trimEnd());
	// Of an address, what follows the path may be a signature.
	const shown = quoted(/^https?:/i.test(written) ? (written.split(/[?#]/, 1)[0] ?? '') : written);
	if (!object) return reader.problem(field, `${EXAMPLE}, got ${shown}. ${OTHER_INPUT}`);
	const { bucket, key, form, isUncertain } = object;
	const url = `oss://${bucket}/${key}`;
	if (isUncertain) return reader.problem(field, `${EXAMPLE}, got ${shown}. Enter ${shortText(url)}. ${OTHER_INPUT}`);
	if (object.region !== undefined && object.region !== region) {
		return reader.problem(
			field,
			`the bucket is in ${object.region}, and the credential is for ${region}. Choose a credential of ${object.region}, or a signed https address of the object with Input Type URL`,
		);
	}
	if (form === 'address') reader.hints.push(`${field}: the web address of the object was sent as oss://bucket/path.`);
	else hintAtMistakes(field, object, reader);
	return form === 'plain' ? written : url;
}

function hintAtMistakes(field: string, { key, form }: OssObject, reader: FieldReader): void {
	if (form === 'host') reader.hints.push(`${field}: the bucket was sent by its name, without its host.`);
	for (const [pattern, hint] of SUSPECTS) if (pattern.test(key)) reader.hints.push(`${field}: ${hint}`);
}

/** What is written as `oss://bucket/key`, perhaps with the host of the bucket, or a host before it. */
function plainObject(written: string): OssObject | undefined {
	const { host = '', key = '' } = written.match(/^oss:\/\/(?<host>[^/\s]+)\/(?<key>[^]*)$/i)?.groups ?? {};
	if (!host || !key || key.endsWith('/')) return undefined;
	const named = bucketIn(host);
	if (named) return { ...named, key, form: 'host' };
	return inFirstPart(host, key) ?? { bucket: host, key, form: 'plain' };
}

/** The object of a web address; one of any other host is none. */
function addressedObject(written: string): OssObject | undefined {
	const { host = '', path = '', rest } = written.match(HTTP_ADDRESS)?.groups ?? {};
	const decoded = decodedPath(path);
	const key = (decoded ?? path).replace(/^\/+/, '');
	if (!key || key.endsWith('/')) return undefined;
	const named = bucketIn(host);
	if (!named) return inFirstPart(host, key);
	// A plus sign may stand for a blank, and dots for a step up.
	const isUncertain = Boolean(rest) || decoded !== key || /\+|\\|(?:^|\/)\.{1,2}(?:\/|$)/.test(path);
	return { ...named, key, form: 'address', isUncertain };
}

const HTTP_ADDRESS = /^https?:\/\/(?<host>[^/?#\\:@]+)(?::443|:80)?\/(?<path>[^?#]*)(?<rest>(?:[?#][^]*)?)$/i;

/** The path as OSS decodes it; undefined where it is not encoded correctly. */
function decodedPath(path: string): string | undefined {
	try {
		return decodeURIComponent(path);
	} catch {
		return undefined;
	}
}

function bucketIn(host: string): Pick<OssObject, 'bucket' | 'region'> | undefined {
	const lower = host.toLowerCase();
	for (const pattern of BUCKET_HOSTS) {
		const { bucket, region } = lower.match(pattern)?.groups ?? {};
		if (bucket) return { bucket, ...(region && { region: withoutInternal(region) }) };
	}
	return undefined;
}

/** The object of a host without a bucket. */
function inFirstPart(host: string, path: string): OssObject | undefined {
	const { region } = host.toLowerCase().match(REGION_HOST)?.groups ?? {};
	const [bucket = '', ...key] = path.split('/');
	if (!region || !bucket || !key.join('')) return undefined;
	return { bucket, key: key.join('/'), region: withoutInternal(region), form: 'address', isUncertain: true };
}

/** Documented: the host for requests from inside the region. */
function withoutInternal(region: string): string {
	return region.replace(/-internal$/, '');
}
