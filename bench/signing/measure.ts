import { createHash, createHmac } from 'node:crypto';

import { signRequestOptions } from '../../credentials/signRequestOptions';
import { readImsCredential } from '../../credentials/imsCredential';
import type { RequestToSign } from '../../credentials/signature/canonical';
import { ossPath, signOss } from '../../credentials/signature/signatureOss';
import { signV1 } from '../../credentials/signature/signatureV1';
import { signV3 } from '../../credentials/signature/signatureV3';
import { cpuMs } from '../cpu';
import type { Outcome } from '../section';
import { ratioOfRounds } from '../statistics';
import { officialOssSigner, officialSigners } from './officialSigners';

const ROUNDS = 40;
/** The first rounds are the compiler's. */
const WARM_UP_ROUNDS = 8;
const SIGNATURES = 1000;

const key = { accessKeyId: 'benchAccessKeyId', accessKeySecret: 'benchAccessKeySecret' };
const credential = readImsCredential({ ...key, signatureVersion: 'V3' });
const stamp = { time: 1_767_323_045_000, nonce: '8f6e2f0a-6a1b-4b1c-9d0e-1f2a3b4c5d6e' };
const host = 'ice.cn-shanghai.aliyuncs.com';

/** A submit with NLP features and user data, as the node sends it. */
const parameters = {
	Input: JSON.stringify({ Type: 'OSS', Media: 'oss://my-bucket/videos/battery-basics.mp4' }),
	Title: 'Battery basics',
	TemplateId: 'S00000103-000001',
	Params: JSON.stringify({ nlpParams: { transcription: { diarizationEnabled: true }, sourceLanguage: 'cn' } }),
	UserData: JSON.stringify({ course: 12 }),
};
const headers = { 'x-acs-action': 'SubmitSmarttagJob', 'x-acs-version': '2020-11-09', accept: 'application/json' };
const request: RequestToSign = { method: 'POST', host, path: '/', query: Object.entries(parameters), headers };

/** A part of an upload, as the node sends it. */
const ossScope = { time: stamp.time, region: 'cn-shanghai' };
const part = {
	method: 'PUT',
	bucket: 'my-bucket',
	path: ossPath('/videos/battery basics.mp4'),
	query: [
		['partNumber', '12'],
		['uploadId', '0004B9894A22E5B1888A1E29F823F2BE'],
	],
	headers: { 'content-type': 'application/octet-stream', 'content-md5': '1B2M2Y8AsgTpgAmY7PhCfg==' },
} as const;

/** What signs, and what is hashed at the least. */
export type Signer = 'credential' | 'openapiClient' | 'popCore' | 'v1' | 'v3';
export type OssSigner = 'aliOss' | 'oss';

/** CPU time of our signers and the official ones as multiples of the hashing alone. */
export async function measureSigning(): Promise<Outcome<OssSigner | Signer>> {
	const options = { method: 'POST' as const, url: `https://${host}/`, qs: parameters, headers };
	const { openapiClient, popCore } = officialSigners(key, host, parameters);
	const aliOss = officialOssSigner(key, ossScope.region);
	const work = {
		ossHashing: ossHashing(),
		oss: () => void signOss(part, key, ossScope),
		aliOss: () => aliOss(part),
		hashing: hashingOf(),
		v3: () => void signV3(request, key, stamp),
		v1: () => void signV1(request, key, stamp),
		credential: () => void signRequestOptions(options, credential, stamp),
		openapiClient,
		popCore,
	};
	const names = Object.keys(work) as Array<keyof typeof work>;
	const times = new Map(names.map((name) => [name, [] as number[]]));
	for (let round = 0; round < ROUNDS; round++) {
		for (const name of round % 2 ? names : [...names].reverse()) {
			const sign = work[name];
			const began = cpuMs();
			for (let count = 0; count < SIGNATURES; count++) {
				const signed = sign();
				if (signed) await signed;
			}
			if (round >= WARM_UP_ROUNDS) times.get(name)?.push(cpuMs() - began);
		}
	}
	const against = (name: keyof typeof work, hashing: 'hashing' | 'ossHashing' = 'hashing') =>
		ratioOfRounds(times.get(name) ?? [], times.get(hashing) ?? []);
	return {
		figures: {
			v3: against('v3'),
			v1: against('v1'),
			credential: against('credential'),
			openapiClient: against('openapiClient'),
			popCore: against('popCore'),
			oss: against('oss', 'ossHashing'),
			aliOss: against('aliOss', 'ossHashing'),
		},
	};
}

/** The hashing that a V4 signature of OSS consists of, but for its key, which is derived once a day. */
function ossHashing(): () => void {
	const { headers: signed, query } = signOss(part, key, ossScope);
	const date = signed['x-oss-date'] ?? '';
	const [day = '', scope] = [date.slice(0, 8), `${date.slice(0, 8)}/${ossScope.region}/oss/aliyun_v4_request`];
	const lines = Object.keys(signed)
		.filter((name) => name !== 'authorization')
		.sort()
		.map((name) => `${name}:${signed[name]}\n`);
	const parts = ['PUT', `/${part.bucket}${part.path}`, query, lines.join(''), '', 'UNSIGNED-PAYLOAD'];
	const canonicalRequest = Buffer.from(parts.join('\n')).toString();
	const derived = [day, ossScope.region, 'oss', 'aliyun_v4_request'].reduce(
		(secret, text) => createHmac('sha256', secret).update(text).digest(),
		Buffer.from(`aliyun_v4${key.accessKeySecret}`),
	);
	const hash = (): string => {
		const hashed = createHash('sha256').update(canonicalRequest).digest('hex');
		return createHmac('sha256', derived).update(`OSS4-HMAC-SHA256\n${date}\n${scope}\n${hashed}`).digest('hex');
	};
	if (!signed.authorization?.endsWith(`Signature=${hash()}`)) throw new Error('This is not what the signature hashes.');
	return () => void hash();
}

/** The hashing that the V3 signature of this request consists of: over the same texts, with the same result. */
function hashingOf(): () => void {
	const signed = signV3(request, key, stamp);
	const [, names = '', signature] = /SignedHeaders=(.*),Signature=(.*)$/.exec(signed.headers.authorization ?? '') ?? [];
	const signedHeaders = names
		.split(';')
		.map((name) => `${name}:${name === 'host' ? host : (signed.headers[name] ?? '')}\n`)
		.join('');
	const parts = ['POST', '/', signed.query, signedHeaders, names, signed.headers['x-acs-content-sha256']];
	// In one piece, as a text that came in would be.
	const canonicalRequest = Buffer.from(parts.join('\n')).toString();
	const hash = (): string => {
		const hashed = createHash('sha256').update(canonicalRequest).digest('hex');
		return createHmac('sha256', key.accessKeySecret).update(`ACS3-HMAC-SHA256\n${hashed}`).digest('hex');
	};
	if (hash() !== signature) throw new Error('What is hashed alone is not what the signature hashes.');
	return () => void hash();
}
