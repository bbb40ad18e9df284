import { type IHttpRequestOptions, UserError } from 'n8n-workflow';

import {
	absoluteAddress,
	bytesOf,
	flatten,
	FORM,
	isMultipart,
	isStream,
	lowerCaseHeaders,
	type RequestOptions,
} from './requestOptions';
import type { AccessKey } from './signature/canonical';
import { ossPath, signOss } from './signature/signatureOss';

/**
 * Names the host of OSS, such as `example-bucket.oss-cn-shanghai.aliyuncs.com`, that another host stands for: a custom domain
 * or an acceleration endpoint. It is removed before the request is sent.
 */
export const OSS_HOST_HEADER = 'x-oss-host';

/**
 * How many milliseconds the clock of OSS is ahead of that of this machine, as a number; negative when it is behind. It is
 * removed before the request is sent.
 */
export const OSS_CLOCK_HEADER = 'x-oss-clock-ahead';

/** What a signature covers of the host: the bucket, and its region. */
interface OssHost {
	/** Absent for the service itself, as in ListBuckets. */
	readonly bucket?: string;
	readonly region: string;
}

/** Documented: public, internal and dual-stack endpoints. */
const ENDPOINTS: readonly RegExp[] = [
	/^(?:(?<bucket>[a-z\d-]+)\.)?oss-(?<region>[a-z]{2}-[a-z\d-]+?)(?:-internal)?\.aliyuncs\.com$/,
	/^(?:(?<bucket>[a-z\d-]+)\.)?(?<region>[a-z]{2}-[a-z\d-]+)\.oss\.aliyuncs\.com$/,
];
/** Documented: these do not contain the region, which the signature needs. */
const ACCELERATED = /(?:^|\.)oss-accelerate(?:-overseas)?\.aliyuncs\.com$/;

/** Whether a request is one to OSS: by its host, or by the header that names one. */
export function isOssRequest(options: RequestOptions): boolean {
	if (namedHost(options) !== undefined) return true;
	const address = absoluteAddress(options);
	// Most requests are not; this is faster than parsing their address.
	if (!/oss/i.test(address)) return false;
	const host = new URL(address).hostname;
	return readHost(host) !== undefined || ACCELERATED.test(host);
}

/**
 * Signs a request to OSS with signature V4, in whatever way n8n's helpers describe requests.
 *
 * The path is encoded once and sent as it was signed. Content-Type is always set where there can be a body, since the HTTP
 * library would otherwise add one that is not signed. A stream is sent as it is. Redirects are not followed. The passed
 * options are not changed.
 *
 * @param time milliseconds since 1970
 * @throws UserError when the bucket or region is not known, or the request cannot be sent as it would be signed
 */
export function signOssRequestOptions(options: RequestOptions, key: AccessKey, time: number): IHttpRequestOptions {
	const { origin, hostname, path, query } = readAddress(absoluteAddress(options));
	const { bucket, region } = findHost(namedHost(options), hostname);
	if (bucket === undefined && path !== '/') {
		throw new UserError(
			'The URL names no bucket in its host, where OSS expects it. Begin it with https://<bucket>.oss-<region>.aliyuncs.com/.',
		);
	}
	const method = (options.method ?? 'GET').toUpperCase();
	const { [OSS_HOST_HEADER]: _host, [OSS_CLOCK_HEADER]: ahead = '0', ...headers } = lowerCaseHeaders(options.headers);
	delete headers.host;
	const content = readContent(options, method, headers);
	const parameters = [...new URLSearchParams(query), ...flatten(options.qs)];
	const signed = signOss({ method, bucket, path, query: parameters, headers: content.headers }, key, {
		...{ region, time: time + (Number(ahead) || 0) },
	});

	const { uri: _uri, qs: _qs, baseURL: _baseURL, form: _form, body: _body, ...rest } = options;
	return {
		...rest,
		...NO_REDIRECTS,
		url: `${origin}${path}${signed.query && `?${signed.query}`}`,
		headers: signed.headers,
		...(content.body === undefined ? {} : { body: content.body }),
	};
}

/** In the words of n8n's newer helper, and in those of its older one. */
const NO_REDIRECTS = { disableFollowRedirect: true, followRedirect: false, followAllRedirects: false };

