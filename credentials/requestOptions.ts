import { type IHttpRequestOptions, UserError } from 'n8n-workflow';

import type { Parameter, RequestToSign, SignedRequest } from './signature/canonical';

/**
 * The options that `authenticate` gets. The HTTP Request node still uses the names of n8n's older request helper:
 * `uri`, `form`, `formData`.
 */
export interface RequestOptions extends Omit<IHttpRequestOptions, 'url'> {
	url?: string;
	uri?: string;
	form?: unknown;
	formData?: unknown;
}

/** A request read from n8n's options, together with the address that its signed query is appended to. */
export interface AddressedRequest {
	readonly request: RequestToSign;
	readonly address: string;
}

/** Content type of a form body. */
export const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';

/**
 * Reads n8n's request options of either helper into the request that will be signed and sent.
 *
 * Query values are in the URL and in `qs`. Lists and objects in them are flattened the vendor's way: `Key.1`,
 * `Key.Name`. A JSON body becomes the bytes that will be sent, so that it cannot be serialized differently afterwards.
 *
 * @throws UserError for what cannot be signed: multipart and streamed bodies, a GET with a body, an incomplete URL
 */
export function readRequest(options: RequestOptions): AddressedRequest {
	const url = absoluteUrl(options);
	const method = (options.method ?? 'GET').toUpperCase();
	const headers = lowerCaseHeaders(options.headers);
	const body = readBody(options, method, headers['content-type']);
	delete headers['content-type'];
	delete headers['content-length'];
	delete headers.host;
	if (body.contentType) headers['content-type'] = body.contentType;

	return {
		address: `${url.origin}${url.pathname}`,
		request: {
			method,
			host: url.host,
			path: url.pathname,
			query: [...url.searchParams, ...flatten(options.qs)],
			headers,
			form: body.form,
			body: body.bytes,
		},
	};
}

/**
 * Writes a signed request back into n8n's options: the query is in the URL as it was signed, the body as it was hashed.
 * The passed options are not changed, because n8n shows them to the user.
 */
export function writeRequest(
	options: RequestOptions,
	{ address, request }: AddressedRequest,
	signed: SignedRequest,
): IHttpRequestOptions {
	const { uri: _uri, qs: _qs, baseURL: _baseURL, form: _form, body: _body, ...rest } = options;
	const body = signed.formBody ?? request.body;
	return {
		...rest,
		url: signed.query ? `${address}?${signed.query}` : address,
		headers: signed.headers,
		...(body === undefined ? {} : { body: typeof body === 'string' ? body : Buffer.from(body) }),
	};
}

/** Flattens lists and objects as the vendor's clients do: `{ Id: ['a', 'b'] }` becomes `Id.1=a`, `Id.2=b`. */
export function flatten(value: unknown, prefix = ''): Parameter[] {
	if (value === undefined || value === null) return [];
	if (value instanceof Date) return [[prefix, value.toISOString()]];
	if (isScalar(value)) return prefix ? [[prefix, String(value)]] : [];
	if (typeof value !== 'object') return [];
	const entries: Array<[string, unknown]> = Array.isArray(value)
		? value.map((entry, index) => [String(index + 1), entry])
		: Object.entries(value);
	return entries.flatMap(([name, entry]) => flatten(entry, prefix ? `${prefix}.${name}` : name));
}

function absoluteUrl(options: RequestOptions): URL {
	return new URL(absoluteAddress(options));
}

/**
 * The address of a request as it was entered, the base URL in front of a relative one.
 *
 * @throws UserError when it is not a complete one
 */
export function absoluteAddress(options: RequestOptions): string {
	const target = (options.url ?? options.uri ?? '').toString().trim();
	const joined =
		options.baseURL && !/^[a-z][a-z\d+.-]*:\/\//i.test(target)
			? `${options.baseURL.replace(/(?<!\/)\/+$/, '')}/${target.replace(/^\/+/, '')}`
			: target;
	if (!URL.canParse(joined) || !/^https?:\/\//i.test(joined)) {
		throw new UserError(`The URL "${joined}" is not complete. It has to start with https:// and name a host.`);
	}
	return joined;
}

