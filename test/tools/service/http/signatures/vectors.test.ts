import { createHash } from 'node:crypto';
import { type Account, startLocalService } from '../../../../../local/service';
import { parseRequest } from '../../../../../local/service/http/requestParser';
import { v3CanonicalRequest } from '../../../../../local/service/http/signatures/v3';
import { send, type RawRequest } from '../../../../support/signedClient';
import vectors from './vectors.json';

/** A service that knows only the vector's key, at the vector's time. */
function serviceFor(key: { accessKeyId: string; accessKeySecret: string; securityToken?: string }, date: string) {
	const account: Account = {
		accessKeyId: key.accessKeyId,
		accessKeySecret: key.accessKeySecret,
		accountId: '1',
		arn: 'acs:ram::1:root',
		tokens: key.securityToken === undefined ? undefined : { [key.securityToken]: 'valid' },
	};
	return startLocalService({ accounts: [account], now: () => Date.parse(date) });
}

describe.each(vectors.v3)('V3 vector $name', (vector) => {
	const headers = Object.fromEntries(Object.entries(vector.headers).filter(([, value]) => value !== undefined));
	const names = Object.keys(headers).join(';');

	it('computes the known hash of the canonical request', () => {
		const request = parseRequest({
			method: vector.method,
			path: '/',
			rawQuery: vector.query,
			headers,
			body: Buffer.alloc(0),
		});
		const canonicalRequest = v3CanonicalRequest(request, names.split(';'));
		expect(createHash('sha256').update(canonicalRequest).digest('hex')).toBe(vector.hash);
	});

	it.each([
		['accepts the known signature', vector.signature, vector.answer],
		[
			'refuses any other signature',
			vector.signature.replace(/.$/, (digit) => (digit === '0' ? '1' : '0')),
			{ status: 400, code: 'SignatureDoesNotMatch' },
		],
	])('%s', async (_name, signature, expected: { status: number; code?: string }) => {
		const service = await serviceFor(vector, vector.headers['x-acs-date']);
		const authorization = `ACS3-HMAC-SHA256 Credential=${vector.accessKeyId},SignedHeaders=${names},Signature=${signature}`;
		const request: RawRequest = {
			method: vector.method,
			path: '/',
			query: vector.query,
			headers: { ...headers, authorization },
			body: '',
		};
		const answer = await send(service.url, request);
		await service.close();
		expect({ status: answer.status, code: answer.json['Code'] }).toEqual({ code: undefined, ...expected });
	});
});

describe.each(vectors.v1)('V1 vector $name', (vector) => {
	it.each([
		['accepts the known signature', vector.signature, vector.answer],
		[
			'refuses any other signature',
			vector.signature.replace(/.=$/, (end) => (end === 'A=' ? 'E=' : 'A=')),
			{ status: 400, code: 'SignatureDoesNotMatch' },
		],
	])('%s', async (_name, signature, expected: { status: number; code?: string }) => {
		const service = await serviceFor(vector, vector.date);
		const request: RawRequest = {
			method: vector.method,
			path: '/',
			query: `${vector.query}&Signature=${encodeURIComponent(signature)}`,
			headers: { host: 'ice.cn-shanghai.aliyuncs.com' },
			body: '',
		};
		const answer = await send(service.url, request);
		await service.close();
		const code = answer.json['Code'] ?? /<Code>(.*)<\/Code>/.exec(answer.body)?.[1];
		expect({ status: answer.status, code }).toEqual({ code: undefined, ...expected });
	});
});
