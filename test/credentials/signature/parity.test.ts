import OpenApiClient, { Config, OpenApiRequest, Params } from '@alicloud/openapi-client';
import PopCore from '@alicloud/pop-core';
import { RuntimeOptions } from '@alicloud/tea-util';
import type { IHttpRequestOptions } from 'n8n-workflow';

import { signRequestOptions } from '../../../credentials/signRequestOptions';
import { readImsCredential, type SignatureVersion } from '../../../credentials/imsCredential';
import type { RequestOptions } from '../../../credentials/requestOptions';
import type { AccessKey, Stamp } from '../../../credentials/signature/canonical';
import { isGenerated, oddlyNamedSets, parameterSets, VALUE_CLASSES } from './parameterSets';
import { startWireRecorder, type WireRecorder, type WireRequest } from './wireRecorder';

const ACTION = 'SubmitSmarttagJob';
const VERSION = '2020-11-09';

const permanentKey: AccessKey = { accessKeyId: 'testAccessKeyId', accessKeySecret: 'testAccessKeySecret' };
const temporaryKey: AccessKey = {
	accessKeyId: 'STS.testAccessKeyId',
	accessKeySecret: 'testStsAccessKeySecret',
	securityToken: "CAIS+test/Token=='*",
};
const keys: Array<[name: string, key: AccessKey]> = [
	['a permanent key', permanentKey],
	['a temporary key', temporaryKey],
];

let recorder: WireRecorder;
beforeAll(async () => {
	recorder = await startWireRecorder();
});
afterAll(() => recorder.close());