/** Headers by their names in lower case; several values of one are joined. */
export function lowerCaseHeaders(headers: RequestOptions['headers']): Record<string, string> {
	const lowerCased: Record<string, string> = {};
	for (const [name, value] of Object.entries(headers ?? {})) {
		const values: unknown[] = Array.isArray(value) ? value : [value];
		if (values.every(isScalar)) lowerCased[name.toLowerCase()] = values.join(', ');
	}
	return lowerCased;
}

interface Body {
	readonly contentType?: string;
	readonly form?: Parameter[];
	readonly bytes?: Uint8Array;
}

function readBody(options: RequestOptions, method: string, contentType: string | undefined): Body {
	if (options.formData !== undefined || contentType?.includes('multipart/')) throw unsignable('A multipart body');
	const content: unknown = options.form ?? options.body;
	if (isEmpty(content)) return {};
	if (method === 'GET' || method === 'HEAD') {
		throw new UserError(`A ${method} request carries no body. Put the parameters into the query, or use POST.`);
	}
	const bytes = bytesOf(content);
	if (bytes) return { contentType: contentType ?? 'application/octet-stream', bytes };
	if (content instanceof URLSearchParams) return { contentType: FORM, form: [...content] };
	const isForm = options.form !== undefined || contentType?.startsWith(FORM);
	if (typeof content === 'string') return readText(content, contentType, isForm);
	if (typeof content !== 'object' || content === null) throw unsignable(`A body of type ${typeof content}`);
	if (isStream(content)) throw unsignable('A streamed body');
	if (isMultipart(content)) throw unsignable('A multipart body');
	if (!isPlain(content)) throw unsignable(`A body of the class ${content.constructor.name}`);
	if (isForm) return { contentType: FORM, form: flatten(content) };
	return { contentType: contentType ?? JSON_TYPE, bytes: Buffer.from(JSON.stringify(content)) };
}

function readText(text: string, contentType: string | undefined, isForm: boolean | undefined): Body {
	const looksLikeJson = !contentType && /^\s*[[{]/.test(text);
	if (isForm || (!contentType && !looksLikeJson)) {
		return { contentType: FORM, form: [...new URLSearchParams(text)] };
	}
	return { contentType: contentType ?? JSON_TYPE, bytes: Buffer.from(text) };
}

function isScalar(value: unknown): value is bigint | boolean | number | string {
	return ['bigint', 'boolean', 'number', 'string'].includes(typeof value);
}

function isEmpty(content: unknown): boolean {
	if (content === undefined || content === null || content === '') return true;
	const bytes = bytesOf(content);
	if (bytes) return bytes.length === 0;
	if (content instanceof URLSearchParams) return content.size === 0;
	return typeof content === 'object' && isPlain(content) && Object.keys(content).length === 0;
}

/** The bytes of a buffer of any class; undefined for anything else. */
export function bytesOf(content: unknown): Uint8Array | undefined {
	if (content instanceof ArrayBuffer) return new Uint8Array(content);
	return ArrayBuffer.isView(content)
		? new Uint8Array(content.buffer, content.byteOffset, content.byteLength)
		: undefined;
}

/** The FormData of Node, or that of the form-data module, which n8n uses. */
export function isMultipart(content: object): boolean {
	return content instanceof FormData || ('getHeaders' in content && 'append' in content);
}

/** A list, or an object of no class. The content of all others is not known. */
function isPlain(content: object): boolean {
	return (
		Array.isArray(content) ||
		(Object.prototype.toString.call(content) === '[object Object]' && !isStream(content) && !isMultipart(content))
	);
}

/** A stream of Node.js. */
export function isStream(content: object): content is NodeJS.ReadableStream {
	return 'pipe' in content && typeof content.pipe === 'function';
}

function unsignable(what: string): UserError {
	return new UserError(`${what} cannot be signed for Alibaba Cloud. Send the parameters as query, form or JSON.`);
}
