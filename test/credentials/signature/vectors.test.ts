import { createHmac } from 'node:crypto';

import { canonicalQuery, type Parameter, percentEncode } from '../../../credentials/signature/canonical';
import { signV1 } from '../../../credentials/signature/signatureV1';
import { signV3 } from '../../../credentials/signature/signatureV3';
import vectors from './vectors.json';

const pairs = (list: string[][]): Parameter[] => list.map(([name = '', value = '']) => [name, value]);

test.each(vectors.v3)('signs as V3 vector $name', ({ key, time, nonce, host, action, version, ...vector }) => {
	const headers = { 'x-acs-action': action, 'x-acs-version': version };
	const request = { method: 'POST', host, path: '/', query: pairs(vector.parameters), headers };
	const signed = signV3(request, key, { time: Date.parse(time), nonce });
	expect(signed.query).toBe(vector.query);
	expect(signed.headers['authorization']).toBe(vector.authorization);
});

test.each(vectors.v1)('signs as V1 vector $name', ({ key, time, nonce, method, ...vector }) => {
	const host = 'ice.cn-shanghai.aliyuncs.com';
	const request = { method, host, path: '/', query: pairs(vector.parameters), headers: {} };
	const signed = signV1(request, key, { time: Date.parse(time), nonce });
	expect(signed.query).toBe(vector.query);
});

/** Our V1 signer always requests JSON, so of this vector only the canonical form can be checked, not the signer. */
test(`the canonical form leads to the V1 signature of ${vectors.xml.name}`, () => {
	const { accessKeySecret, method, parameters, signature } = vectors.xml;
	const stringToSign = `${method}&%2F&${percentEncode(canonicalQuery(pairs(parameters)))}`;
	expect(createHmac('sha1', `${accessKeySecret}&`).update(stringToSign).digest('base64')).toBe(signature);
});
