import { type IHttpRequestOptions, UserError } from 'n8n-workflow';

import { signRequestOptions } from '../../credentials/signRequestOptions';
import { readImsCredential, type SignatureVersion } from '../../credentials/imsCredential';
import type { RequestOptions } from '../../credentials/requestOptions';
import type { AccessKey } from '../../credentials/signature/canonical';
import { deepFreeze } from '../support/deepFreeze';

const VERSIONS: SignatureVersion[] = ['V1', 'V3'];
const URL_ROOT = 'https://ecs.cn-shanghai.aliyuncs.com/';
const FORM = 'application/x-www-form-urlencoded';
const stamp = { time: Date.parse('2026-01-02T03:04:05Z'), nonce: 'nonce-1' };
const laterStamp = { time: stamp.time + 60_000, nonce: 'nonce-2' };

const action = { Action: 'DescribeRegions' };
const version = { Version: '2014-05-26' };
const actionHeader = { 'X-Acs-Action': 'DescribeRegions' };
const versionHeader = { 'X-Acs-Version': '2014-05-26' };

const permanentKey = { accessKeyId: 'testAccessKeyId', accessKeySecret: 'testAccessKeySecret' };
const temporaryKey = {
	accessKeyId: 'STS.testAccessKeyId',
	accessKeySecret: 'testStsAccessKeySecret',
	securityToken: 'testSecurityToken',
};

/** Signs frozen options, so a signer that writes to them fails. */
function sign(
	signatureVersion: SignatureVersion,
	options: RequestOptions,
	at = stamp,
	key: AccessKey = temporaryKey,
): IHttpRequestOptions {
	const credential = { ...readImsCredential({ ...key }), signatureVersion };
	return signRequestOptions(deepFreeze({ url: URL_ROOT, ...options }), deepFreeze(credential), deepFreeze(at));
}

function queryOf({ url }: IHttpRequestOptions): Record<string, string> {
	return Object.fromEntries(new URL(url).searchParams);
}

describe('action and version', () => {
	const places: Array<[place: string, options: RequestOptions]> = [
		['both in the query', { qs: { ...action, ...version } }],
		['both in the URL', { url: `${URL_ROOT}?Action=DescribeRegions&Version=2014-05-26` }],
		['both in the headers', { headers: { ...actionHeader, ...versionHeader } }],
		['the action in the query and the version in the headers', { qs: action, headers: versionHeader }],
		['the action in the headers and the version in the query', { qs: version, headers: actionHeader }],
		['both in both', { qs: { ...action, ...version }, headers: { ...actionHeader, ...versionHeader } }],
	];

	it.each(places)('go into signed headers with V3 when they are %s', (_place, options) => {
		const signed = sign('V3', options);
		expect(signed.headers).toMatchObject({ 'x-acs-action': 'DescribeRegions', 'x-acs-version': '2014-05-26' });
		expect(signed.headers?.['authorization']).toMatch(/SignedHeaders=[^,]*;x-acs-action;[^,]*;x-acs-version,/);
		expect(signed.url).toBe(URL_ROOT);
	});

	it.each(places)('go into the query, once each, with V1 when they are %s', (_place, options) => {
		const signed = sign('V1', options);
		const query = new URL(signed.url).searchParams;
		expect([query.getAll('Action'), query.getAll('Version')]).toEqual([['DescribeRegions'], ['2014-05-26']]);
		expect(signed.headers).toEqual({});
	});

	it.each([
		['a form', { form: { ...action, ...version, AcceptLanguage: 'en-US' } }],
		['a JSON body', { body: { ...action, ...version, AcceptLanguage: 'en-US' } }],
	])('stay in %s with V1, and are not sent a second time', (_body, options) => {
		const signed = sign('V1', { method: 'POST', headers: { ...actionHeader, ...versionHeader }, ...options });
		expect(signed.body).toBe('AcceptLanguage=en-US&Action=DescribeRegions&Version=2014-05-26');
		expect(queryOf(signed)).not.toHaveProperty('Action');
		expect(queryOf(signed)).not.toHaveProperty('Version');
	});

	it.each<[missing: string, options: RequestOptions, message: RegExp]>([
		['the action', { qs: version }, /names no API: Action \(or the header x-acs-action\) is missing.*Action=/],
		['the version', { headers: actionHeader }, /names no API: Version \(or x-acs-version\) is missing.*Version=/],
		['both', {}, /names no API: Action .* and Version .* is missing/],
		['a value for the action', { qs: { Action: '', ...version } }, /names no API: Action/],
	])('are required when the request lacks %s', (_missing, options, message) => {
		for (const signatureVersion of VERSIONS) {
			expect(() => sign(signatureVersion, options)).toThrow(UserError);
			expect(() => sign(signatureVersion, options)).toThrow(message);
		}
	});

	it('are not required by V3 when the path names the API', () => {
		expect(() => sign('V3', { url: `${URL_ROOT}api/v1/clusters` })).not.toThrow();
	});
});

