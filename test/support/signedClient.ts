import { createHash, randomUUID } from 'node:crypto';
import { Agent, request as httpRequest } from 'node:http';
import type { LocalService } from '../../local/service';
import { isJsonObject, type JsonObject } from '../../local/service/values';
import { encode } from '../../local/service/http/signatures/canonicalQuery';
import { parseRequest } from '../../local/service/http/requestParser';
import { v1Signature, v1StringToSign } from '../../local/service/http/signatures/v1';
import { v3CanonicalRequest, v3Signature } from '../../local/service/http/signatures/v3';

/** The part of a service that a client needs. */
export type Target = Pick<LocalService, 'url'>;

/** An AccessKey of a client. */
export interface Key {
	accessKeyId: string;
	accessKeySecret: string;
	securityToken?: string;
}

export const testKey: Key = { accessKeyId: 'testAccessKeyId', accessKeySecret: 'testAccessKeySecret' };
export const stsKey: Key = {
	accessKeyId: 'STS.testAccessKeyId',
	accessKeySecret: 'testStsAccessKeySecret',
	securityToken: 'testSecurityToken',
};

/** A request before it is sent; a test may alter it after signing. */
export interface RawRequest {
	method: string;
	path: string;
	query: string;
	headers: Record<string, string>;
	body: string;
}

/** An HTTP answer; `json` is empty when the body is not a JSON object. */
export interface RawAnswer {
	status: number;
	headers: Record<string, string | string[] | undefined>;
	body: string;
	json: JsonObject;
}

export interface CallOptions {
	key?: Key;
	scheme?: 'V3' | 'V1';
	method?: 'GET' | 'POST';
	/** Where the business parameters are sent. */
	place?: 'query' | 'form' | 'json';
	version?: string;
	date?: string;
	nonce?: string;
	/** Prepended to the query before signing, already encoded. */
	extraQuery?: string;
	/** Added before signing. */
	headers?: Record<string, string>;
	/** Common V1 parameters to change or, with undefined, to leave out. */
	common?: Record<string, string | undefined>;
	/** Changes the request after it was signed. */
	alter?: (request: RawRequest) => void;
	/** Aborts the request. */
	signal?: AbortSignal;
}

const agent = new Agent({ keepAlive: false });

/** Signs a request for an action by the documented rules and sends it. */
export function call(
	service: Target,
	action: string,
	parameters: Record<string, string> = {},
	options: CallOptions = {},
): Promise<RawAnswer> {
	const request =
		options.scheme === 'V1'
			? signV1(service, action, parameters, options)
			: signV3(service, action, parameters, options);
	options.alter?.(request);
	return send(service.url, request, options.signal);
}

/** Submits a job with a valid Input unless the parameters say otherwise. */
export function submit(
	service: Target,
	parameters: Record<string, string> = {},
	options: CallOptions = {},
): Promise<RawAnswer> {
	return call(
		service,
		'SubmitSmarttagJob',
		{ Input: input('OSS', 'oss://example-bucket/a.mp4'), ...parameters },
		options,
	);
}

export function input(type: string, media: string): string {
	return JSON.stringify({ Type: type, Media: media });
}

/** A time in ms, in the form of both signatures. */
export function dateOf(ms: number): string {
	return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
}

function signV3(
	service: Target,
	action: string,
	parameters: Record<string, string>,
	{
		key = testKey,
		method = 'POST',
		place = 'query',
		version = '2020-11-09',
		date,
		nonce,
		headers,
		extraQuery,
	}: CallOptions,
): RawRequest {
	const body = place === 'form' ? encodePairs(parameters) : place === 'json' ? JSON.stringify(parameters) : '';
	const request: RawRequest = {
		method,
		path: '/',
		query: [extraQuery, place === 'query' && encodePairs(parameters)].filter(Boolean).join('&'),
		body,
		headers: {
			host: service.url.replace('http://', ''),
			accept: 'application/json',
			'x-acs-action': action,
			'x-acs-version': version,
			'x-acs-date': date ?? dateOf(Date.now()),
			'x-acs-signature-nonce': nonce ?? randomUUID(),
			'x-acs-content-sha256': createHash('sha256').update(body).digest('hex'),
			...(key.securityToken !== undefined && { 'x-acs-security-token': key.securityToken }),
			...(place === 'form' && { 'content-type': 'application/x-www-form-urlencoded' }),
			...(place === 'json' && { 'content-type': 'application/json' }),
			...headers,
		},
	};
	const names = Object.keys(request.headers)
		.filter((name) => name === 'host' || name === 'content-type' || name.startsWith('x-acs-'))
		.sort();
	const signature = v3Signature(v3CanonicalRequest(parsed(request), names), key.accessKeySecret);
	request.headers['authorization'] =
		`ACS3-HMAC-SHA256 Credential=${key.accessKeyId},SignedHeaders=${names.join(';')},Signature=${signature}`;
	return request;
}

function signV1(
	service: Target,
	action: string,
	parameters: Record<string, string>,
	{ key = testKey, method = 'GET', place = 'query', version = '2020-11-09', date, nonce, headers, common }: CallOptions,
): RawRequest {
	const all: Record<string, string | undefined> = {
		...parameters,
		Action: action,
		Version: version,
		Format: 'JSON',
		AccessKeyId: key.accessKeyId,
		SignatureMethod: 'HMAC-SHA1',
		SignatureVersion: '1.0',
		SignatureNonce: nonce ?? randomUUID(),
		Timestamp: date ?? dateOf(Date.now()),
		SecurityToken: key.securityToken,
		...common,
	};
	const request: RawRequest = {
		method,
		path: '/',
		query: place === 'query' ? encodePairs(all) : '',
		body: place === 'form' ? encodePairs(all) : '',
		headers: {
			host: service.url.replace('http://', ''),
			...(place === 'form' && { 'content-type': 'application/x-www-form-urlencoded' }),
			...headers,
		},
	};
	const signature = encode(v1Signature(v1StringToSign(parsed(request)), key.accessKeySecret));
	if (place === 'form') request.body += `&Signature=${signature}`;
	else request.query += `&Signature=${signature}`;
	return request;
}

function parsed({ method, path, query, headers, body }: RawRequest): ReturnType<typeof parseRequest> {
	return parseRequest({ method, path, rawQuery: query, headers, body: Buffer.from(body) });
}

function encodePairs(parameters: Record<string, string | undefined>): string {
	return Object.entries(parameters)
		.flatMap(([name, value]) => (value === undefined ? [] : [`${encode(name)}=${encode(value)}`]))
		.join('&');
}

/** Sends the request unchanged; adds only the length of the body. Rejects without an answer. */
export function send(
	url: string,
	{ method, path, query, headers, body }: RawRequest,
	signal?: AbortSignal,
): Promise<RawAnswer> {
	return new Promise((resolve, reject) => {
		const length = body === '' && method === 'GET' ? {} : { 'content-length': String(Buffer.byteLength(body)) };
		const sent = httpRequest(
			`${url}${path}${query === '' ? '' : `?${query}`}`,
			{ method, headers: { ...headers, ...length }, agent, signal },
			(response) => {
				const chunks: Buffer[] = [];
				response.on('data', (chunk: Buffer) => chunks.push(chunk));
				response.on('error', reject);
				response.on('end', () => {
					const text = Buffer.concat(chunks).toString('utf8');
					resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text, json: parseJson(text) });
				});
			},
		);
		sent.on('error', reject);
		sent.end(body);
	});
}

function parseJson(text: string): JsonObject {
	try {
		const value: unknown = JSON.parse(text);
		return isJsonObject(value) ? value : {};
	} catch {
		return {};
	}
}
