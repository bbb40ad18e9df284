import { Readable } from 'node:stream';

import { UserError } from 'n8n-workflow';

import { readRequest, type RequestOptions, writeRequest } from '../../credentials/requestOptions';
import { deepFreeze } from '../support/deepFreeze';

const URL_ROOT = 'https://ecs.cn-shanghai.aliyuncs.com/';
const FORM = 'application/x-www-form-urlencoded';

/** Reads frozen options, so a reader that writes to them fails. */
function read(options: RequestOptions) {
	return readRequest(deepFreeze({ url: URL_ROOT, ...options }));
}

function post(options: RequestOptions) {
	return read({ method: 'POST', ...options }).request;
}

function bytesOf({ body }: { body?: string | Uint8Array }): string | undefined {
	return body === undefined ? undefined : Buffer.from(body).toString('utf8');
}

describe('the address of a request', () => {
	it.each<[from: string, options: RequestOptions, address: string]>([
		['url', { url: 'https://a.example/' }, 'https://a.example/'],
		['uri, as the HTTP Request node names it', { url: undefined, uri: 'https://a.example/' }, 'https://a.example/'],
		['url alone when both are there', { url: 'https://a.example/', uri: 'https://b.example/' }, 'https://a.example/'],
		['a host alone', { url: 'https://a.example' }, 'https://a.example/'],
		['a host with its port', { url: 'http://127.0.0.1:8080/' }, 'http://127.0.0.1:8080/'],
		['baseURL and url', { baseURL: 'https://a.example', url: '/' }, 'https://a.example/'],
		[
			'baseURL and url, with one slash between them',
			{ baseURL: 'https://a.example/p/', url: '/x' },
			'https://a.example/p/x',
		],
		[
			'baseURL and url, with no slash between them',
			{ baseURL: 'https://a.example/p', url: 'x' },
			'https://a.example/p/x',
		],
		['baseURL alone', { baseURL: 'https://a.example/p', url: '' }, 'https://a.example/p/'],
		[
			'an absolute url, whatever the baseURL',
			{ baseURL: 'https://a.example', url: 'HTTPS://B.example/' },
			'https://b.example/',
		],
		['a url without its fragment', { url: 'https://a.example/#part' }, 'https://a.example/'],
	])('is read from %s', (_from, options, address) => {
		const result = read(options);
		const { host, pathname } = new URL(address);
		expect(result.address).toBe(address);
		expect(result.request).toMatchObject({ host, path: pathname });
	});

	it('leaves the default port out of the host, as the HTTP layer does', () => {
		expect(read({ url: 'https://a.example:443/' }).request.host).toBe('a.example');
	});

	it.each<[what: string, options: RequestOptions]>([
		['nothing', { url: undefined }],
		['a path alone', { url: '/?Action=DescribeRegions' }],
		['a host without https://', { url: 'ecs.aliyuncs.com/' }],
		['a host and port without https://', { url: 'ecs.aliyuncs.com:443/' }],
		['a base URL without https://', { baseURL: 'ecs.aliyuncs.com', url: '/' }],
		['a scheme alone', { url: 'https://' }],
	])('is refused when it is %s, with what it has to look like', (_what, options) => {
		expect(() => read(options)).toThrow(UserError);
		expect(() => read(options)).toThrow(/not complete.*https:\/\//);
	});
});

describe('the query of a request', () => {
	const queryOf = (options: RequestOptions) => read(options).request.query;

	it('is that of the URL, decoded, and then qs', () => {
		const options = { url: `${URL_ROOT}?A=1%202&B=%E6%BC%94+x`, qs: { C: 'c&=+%', A: 'again' } };
		expect(queryOf(options)).toEqual([
			['A', '1 2'],
			['B', '演 x'],
			['C', 'c&=+%'],
			['A', 'again'],
		]);
	});

	it('flattens lists and objects the way of the vendor', () => {
		const qs = {
			InstanceId: ['i-1', 'i-2'],
			Tag: [{ Key: 'k', Value: ['v', 'w'] }],
			Filter: { Name: { Like: 'a' } },
		};
		expect(Object.fromEntries(queryOf({ qs }))).toEqual({
			'InstanceId.1': 'i-1',
			'InstanceId.2': 'i-2',
			'Tag.1.Key': 'k',
			'Tag.1.Value.1': 'v',
			'Tag.1.Value.2': 'w',
			'Filter.Name.Like': 'a',
		});
	});

	it('keeps what was set, also false, zero and the empty text, and leaves out what was not', () => {
		const at = new Date('2026-01-02T03:04:05.678Z');
		const qs = { Off: false, None: 0, Empty: '', At: at, Null: null, Missing: undefined, List: [null, 'b'] };
		expect(Object.fromEntries(queryOf({ qs }))).toEqual({
			Off: 'false',
			None: '0',
			Empty: '',
			At: '2026-01-02T03:04:05.678Z',
			'List.2': 'b',
		});
	});
});

describe('the headers of a request', () => {
	it('have lower-case names and text values', () => {
		const { headers } = read({
			headers: { Accept: 'application/json', 'X-ACS-Action': 'A', 'x-count': 3, 'x-none': undefined },
		}).request;
		expect(headers).toEqual({ accept: 'application/json', 'x-acs-action': 'A', 'x-count': '3' });
	});

	it('are without the Host and Content-Length of the user, which the HTTP layer sets', () => {
		const { headers } = post({
			headers: { Host: 'evil.example', 'Content-Length': '7', accept: '*/*' },
			body: { a: 1 },
		});
		expect(headers).toEqual({ accept: '*/*', 'content-type': 'application/json' });
	});

	/** The HTTP Request node makes a list of a header that the user entered twice. */
	it('join a header that is set twice', () => {
		expect(read({ headers: { 'x-tag': ['a', 'b'] } }).request.headers).toEqual({ 'x-tag': 'a, b' });
	});
});

describe('the body of a request', () => {
	it.each<[what: string, body: RequestOptions['body'], bytes: string]>([
		['an object', { a: '演', n: [1] }, '{"a":"演","n":[1]}'],
		['a list', [{ a: 1 }], '[{"a":1}]'],
		['a text that looks like JSON', ' {"a": 1} ', ' {"a": 1} '],
	])('is the JSON bytes of %s', (_what, body, bytes) => {
		const request = post({ body });
		expect(bytesOf(request)).toBe(bytes);
		expect(request).toMatchObject({ headers: { 'content-type': 'application/json' }, form: undefined });
	});

	it('keeps the content type that the user gave it', () => {
		const json = { 'Content-Type': 'application/json; charset=utf-8' };
		expect(post({ headers: json, body: { a: 1 } }).headers).toEqual({ 'content-type': json['Content-Type'] });
		const text = post({ headers: { 'content-type': 'text/plain' }, body: 'a=1' });
		expect(text).toMatchObject({ headers: { 'content-type': 'text/plain' }, form: undefined });
		expect(bytesOf(text)).toBe('a=1');
	});

	it.each<[what: string, options: RequestOptions]>([
		['the form option of the HTTP Request node', { form: { A: '1 2', List: ['x', 'y'] } }],
		['a form written as text', { form: 'A=1+2&List.1=x&List.2=y' }],
		[
			'an object whose content type says form',
			{ headers: { 'Content-Type': FORM }, body: { A: '1 2', List: ['x', 'y'] } },
		],
		[
			'a text whose content type says form',
			{ headers: { 'content-type': `${FORM}; charset=utf-8` }, body: 'A=1%202&List.1=x&List.2=y' },
		],
		['a text of no content type', { body: 'A=1%202&List.1=x&List.2=y' }],
		[
			'URLSearchParams',
			{
				body: new URLSearchParams([
					['A', '1 2'],
					['List.1', 'x'],
					['List.2', 'y'],
				]),
			},
		],
	])('is a form when it is from %s', (_what, options) => {
		const request = post(options);
		expect(request.form).toEqual([
			['A', '1 2'],
			['List.1', 'x'],
			['List.2', 'y'],
		]);
		expect(request).toMatchObject({ headers: { 'content-type': FORM }, body: undefined });
	});

	it.each<[what: string, body: RequestOptions['body']]>([
		['a Buffer', Buffer.from([0, 1, 254, 255])],
		['a typed array', new Uint8Array([0, 1, 254, 255])],
		['a part of a larger memory', new Uint8Array([9, 0, 1, 254, 255, 9]).subarray(1, 5)],
		['an ArrayBuffer', new Uint8Array([0, 1, 254, 255]).buffer],
	])('is the bytes of %s, as they are', (_what, body) => {
		const request = post({ body });
		expect(request.headers).toEqual({ 'content-type': 'application/octet-stream' });
		expect([...Buffer.from(request.body ?? '')]).toEqual([0, 1, 254, 255]);
	});

	it.each<[what: string, options: RequestOptions]>([
		['an empty object', { body: {} }],
		['an empty list', { body: [] }],
		['an empty text', { body: '' }],
		['an empty Buffer', { body: Buffer.alloc(0) }],
		['an empty form', { form: {} }],
		['empty URLSearchParams', { body: new URLSearchParams() }],
		['null', { body: null }],
		['absent', {}],
	])('is none, and has no content type, when it is %s', (_what, options) => {
		const request = post({ ...options, headers: { 'Content-Type': 'application/json' } });
		expect(request).toMatchObject({ body: undefined, form: undefined, headers: {} });
		expect(request.headers).not.toHaveProperty('content-type');
	});

	it.each(['GET', 'HEAD', undefined] as const)('is refused with the method %s', (method) => {
		expect(() => read({ method, body: { a: 1 } })).toThrow(/GET|HEAD/);
		expect(() => read({ method, body: { a: 1 } })).toThrow(/carries no body.*query.*POST/);
		expect(() => read({ method, body: {} })).not.toThrow();
	});

	it.each<[what: string, options: RequestOptions, message: RegExp]>([
		['multipart, as the HTTP Request node names it', { formData: { file: 'x' } }, /multipart body cannot be signed/i],
		[
			'multipart by content type',
			{ headers: { 'Content-Type': 'multipart/form-data' }, body: { a: 1 } },
			/multipart body cannot be signed/i,
		],
		['multipart by its class', { body: formWithOneField() }, /cannot be signed/],
		['a stream', { body: Readable.from(['x']) }, /streamed body cannot be signed/i],
		['a number', { body: 7 }, /body of type number cannot be signed/i],
		['a Blob', { body: new Blob(['x']) }, /cannot be signed/],
		['a web stream', { body: new Blob(['x']).stream() }, /cannot be signed/],
		['a Map', { body: new Map([['a', 1]]) }, /cannot be signed/],
	])('is refused when it is %s, with what to send instead', (_what, options, message) => {
		const readIt = () => readRequest({ url: URL_ROOT, method: 'POST', ...options });
		expect(readIt).toThrow(UserError);
		expect(readIt).toThrow(message);
		expect(readIt).toThrow(/query, form or JSON/);
	});
});

describe('a signed request put back into the options of n8n', () => {
	const options: RequestOptions = {
		method: 'POST',
		baseURL: URL_ROOT,
		uri: '/',
		qs: { A: '1' },
		headers: { Accept: 'application/json' },
		timeout: 5,
		json: true,
		encoding: 'json',
		returnFullResponse: true,
	};

	function write(rest: RequestOptions, signed: { query: string; formBody?: string }) {
		const input = deepFreeze({ ...options, ...rest });
		return writeRequest(input, readRequest(input), { headers: { authorization: 'x' }, ...signed });
	}

	it('has the query in the URL exactly as it was signed, and no other place to add one', () => {
		const written = write({}, { query: "A=%27'*&B=" });
		expect(written.url).toBe(`${URL_ROOT}?A=%27'*&B=`);
		expect(written).not.toHaveProperty('qs');
		expect(written).not.toHaveProperty('uri');
		expect(written).not.toHaveProperty('baseURL');
		expect(write({ qs: {} }, { query: '' }).url).toBe(URL_ROOT);
	});

	it('has the signed headers alone', () => {
		expect(write({}, { query: '' }).headers).toEqual({ authorization: 'x' });
	});

	it('keeps every other option', () => {
		const { method, timeout, json, encoding, returnFullResponse } = options;
		expect(write({}, { query: '' })).toMatchObject({ method, timeout, json, encoding, returnFullResponse });
	});

	it('has the form as it was signed, the bytes as they were hashed, or no body', () => {
		const form = write({ form: { A: '1' } }, { query: '', formBody: 'A=1' });
		expect(form.body).toBe('A=1');
		expect(form).not.toHaveProperty('form');
		expect(write({ body: { a: '演' } }, { query: '' }).body).toEqual(Buffer.from('{"a":"演"}'));
		expect(write({ body: {} }, { query: '' })).not.toHaveProperty('body');
	});
});

function formWithOneField(): FormData {
	const form = new FormData();
	form.set('file', 'x');
	return form;
}
