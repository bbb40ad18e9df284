import { createHash, createHmac } from 'node:crypto';

import type { RequestToSign } from '../credentials/signature/canonical';
import { signV1 } from '../credentials/signature/signatureV1';
import { signV3 } from '../credentials/signature/signatureV3';
import { type Figure, median } from './figure';

const ROUNDS = 41;
const SIGNATURES = 2000;
const key = { accessKeyId: 'benchAccessKeyId', accessKeySecret: 'benchAccessKeySecret' };
const stamp = { time: 1_767_323_045_000, nonce: '8f6e2f0a-6a1b-4b1c-9d0e-1f2a3b4c5d6e' };

/** A submit with NLP features and user data, as the node sends it. */
const request: RequestToSign = {
	method: 'POST',
	host: 'ice.cn-shanghai.aliyuncs.com',
	path: '/',
	query: [
		['Input', JSON.stringify({ Type: 'OSS', Media: 'oss://my-bucket/videos/battery-basics.mp4' })],
		['Title', 'Battery basics'],
		['TemplateId', 'S00000103-000001'],
		['Params', JSON.stringify({ nlpParams: { transcription: { diarizationEnabled: true }, sourceLanguage: 'cn' } })],
		['UserData', JSON.stringify({ course: 12 })],
	],
	headers: { 'x-acs-action': 'SubmitSmarttagJob', 'x-acs-version': '2020-11-09', accept: 'application/json' },
};

/** The SHA-256 and the HMAC-SHA256 that V3 cannot do without, over texts as long as the real ones. */
function pureCrypto(): void {
	const canonicalRequest = 'a'.repeat(820);
	const hash = createHash('sha256').update(canonicalRequest).digest('hex');
	createHmac('sha256', key.accessKeySecret).update(`ACS3-HMAC-SHA256\n${hash}`).digest('hex');
}

/** CPU time of our signers as multiples of the pure crypto time; the three take turns in every round. */
export function measureSigning(): Figure[] {
	const work = { pureCrypto, v3: () => signV3(request, key, stamp), v1: () => signV1(request, key, stamp) };
	const times = { pureCrypto: [] as number[], v3: [] as number[], v1: [] as number[] };
	for (let round = 0; round < ROUNDS; round++) {
		for (const name of ['pureCrypto', 'v3', 'v1'] as const) {
			const began = process.cpuUsage();
			for (let count = 0; count < SIGNATURES; count++) work[name]();
			const { user, system } = process.cpuUsage(began);
			// The first rounds are the compiler's.
			if (round > 5) times[name].push(user + system);
		}
	}
	const pure = median(times.pureCrypto);
	return [
		{
			subject: 'V3 signature / its SHA-256 and HMAC alone',
			value: median(times.v3) / pure,
			unit: '×',
			target: { atMost: 2.5 },
		},
		{ subject: 'V1 signature / the same', value: median(times.v1) / pure, unit: '×' },
	];
}
