import { Readable } from 'node:stream';

import { AlibabaCloudImsApi } from '../../credentials/AlibabaCloudImsApi.credentials';
import type { RequestOptions } from '../../credentials/requestOptions';
import { isOssRequest, signOssRequestOptions } from '../../credentials/signOssRequestOptions';
import { deepFreeze } from '../support/deepFreeze';

const key = { accessKeyId: 'testAccessKeyId', accessKeySecret: 'testAccessKeySecret' };
const TIME = Date.parse('2026-01-02T03:04:05Z');
const HOST = 'https://example-bucket.oss-cn-shanghai.aliyuncs.com';

const authorization = (request: RequestOptions) => {
	const { headers = {} } = sign(request);
	return typeof headers.authorization === 'string' ? headers.authorization : '';
};
const sign = (request: RequestOptions) => signOssRequestOptions(request, key, TIME);
const scopeOf = (request: RequestOptions) => authorization(request).split(/[/,]/).slice(2, 3)[0];
const signatureOf = (request: RequestOptions) => /Signature=(\w+)$/.exec(authorization(request))?.[1];

describe('a request to OSS', () => {
	it.each([
		[`${HOST}/a`, 'cn-shanghai'],
		['https://example-bucket.oss-cn-beijing-internal.aliyuncs.com/a', 'cn-beijing'],
		['https://oss-cn-hangzhou.aliyuncs.com/', 'cn-hangzhou'],
		['https://example-bucket.cn-shanghai.oss.aliyuncs.com/a', 'cn-shanghai'],
		['HTTPS://Example-Bucket.OSS-cn-shanghai.aliyuncs.com:443/a', 'cn-shanghai'],
	])('is recognized by the host of %s, which has the region', (url, region) => {
		expect(isOssRequest({ url })).toBe(true);
		expect(scopeOf({ url })).toBe(region);
	});

	it.each([
		'https://ice.cn-shanghai.aliyuncs.com/',
		'https://oss.example.com/a',
		'https://evil.example/oss-cn-shanghai.aliyuncs.com/',
		'https://example-bucket.oss-cn-shanghai.aliyuncs.com.evil.example/a',
	])('is not one to %s', (url) => {
		expect(isOssRequest({ url })).toBe(false);
	});

	it('is signed for the bucket that the header names, which is not sent', () => {
		const named = { url: 'https://files.example.com/a.mp4', headers: { 'X-OSS-Host': HOST.slice('https://'.length) } };
		expect(isOssRequest(named)).toBe(true);
		expect(signatureOf(named)).toBe(signatureOf({ url: `${HOST}/a.mp4` }));
		expect(sign(named)).toMatchObject({ url: 'https://files.example.com/a.mp4' });
		expect(JSON.stringify(sign(named))).not.toContain('example-bucket');
	});

	it('is signed by the credential with its own key and clock', async () => {
		jest.useFakeTimers({ now: TIME });
		const { authenticate } = new AlibabaCloudImsApi();
		if (typeof authenticate !== 'function') throw new Error('The credential does not sign by itself');
		const signed = await authenticate({ ...key, region: 'cn-beijing' }, { url: `${HOST}/a` });
		jest.useRealTimers();
		expect(signed).toEqual(sign({ url: `${HOST}/a` }));
	});

	it.each([
		['a+b%2Bc d', '/a%2Bb%2Bc%20d'],
		['演示/😀.mp4', '/%E6%BC%94%E7%A4%BA/%F0%9F%98%80.mp4'],
		['100%', '/100%25'],
		['a//b\\c', '/a//b%5Cc'],
	])('has the path of %j encoded once, signed and sent the same', (entered, path) => {
		expect(sign({ url: `${HOST}/${entered}` }).url).toBe(`${HOST}${path}`);
		expect(signatureOf({ url: `${HOST}/${entered}` })).toBe(signatureOf({ url: `${HOST}${path}` }));
	});

	it('has the query of the URL and of the options, sorted', () => {
		const { url, qs } = sign({ url: `${HOST}/?prefix=a%20b`, qs: { 'list-type': 2, acl: '' } });
		expect([url, qs]).toEqual([`${HOST}/?acl&list-type=2&prefix=a%20b`, undefined]);
	});

	it.each<[string, RequestOptions, string, string | undefined]>([
		['bytes', { body: Buffer.from('ab') }, 'application/octet-stream', 'ab'],
		['an ArrayBuffer', { body: new TextEncoder().encode('ab').buffer }, 'application/octet-stream', 'ab'],
		['a text', { body: '{"a": 1}' }, 'text/plain', '{"a": 1}'],
		['an object', { body: { a: '演' } }, 'application/json', '{"a":"演"}'],
		['a form', { form: { a: '1 2', b: ['x'] } }, 'application/x-www-form-urlencoded; charset=utf-8', 'a=1+2&b.1=x'],
		['nothing', {}, 'application/octet-stream', undefined],
		['the empty object of n8n', { body: {} }, 'application/octet-stream', undefined],
		['a chosen type', { body: 'ab', headers: { 'Content-Type': 'video/mp4' } }, 'video/mp4', 'ab'],
	])('has a signed content type with %s', (_what, content, type, sent) => {
		for (const method of ['PUT', 'POST'] as const) {
			const { headers, body } = sign({ url: `${HOST}/a`, method, ...content });
			expect(headers).toMatchObject({ 'content-type': type });
			expect(Buffer.isBuffer(body) ? body.toString() : body).toBe(sent);
		}
	});

	it('sends a stream as it is, with its length', () => {
		const stream = Readable.from(['ab']);
		const headers = { 'Content-Length': 2, 'Content-MD5': 'GH8F+A==' };
		const signed = sign({ url: `${HOST}/a`, method: 'PUT', body: stream, headers });
		expect(signed.body).toBe(stream);
		expect(signed.headers).toMatchObject({ 'content-length': '2', 'content-md5': 'GH8F+A==' });
	});

	it('follows no redirects, in the words of either helper', () => {
		expect(sign({ url: `${HOST}/a` })).toMatchObject({
			...{ disableFollowRedirect: true, followRedirect: false, followAllRedirects: false },
		});
	});

	it('changes nothing that it is given, and replaces an earlier signature', () => {
		const request = deepFreeze<RequestOptions>({ url: `${HOST}/a`, method: 'PUT', qs: { a: 1 }, body: { b: 1 } });
		const first = signOssRequestOptions(request, { ...key, securityToken: 't' }, 0);
		expect(sign(first)).toEqual(sign({ ...request, ...NO_REDIRECTS, headers: { 'content-type': 'application/json' } }));
	});
});

const NO_REDIRECTS = { disableFollowRedirect: true };

describe('is refused before it is sent:', () => {
	it.each<[string, RequestOptions, string]>([
		['path style', { url: 'https://oss-cn-shanghai.aliyuncs.com/bucket/a' }, 'names no bucket in its host'],
		['acceleration without the region', { url: 'https://b1b.oss-accelerate.aliyuncs.com/a' }, 'x-oss-host'],
		['a header that names no host', { url: 'https://f.example/a', headers: { 'x-oss-host': 'b' } }, 'is not a host'],
		['a fragment', { url: `${HOST}/a#1.mp4` }, 'write it as %23'],
		['a part of only dots', { url: `${HOST}/a/../b` }, 'only dots'],
		['an encoded part of only dots', { url: `${HOST}/a/%2E%2e/b` }, 'only dots'],
		['a multipart body', { url: `${HOST}/a`, method: 'POST', body: new FormData() }, 'multipart'],
	])('%s', (_what, request, message) => {
		expect(isOssRequest(request)).toBe(true);
		expect(() => sign(request)).toThrow(message);
	});
});
