import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';
import ts from 'typescript';

import type { AccessKey, RequestToSign, Stamp } from '../../../credentials/signature/canonical';
import { signV1 } from '../../../credentials/signature/signatureV1';
import { signV3 } from '../../../credentials/signature/signatureV3';
import { deepFreeze } from '../../support/deepFreeze';
import { parameterSets } from './parameterSets';
import { ROOT } from '../../../local/root';

const FOLDER = join(ROOT, 'credentials/signature');
const signers = [
	['V1', signV1],
	['V3', signV3],
] as const;

const stamp: Stamp = { time: Date.parse('2026-01-02T03:04:05Z'), nonce: 'nonce-1' };
const key: AccessKey = { accessKeyId: 'id', accessKeySecret: 'secret', securityToken: 'token' };
const requests: RequestToSign[] = parameterSets.slice(0, 50).map((parameters, index) => ({
	method: 'POST',
	host: 'ice.cn-shanghai.aliyuncs.com',
	path: '/',
	query: [['Action', 'SubmitSmarttagJob'], ['Version', '2020-11-09'], ...Object.entries(parameters)],
	headers: { accept: 'application/json', 'x-acs-action': 'SubmitSmarttagJob' },
	...[{}, { form: Object.entries(parameters) }, { body: JSON.stringify(parameters) }][index % 3],
}));

describe('the signature folder', () => {
	const files = readdirSync(FOLDER);

	it.each(files)('%s imports node:crypto and its neighbors, nothing else', (file) => {
		const { importedFiles } = ts.preProcessFile(readFileSync(join(FOLDER, file), 'utf8'), true, true);
		const neighbors = files.map((name) => `./${name.replace(/\.ts$/, '')}`);
		const foreign = importedFiles.map(({ fileName }) => fileName).filter((name) => !neighbors.includes(name));
		expect(foreign.filter((name) => name !== 'node:crypto')).toEqual([]);
	});

	it.each(files)('%s uses neither the clock nor chance nor the machine', (file) => {
		expect(readFileSync(join(FOLDER, file), 'utf8')).not.toMatch(/Date\.now|new Date\(\)|random|process\.|globalThis/i);
	});
});

describe.each(signers)('the %s signer', (_version, sign) => {
	afterEach(() => {
		jest.useRealTimers();
	});

	it('returns the same output for the same input, at any time', () => {
		const first = requests.map((request) => sign(request, key, stamp));
		jest.useFakeTimers({ now: Date.parse('2031-01-01') });
		const later = structuredClone(requests).map((request) => sign(request, { ...key }, { ...stamp }));
		expect(later).toEqual(first);
	});

	it('returns another output for another time, nonce, secret or token', () => {
		const [request] = requests;
		if (!request) throw new Error('There is no request');
		const outputs = [
			sign(request, key, stamp),
			sign(request, key, { ...stamp, time: stamp.time + 1000 }),
			sign(request, key, { ...stamp, nonce: 'nonce-2' }),
			sign(request, { ...key, accessKeySecret: 'other' }, stamp),
			sign(request, { ...key, securityToken: undefined }, stamp),
		];
		expect(new Set(outputs.map((output) => JSON.stringify(output))).size).toBe(outputs.length);
	});

	it('keeps nothing of an earlier signature by a temporary key', () => {
		const permanentKey: AccessKey = { accessKeyId: 'other', accessKeySecret: 'other secret' };
		for (const request of requests) {
			const { query, headers } = sign(request, key, { time: 0, nonce: 'earlier' });
			const again = { ...request, query: [...new URLSearchParams(query)], headers };
			expect(sign(again, permanentKey, stamp)).toEqual(sign(request, permanentKey, stamp));
		}
	});

	it('changes nothing that it is handed', () => {
		for (const request of requests) {
			const before = JSON.stringify([request, key, stamp]);
			sign(deepFreeze(request), deepFreeze(key), deepFreeze(stamp));
			expect(JSON.stringify([request, key, stamp])).toBe(before);
		}
	});

	it('never puts the secret into its output', () => {
		const accessKeySecret = fc.oneof(
			fc.stringMatching(/^[\dA-Za-z]{30}$/),
			fc.stringMatching(/^[+/=\dA-Za-z]{16,64}$/),
		);
		const anyKey = fc.record({ accessKeyId: fc.stringMatching(/^LTAI[\dA-Za-z]{20}$/), accessKeySecret });
		const property = fc.property(fc.constantFrom(...requests), anyKey, (request, keyPair) => {
			const { accessKeySecret: secret } = keyPair;
			const output = JSON.stringify(sign(request, keyPair, stamp));
			const forms = [
				secret,
				encodeURIComponent(secret),
				Buffer.from(secret).toString('base64'),
				Buffer.from(secret).toString('hex'),
			];
			for (const form of forms) expect(output).not.toContain(form);
		});
		fc.assert(property, { numRuns: 400, seed: 1 });
	});
});
