import type { Section } from '../section';
import { measureSigning, type OssSigner, type Signer } from './measure';

export const signing: Section<OssSigner | Signer> = {
	title: 'Signing',
	about:
		'CPU time of signing one submit, with NLP features and user data, as a multiple of what cannot be left out: the ' +
		'SHA-256 and the HMAC-SHA256 of V3 over the very texts of this request, by `createHash` and `createHmac`. All take turns, 1,000 signatures in each of ' +
		'40 rounds. The official clients run up to where they hand the request to their transport, which is taken out. OSS is one part of an upload; its hashing alone is the SHA-256 and one HMAC with a key that was derived before.',
	rows: {
		v3: { subject: 'V3 signature / its hashing alone', unit: '×', target: { atMost: 1.9 } },
		v1: { subject: 'V1 signature / the same', unit: '×' },
		credential: { subject: "The credential's whole `authenticate` with V3 / the same", unit: '×' },
		openapiClient: { subject: '@alicloud/openapi-client, V3 / the same', unit: '×' },
		popCore: { subject: '@alicloud/pop-core, V1 / the same', unit: '×' },
		oss: { subject: 'OSS V4 signature / its hashing alone', unit: '×', target: { atMost: 2.5 } },
		aliOss: { subject: 'ali-oss, V4 / the same', unit: '×' },
	},
	measure: measureSigning,
};
