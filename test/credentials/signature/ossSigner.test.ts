import OSS from 'ali-oss';
import fc from 'fast-check';

import type { AccessKey } from '../../../credentials/signature/canonical';
import { ossPath, type OssRequestToSign, presignOss, signOss } from '../../../credentials/signature/signatureOss';
import { deepFreeze } from '../../support/deepFreeze';
import { startWireRecorder, type WireRecorder, type WireRequest } from './wireRecorder';

const REGION = 'cn-shanghai';
const BUCKET = 'example-bucket';
const permanentKey: AccessKey = { accessKeyId: 'testAccessKeyId', accessKeySecret: 'testAccessKeySecret' };
const temporaryKey: AccessKey = { ...permanentKey, securityToken: 'CAIS+test/Security=Token' };
const keys = [
	['a permanent key', permanentKey],
	['a temporary key', temporaryKey],
] as const;

const piece = fc.oneof(
	fc.constantFrom('+', '%', '%2B', '%zz', '#', '?', '&', '=', ' ', '/', '//', '演示', '智能标签', '😀', '👩‍🎓', "*'()!~"),
	fc.constantFrom('\u017f', '\u212a', '"', '<>', '\\', '|', ':', ';', ',', '@', '$', '.', '-', '_', '.mp4'),
	fc.string({ unit: 'grapheme', maxLength: 8 }),
);
/** A key does not begin with a slash (documented), and ali-oss sends no key without a character. */
const objectKey = fc
	.array(piece, { minLength: 1, maxLength: 6 })
	.map((pieces) => `k${pieces.join('')}`)
	.filter((key) => key.isWellFormed() && !/(^|\/)\.{1,2}(\/|$)/.test(key));
const objectKeys = fc.sample(objectKey, { numRuns: 150, seed: 13 });

let recorder: WireRecorder;
beforeAll(async () => {
	recorder = await startWireRecorder();
});
afterAll(() => recorder.close());

const officialClient = ({ accessKeyId, accessKeySecret, securityToken }: AccessKey): OSS =>
	new OSS({
		accessKeyId,
		accessKeySecret,
		stsToken: securityToken,
		// Without these, the client warns on the console.
		refreshSTSToken: () => Promise.resolve({ accessKeyId, accessKeySecret, stsToken: securityToken ?? '' }),
		refreshSTSTokenInterval: 3_600_000,
		endpoint: recorder.url,
		region: `oss-${REGION}`,
		bucket: BUCKET,
		authorizationV4: true,
	});