function namedHost({ headers }: RequestOptions): string | undefined {
	const isNamed = Object.keys(headers ?? {}).some((name) => name.toLowerCase() === OSS_HOST_HEADER);
	return isNamed ? (lowerCaseHeaders(headers)[OSS_HOST_HEADER] ?? '').trim().toLowerCase() : undefined;
}

function readHost(host: string): OssHost | undefined {
	for (const endpoint of ENDPOINTS) {
		const { bucket, region } = host.match(endpoint)?.groups ?? {};
		if (region) return { bucket, region };
	}
	return undefined;
}

function findHost(named: string | undefined, hostname: string): OssHost {
	const host = readHost(named ?? hostname);
	if (host) return host;
	const expected = 'such as example-bucket.oss-cn-shanghai.aliyuncs.com';
	if (named !== undefined) {
		throw new UserError(`The header ${OSS_HOST_HEADER} is not a host of OSS, ${expected}. Correct it.`);
	}
	throw new UserError(
		`The host does not contain the region of the bucket. Add the header ${OSS_HOST_HEADER} with the bucket's host, ${expected}.`,
	);
}

/** The parts of an address, the path in the form that is signed and sent. */
function readAddress(address: string) {
	const { origin, hostname } = new URL(address);
	const [, rawPath = '', query = '', fragment] =
		address.match(/^[^:]*:\/\/[^/?#]*((?:\/[^?#]*)?)(?:\?([^#]*))?(#.*)?$/s) ?? [];
	if (fragment !== undefined) {
		throw new UserError('The URL contains a #, after which nothing is sent. In the key of an object write it as %23.');
	}
	const path = ossPath(rawPath || '/');
	if (/\/\.{1,2}(\/|$)/.test(path)) {
		// Every URL parser removes such a part, so another key than the signed one would arrive.
		throw new UserError(
			'The key of the object has a part that is only dots, which no URL can contain. Use another key.',
		);
	}
	return { origin, hostname, path, query };
}

/** The body as it is sent, and the headers that describe it. */
interface Content {
	readonly headers: Record<string, string>;
	readonly body?: NonNullable<IHttpRequestOptions['body']>;
}

const JSON_TYPE = 'application/json';
const BYTES_TYPE = 'application/octet-stream';

function readContent(options: RequestOptions, method: string, given: Record<string, string>): Content {
	const { 'content-length': length, 'content-type': type, ...headers } = given;
	if (options.formData !== undefined || type?.includes('multipart/')) throw unsignable('A multipart body');
	if (method !== 'PUT' && method !== 'POST') return { headers };
	const content: unknown = options.form ?? options.body;
	const withType = (preset: string) => ({ ...headers, 'content-type': sendableType(type ?? preset) });
	if (content === undefined || content === null || content === '') return { headers: withType(BYTES_TYPE) };

	const bytes = bytesOf(content);
	if (bytes)
		return { headers: withType(BYTES_TYPE), body: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
	if (typeof content === 'string') return { headers: withType('text/plain'), body: Buffer.from(content) };
	if (typeof content !== 'object') throw unsignable(`A body of type ${typeof content}`);
	if (isMultipart(content)) throw unsignable('A multipart body');
	if (isStream(content)) {
		// Documented: without a length, OSS accepts a body in chunks.
		return { headers: { ...withType(BYTES_TYPE), ...(length && { 'content-length': length }) }, body: content };
	}
	if (options.form !== undefined || content instanceof URLSearchParams) {
		const pairs =
			content instanceof URLSearchParams ? content : new URLSearchParams(flatten(content).map(([...pair]) => pair));
		return { headers: withType(FORM), body: Buffer.from(pairs.toString()) };
	}
	const isNothing = Object.keys(content).length === 0 && !Array.isArray(content) && type === undefined;
	if (isNothing) return { headers: withType(BYTES_TYPE) };
	return { headers: withType(JSON_TYPE), body: Buffer.from(JSON.stringify(content)) };
}

/** Bytes of exactly this type are taken apart as a form by n8n's helpers. */
function sendableType(type: string): string {
	return type === FORM ? `${FORM}; charset=utf-8` : type;
}

function unsignable(what: string): UserError {
	return new UserError(`${what} cannot be sent to OSS. Send the file itself, as binary data or text.`);
}