describe('a JSON body', () => {
	const body = { Name: '演示', Ids: ['a', 'b'], Tag: [{ Key: 'k' }] };
	const options: RequestOptions = { method: 'POST', qs: { ...action, ...version }, body };

	it('stays JSON with V3', () => {
		const signed = sign('V3', options);
		expect(signed.body).toEqual(Buffer.from(JSON.stringify(body)));
		expect(signed.headers).toMatchObject({ 'content-type': 'application/json' });
		expect(signed.headers?.['authorization']).toContain('SignedHeaders=content-type;host;');
	});

	it.each<[as: string, body: RequestOptions['body'], headers: Record<string, string>]>([
		['an object', body, {}],
		['a text', JSON.stringify(body), {}],
		['a Buffer that is said to be JSON', Buffer.from(JSON.stringify(body)), { 'content-type': 'application/json' }],
	])('becomes a form with V1 when it is %s, because V1 covers no other body', (_as, input, headers) => {
		const signed = sign('V1', { ...options, body: input, headers });
		expect(signed.body).toBe('Ids.1=a&Ids.2=b&Name=%E6%BC%94%E7%A4%BA&Tag.1.Key=k');
		expect(signed.headers).toEqual({ 'content-type': FORM });
	});

	it.each<[what: string, body: RequestOptions['body'], headers: Record<string, string>]>([
		['a list', ['a'], {}],
		['broken JSON', '{"a":', { 'content-type': 'application/json' }],
		['bytes', Buffer.from('x'), {}],
		['a text of its own type', 'a=1', { 'content-type': 'text/plain' }],
	])('cannot be made from %s with V1; the error says what to do', (_what, input, headers) => {
		expect(() => sign('V1', { ...options, headers, body: input })).toThrow(UserError);
		expect(() => sign('V1', { ...options, headers, body: input })).toThrow(/Signature V1 covers.*V3 in the credential/);
	});
});

describe.each(VERSIONS)('signing with %s', (signatureVersion) => {
	const requests: Array<[name: string, options: RequestOptions]> = [
		['a query', { qs: { ...action, ...version, Filter: "a b+'*" } }],
		['a form', { method: 'POST', qs: { ...action, ...version }, form: { A: "1 2+'*", B: ['x'] } }],
		['a JSON body', { method: 'POST', qs: { ...action, ...version }, body: { A: '演', B: ['x'] } }],
		['action and version in the headers', { method: 'POST', headers: { ...actionHeader, ...versionHeader } }],
	];

	it.each(requests)('%s leaves the options as they were', (_name, options) => {
		const before = structuredClone(options);
		sign(signatureVersion, options);
		expect(options).toEqual(before);
	});

	it.each(requests)('%s a second time has only the signature of the second time', (_name, options) => {
		const once = sign(signatureVersion, options);
		expect(sign(signatureVersion, once, laterStamp)).toEqual(sign(signatureVersion, options, laterStamp));
	});

	it.each(requests.slice(0, 2))('%s that the other version has signed has only this signature', (_name, options) => {
		const other = signatureVersion === 'V1' ? 'V3' : 'V1';
		const signed = sign(signatureVersion, sign(other, options), laterStamp);
		expect(signed).toEqual(sign(signatureVersion, options, laterStamp));
	});

	it.each(requests)('%s with a permanent key leaves nothing of a temporary one', (_name, options) => {
		const signed = sign(signatureVersion, sign(signatureVersion, options), laterStamp, permanentKey);
		expect(signed).toEqual(sign(signatureVersion, options, laterStamp, permanentKey));
		expect(JSON.stringify(signed)).not.toContain('testSecurityToken');
	});
});

/** The receiver never sees the blanks around a header's value, so they cannot be a part of what is signed. */
test('V3 signs a header without the blanks around its value', () => {
	const options: RequestOptions = { qs: { ...action, ...version } };
	const authorizationOf = (value: string) =>
		sign('V3', { ...options, headers: { 'x-acs-region-id': value } }).headers?.['authorization'];
	expect(authorizationOf(' cn-shanghai\t')).toBe(authorizationOf('cn-shanghai'));
	expect(authorizationOf('cn-beijing')).not.toBe(authorizationOf('cn-shanghai'));
});