/** Our signature of what the official client sent, by the time that it used. */
function signAgain(wire: WireRequest, request: Omit<OssRequestToSign, 'bucket' | 'method'>, key: AccessKey) {
	const sent = String(wire.headers['x-oss-date']);
	const time = Date.parse(sent.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
	const headers: Record<string, string> = { ...request.headers };
	for (const name of ['content-type', 'content-md5', 'x-oss-meta-note']) {
		if (wire.headers[name] !== undefined) headers[name] = String(wire.headers[name]);
	}
	return signOss({ ...request, headers, method: wire.method, bucket: BUCKET }, key, { region: REGION, time });
}

function compare(wire: WireRequest, signed: ReturnType<typeof signOss>, path: string): void {
	const ours = Object.entries(signed.headers);
	expect(Object.fromEntries(ours.map(([name]) => [name, wire.headers[name]]))).toEqual(signed.headers);
	// Observed: ali-oss signs `!'()*` encoded, but sends them bare.
	expect(ossPath(wire.url.split('?', 1)[0] ?? '')).toBe(path);
}

describe.each(keys)('with %s the signature is that of ali-oss:', (_name, key) => {
	it('PutObject, for keys of every kind', async () => {
		const client = officialClient(key);
		for (const [index, name] of objectKeys.entries()) {
			const headers = index % 2 ? { 'Content-Type': 'video/mp4', 'x-oss-meta-note': ` n ${index} ` } : {};
			// The answer of the recorder has no ETag, which the client notices after it has sent the request.
			const wire = await recorder.record(() => client.put(name, Buffer.from(name), { headers }).catch(() => undefined));
			const path = ossPath(`/${name.replaceAll('%', '%25')}`);
			compare(wire, signAgain(wire, { path, query: [], headers: {} }, key), path);
		}
	});

	it('ListParts, with odd values in the query', async () => {
		const client = officialClient(key);
		for (const name of objectKeys.slice(0, 40)) {
			const path = ossPath(`/${name.replaceAll('%', '%25')}`);
			const wire = await recorder.record(() =>
				client
					.listParts(name, 'ID+/=', { 'max-parts': 10, 'part-number-marker': 1, 'encoding-type': 'url' })
					.catch(() => undefined),
			);
			const query = [...new URLSearchParams(wire.url.split('?')[1] ?? '')];
			compare(wire, signAgain(wire, { path, query, headers: {} }, key), path);
		}
	});

	it('a URL that reads an object', async () => {
		const client = officialClient(key);
		for (const name of objectKeys.slice(0, 60)) {
			const url = new URL(await client.signatureUrlV4('GET', 3600, {}, name));
			const date = url.searchParams.get('x-oss-date') ?? '';
			const time = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
			const request = { method: 'GET', bucket: BUCKET, path: ossPath(url.pathname), query: [], headers: {} };
			const ours = presignOss(request, key, { region: REGION, time, expires: 3600 });
			expect(new URLSearchParams(ours.query).get('x-oss-signature')).toBe(url.searchParams.get('x-oss-signature'));
		}
	});
});

describe('the signer', () => {
	const scope = { region: REGION, time: Date.parse('2026-01-02T03:04:05Z') };
	const request: OssRequestToSign = {
		method: 'PUT',
		bucket: BUCKET,
		path: '/a%2Bb.mp4',
		query: [['partNumber', '1']],
		headers: { 'content-type': 'video/mp4', 'user-agent': 'n8n', host: 'localhost' },
	};

	it('returns the same output for the same input and changes nothing that it is given', () => {
		const first = signOss(deepFreeze(request), deepFreeze(temporaryKey), deepFreeze(scope));
		expect(signOss(structuredClone(request), { ...temporaryKey }, { ...scope })).toEqual(first);
		expect(presignOss(request, temporaryKey, { ...scope, expires: 60 })).toEqual(
			presignOss(structuredClone(request), { ...temporaryKey }, { ...scope, expires: 60 }),
		);
	});

	it('returns another signature for another time, region, bucket, path, query, type, secret or token', () => {
		const outputs = [
			signOss(request, temporaryKey, scope),
			signOss(request, temporaryKey, { ...scope, time: scope.time + 1000 }),
			signOss(request, temporaryKey, { ...scope, region: 'cn-beijing' }),
			signOss({ ...request, bucket: 'other' }, temporaryKey, scope),
			signOss({ ...request, path: '/b' }, temporaryKey, scope),
			signOss({ ...request, query: [] }, temporaryKey, scope),
			signOss({ ...request, headers: { ...request.headers, 'content-type': 'audio/mpeg' } }, temporaryKey, scope),
			signOss(request, { ...temporaryKey, accessKeySecret: 'other' }, scope),
			signOss(request, permanentKey, scope),
		];
		const signatures = outputs.map(({ headers }) => /Signature=(\w+)$/.exec(headers.authorization ?? '')?.[1]);
		expect(new Set(signatures).size).toBe(outputs.length);
	});

	it('signs no other header, so that the HTTP library may add its own', () => {
		const { 'user-agent': _agent, host: _host, ...signedHeaders } = request.headers;
		const signatureOf = (headers: Record<string, string>) =>
			signOss({ ...request, headers }, temporaryKey, scope).headers.authorization;
		expect(signatureOf(signedHeaders)).toBe(signatureOf({ ...request.headers }));
	});

	it('keeps nothing of an earlier signature by a temporary key', () => {
		const earlier = signOss(request, temporaryKey, { ...scope, time: 0 });
		const again = { ...request, headers: { ...earlier.headers, date: 'Thu, 01 Jan 1970 00:00:00 GMT' } };
		expect(signOss(again, permanentKey, scope)).toEqual(signOss(request, permanentKey, scope));

		const url = presignOss(request, temporaryKey, { ...scope, time: 0, expires: 5, additionalHeaders: ['host'] });
		const urlAgain = { ...request, query: [...new URLSearchParams(url.query)] };
		expect(presignOss(urlAgain, permanentKey, { ...scope, expires: 60 })).toEqual(
			presignOss(request, permanentKey, { ...scope, expires: 60 }),
		);
	});

	it('never puts the secret into its output', () => {
		const anySecret = fc.stringMatching(/^[\dA-Za-z+/=]{30}$/);
		fc.assert(
			fc.property(anySecret, (accessKeySecret) => {
				const key = { ...temporaryKey, accessKeySecret };
				const output = JSON.stringify([
					signOss(request, key, scope),
					presignOss(request, key, { ...scope, expires: 60 }),
				]);
				for (const form of [accessKeySecret, encodeURIComponent(accessKeySecret)]) expect(output).not.toContain(form);
			}),
			{ numRuns: 100, seed: 1 },
		);
	});
});
