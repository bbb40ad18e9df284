import type { Parameter } from '../../../credentials/signature/canonical';
import { ossPath, presignOss, signOss } from '../../../credentials/signature/signatureOss';
import vectors from './ossVectors.json';

const pairs = (list: string[][]): Parameter[] => list.map(([name = '', value = '']) => [name, value]);
const pathOf = (objectKey: string): string => ossPath(`/${objectKey}`);
const signatureOf = (query: string): string | undefined => /&x-oss-signature=(\w+)$/.exec(query)?.[1];

describe('the public vectors', () => {
	const { key, region, method, bucket, objectKey, query, headers, canonicalQuery } = vectors.public;
	const request = (contentType: string) => ({
		method,
		bucket,
		path: pathOf(objectKey),
		query: pairs(query),
		headers: { ...headers, 'content-type': contentType },
	});

	test.each<{ name: string; time: number; securityToken?: string; additionalHeaders?: string[]; signature: string }>(
		vectors.public.header,
	)('in a header: $name', ({ time, securityToken, additionalHeaders, signature }) => {
		const scope = { region, time: time * 1000, additionalHeaders };
		const signed = signOss(request('text/plain'), { ...key, securityToken }, scope);
		const names = additionalHeaders ? `,AdditionalHeaders=${additionalHeaders.join(';')}` : '';
		const date = signed.headers['x-oss-date']?.slice(0, 8);
		expect(signed.headers.authorization).toBe(
			`OSS4-HMAC-SHA256 Credential=ak/${date}/cn-hangzhou/oss/aliyun_v4_request${names},Signature=${signature}`,
		);
		expect(signed.query).toBe(canonicalQuery);
	});

	test.each<{ name: string; time: number; securityToken?: string; additionalHeaders?: string[]; signature: string }>(
		vectors.public['query form'],
	)('in the query: $name', ({ time, securityToken, additionalHeaders, signature }) => {
		const scope = { region, time: time * 1000, additionalHeaders, expires: 599 };
		const signed = presignOss(request('application/octet-stream'), { ...key, securityToken }, scope);
		expect(signatureOf(signed.query)).toBe(signature);
	});
});

describe('the worked vectors', () => {
	const { key, securityToken, region, bucket } = vectors.worked;
	const scope = { region, time: Date.parse(vectors.worked.time) };
	const keyOf = (token: boolean | undefined) => (token ? { ...key, securityToken } : key);

	test.each<{
		name: string;
		method: string;
		service?: boolean;
		objectKey: string;
		contentType?: string;
		token?: boolean;
		query: string[][];
		signature: string;
	}>(vectors.worked.header)('in a header: $name', ({ method, service, objectKey, contentType, ...vector }) => {
		const headers = contentType ? { 'content-type': contentType } : undefined;
		const place = { bucket: service ? undefined : bucket, path: pathOf(objectKey) };
		const request = { method, ...place, query: pairs(vector.query), headers: { ...headers } };
		const signed = signOss(request, keyOf(vector.token), scope);
		expect(signed.headers.authorization).toMatch(new RegExp(`,Signature=${vector.signature}$`));
	});

	test.each<{ name: string; token?: boolean; signature: string }>(vectors.worked['query form'])(
		'in the query: $name',
		({ token, signature }) => {
			const request = { method: 'GET', bucket, path: pathOf('video/demo clip+1.mp4'), query: [], headers: {} };
			const signed = presignOss(request, keyOf(token), { ...scope, expires: 3600 });
			expect(signatureOf(signed.query)).toBe(signature);
		},
	);
});

describe('the path', () => {
	test.each([
		['a key as it is', '/video/演示 😀+1.mp4', '/video/%E6%BC%94%E7%A4%BA%20%F0%9F%98%80%2B1.mp4'],
		['a key that is encoded', '/video/%e6%bc%94%E7%A4%BA%20%2b1.mp4', '/video/%E6%BC%94%E7%A4%BA%20%2B1.mp4'],
		['escapes that need none', '/%61%2D%7E%5f', '/a-~_'],
		['an encoded slash, which is one of the key', '/a%2Fb', '/a%2Fb'],
		['a percent sign that begins no escape', '/100%.mp4', '/100%25.mp4'],
		['reserved characters', "/a!'()*?#&=:;,@$", '/a%21%27%28%29%2A%3F%23%26%3D%3A%3B%2C%40%24'],
		['line breaks and control characters', '/a\r\n\u0001b', '/a%0D%0A%01b'],
		['letters that fold to ASCII ones', '/a\u017f/\u212a', '/a%C5%BF/%E2%84%AA'],
		['half of an emoji', '/a\ud83d', '/a%EF%BF%BD'],
	])('is encoded once: %s', (_what, path, encoded) => {
		expect(ossPath(path)).toBe(encoded);
		expect(ossPath(encoded)).toBe(encoded);
	});
});