describe('the generated parameters', () => {
	const values = parameterSets.flatMap((set) => Object.values(set));

	it.each(VALUE_CLASSES)('include %s', (_name, isIn) => {
		expect(values.some(isIn)).toBe(true);
	});

	it('are 200 sets or more, of 1 to 12', () => {
		const sizes = new Set(parameterSets.map((set) => Object.keys(set).length));
		expect(parameterSets.length).toBeGreaterThanOrEqual(200);
		expect([...sizes].sort((left, right) => left - right)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
	});
});

describe.each(keys)('signature V1 with %s', (_name, key) => {
	const popCore = async (method: 'GET' | 'POST', parameters: object): Promise<string> => {
		const client = new PopCore({ ...key, endpoint: recorder.url, apiVersion: VERSION });
		const options = { method, formatParams: false, formatAction: false };
		const wire = await recorder.record(() => client.request(ACTION, parameters, options));
		expect(wire.method).toBe(method);
		return method === 'GET' ? wire.url.slice('/?'.length) : wire.body;
	};
	const stampOf = (official: string): Stamp => {
		const sent = new URLSearchParams(official);
		return { time: Date.parse(sent.get('Timestamp') ?? ''), nonce: sent.get('SignatureNonce') ?? '' };
	};

	it.each(['GET', 'POST'] as const)('is byte for byte what pop-core sends by %s', async (method) => {
		for (const parameters of [...parameterSets, ...oddlyNamedSets]) {
			const official = await popCore(method, parameters);
			const ours = sign('V1', key, stampOf(official), { method, qs: parameters });
			expect(ours.url).toBe(`${recorder.url}/?${official}`);
		}
	});

	it('is the same when the parameters are sent as a form', async () => {
		for (const parameters of parameterSets) {
			const official = await popCore('POST', parameters);
			const ours = sign('V1', key, stampOf(official), { method: 'POST', form: parameters });
			const signatureOf = (query: string) => new URLSearchParams(query).get('Signature');
			expect(signatureOf(new URL(ours.url).search)).toBe(signatureOf(official));
			expect(ours.body).toBe(official.split('&').filter(isGenerated).join('&'));
		}
	});

	it('flattens lists as pop-core does', async () => {
		const parameters = {
			Id: ['a', 'b'],
			Tag: [
				{ Key: '键', Value: 'x y' },
				{ Key: 'empty', Value: ['1', '2'] },
			],
		};
		const official = await popCore('GET', parameters);
		const ours = sign('V1', key, stampOf(official), { method: 'GET', qs: parameters });
		expect(ours.url).toBe(`${recorder.url}/?${official}`);
	});
});

describe.each(keys)('signature V3 with %s', (_name, key) => {
	const official = (content: { query?: object; body?: object }, reqBodyType = 'formData'): Promise<WireRequest> => {
		const params = new Params({
			style: 'RPC',
			action: ACTION,
			version: VERSION,
			protocol: 'HTTP',
			method: 'POST',
			pathname: '/',
			authType: 'AK',
			reqBodyType,
			bodyType: 'json',
		});
		const client = namelessClient(key);
		return recorder.record(() => client.callApi(params, new OpenApiRequest(content), new RuntimeOptions({})));
	};
	const stampOf = ({ headers }: WireRequest): Stamp => ({
		time: Date.parse(String(headers['x-acs-date'])),
		nonce: String(headers['x-acs-signature-nonce']),
	});

	it('is what the official client sends with a query', async () => {
		for (const parameters of parameterSets) {
			const wire = await official({ query: parameters });
			const ours = sign('V3', key, stampOf(wire), { method: 'POST', qs: parameters });
			expect(signedHeaders(ours.headers)).toEqual(signedHeaders(wire.headers));
			expect(ours.url).toBe(`${recorder.url}/?${asSigned(wire.url.slice('/?'.length))}`);
		}
	});

	/** The hash covers the form as it was sent, so the official form is signed as it stands to compare the signature. */
	it('is what the official client sends with a form', async () => {
		for (const parameters of parameterSets) {
			const wire = await official({ body: parameters });
			const headers = { 'content-type': 'application/x-www-form-urlencoded' };
			const asIs = sign('V3', key, stampOf(wire), { method: 'POST', headers, body: Buffer.from(wire.body) });
			expect(signedHeaders(asIs.headers)).toEqual(signedHeaders(wire.headers));
			const ours = sign('V3', key, stampOf(wire), { method: 'POST', form: parameters });
			expect(ours.headers?.['content-type']).toBe(wire.headers['content-type']);
			expect(ours.body).toBe(asSigned(wire.body));
		}
	});

	it('is what the official client sends with a JSON body', async () => {
		for (const parameters of parameterSets) {
			const body = { ...parameters, list: [parameters], on: true };
			const wire = await official({ body }, 'json');
			const headers = { 'content-type': 'application/json; charset=utf-8' };
			const ours = sign('V3', key, stampOf(wire), { method: 'POST', headers, body });
			expect(signedHeaders(ours.headers)).toEqual(signedHeaders(wire.headers));
			expect(Buffer.isBuffer(ours.body) && ours.body.toString('utf8')).toBe(wire.body);
		}
	});
});

describe('half of an emoji', () => {
	const half = '\u{1F600}'.slice(0, 1);

	it('is more than the official clients can send', async () => {
		const popCore = new PopCore({ ...permanentKey, endpoint: recorder.url, apiVersion: VERSION });
		await expect(popCore.request(ACTION, { Title: half })).rejects.toThrow(URIError);
	});

	it.each(['V1', 'V3'] as const)('is sent as U+FFFD with signature %s', (signatureVersion) => {
		const request: RequestOptions = { method: 'POST', qs: { Title: `a${half}b` } };
		const ours = sign(signatureVersion, permanentKey, { time: 0, nonce: 'n' }, request);
		expect(ours.url).toContain('Title=a%EF%BF%BDb');
	});
});

function sign(version: SignatureVersion, key: AccessKey, stamp: Stamp, request: RequestOptions): IHttpRequestOptions {
	// The token has characters that test the encoding, and that the credential's form would refuse.
	const credential = { ...readImsCredential({ ...permanentKey }), signatureVersion: version, ...key };
	const headers = { 'x-acs-action': ACTION, 'x-acs-version': VERSION, ...request.headers };
	return signRequestOptions({ url: `${recorder.url}/`, ...request, headers }, credential, stamp);
}

/**
 * The vendor's client, without the header `x-acs-credentials-provider` that it adds and signs when its credential has a
 * provider's name: that header tells the vendor which of its credential classes is in use, and ours is none of them.
 */
function namelessClient(key: AccessKey): OpenApiClient {
	const endpoint = recorder.url.replace('http://', '');
	const client = new OpenApiClient(new Config({ ...key, endpoint, protocol: 'http' }));
	const { _credential: credential } = client;
	const getCredential = credential.getCredential.bind(credential);
	credential.getCredential = async () => Object.assign(await getCredential(), { providerName: undefined });
	return client;
}

/**
 * Observed: the vendor's client signs the query sorted and strictly encoded, but sends it in its original order and with
 * `!'()*` bare; a form it sends that way too. Sorting by name and escaping these five is all that is done here.
 */
function asSigned(sent: string): string {
	const escaped = sent.replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
	const nameOf = (pair: string) => pair.slice(0, pair.indexOf('='));
	return escaped
		.split('&')
		.sort((left, right) => (nameOf(left) < nameOf(right) ? -1 : 1))
		.join('&');
}

/** `Authorization`, `content-type` and everything that is the vendor's. */
function signedHeaders(headers: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
	const isCompared = (name: string) => /^(authorization|content-type|x-acs-.*)$/.test(name);
	return Object.fromEntries(Object.entries(headers).filter(([name]) => isCompared(name)));
}
