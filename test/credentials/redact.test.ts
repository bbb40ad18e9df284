import fc from 'fast-check';

import { redact } from '../../credentials/redact';

const SECRETS = ['test/Secret+1=', "test*Token'(2)"];

describe('replaces the secret and the token', () => {
	it.each([
		['as they are', "key test/Secret+1= and token test*Token'(2).", 'key *** and token ***.'],
		['encoded once', 'k=test%2FSecret%2B1%3D&t=test%2AToken%27%282%29', 'k=***&t=***'],
		['encoded twice', 'k%3Dtest%252FSecret%252B1%253D%26t%3Dtest%252AToken%2527%25282%2529', 'k%3D***%26t%3D***'],
		['more than once', 'test/Secret+1=test/Secret+1=', '******'],
	])('%s', (_name, text, redacted) => {
		expect(redact(text, SECRETS)).toBe(redacted);
	});
});

it.each([undefined, ''])('a token that is %j replaces nothing', (securityToken) => {
	expect(redact('Specified access key is not found.', ['test/Secret+1=', securityToken])).toBe(
		'Specified access key is not found.',
	);
});

it('leaves the AccessKey ID, which the user needs to find the key', () => {
	expect(redact('testAccessKeyId is not found', SECRETS)).toBe('testAccessKeyId is not found');
});

it.each(['a$&b', 'a.b*c', '$1', '\\'])('reads secrets literally (%j)', (accessKeySecret) => {
	expect(redact(`<${accessKeySecret}>`, [accessKeySecret])).toBe('<***>');
});

it('leaves no form of a secret, whatever stands around it', () => {
	const secrets = fc.string({ unit: fc.constantFrom(..."abcXYZ019+/=_-~!'()"), minLength: 8, maxLength: 40 });
	const encode = (text: string) =>
		encodeURIComponent(text).replace(
			/[!'()]/g,
			(character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
		);
	fc.assert(
		fc.property(secrets, fc.array(fc.oneof(fc.nat(2), fc.string({ maxLength: 5 }))), (secret, pieces) => {
			const forms = [secret, encode(secret), encode(encode(secret))];
			const text = pieces.map((piece) => (typeof piece === 'number' ? forms[piece] : piece)).join('');
			const redacted = redact(text, ['another', secret]);
			for (const form of forms) expect(redacted).not.toContain(form);
		}),
		{ numRuns: 2_000 },
	);
});

it('leaves no secret that is escaped for a URL in small letters, for HTML or for JSON', () => {
	const [secret = ''] = SECRETS;
	const forms = [
		'test%2fSecret%2b1%3d',
		'test%252fSecret%252b1%253d',
		'test&#47;Secret&#43;1&#61;',
		'test&#x2F;Secret&#x2b;1&#x3D;',
		'test&sol;Secret&plus;1&equals;',
		String.raw`test\/Secret\u002b1\u003D`,
	];

	expect(forms.map((form) => redact(form, [secret]))).toEqual(forms.map(() => '***'));
});

it.each([
	[
		'https://b.oss.aliyuncs.com/k?Expires=1&Signature=a%2Bb%3D&x=1',
		'https://b.oss.aliyuncs.com/k?Expires=1&Signature=***&x=1',
	],
	[
		'call https://n8n.example/webhook-waiting/7/smarttag?signature=0a1b failed',
		'call https://n8n.example/webhook-waiting/7/smarttag?signature=*** failed',
	],
	['https%3A%2F%2Fn8n.example%2Fw%3Fsecret%3dabc', 'https%3A%2F%2Fn8n.example%2Fw%3Fsecret%3d***'],
	['https%253A%252F%252Fn8n.example%253Fsignature%253Dabc', 'https%253A%252F%252Fn8n.example%253Fsignature%253D***'],
	['a?x=1&amp;secret=abc&amp;y', 'a?x=1&amp;secret=***&amp;y'],
	['secret&#61;abc', 'secret&#61;***'],
	[String.raw`signature\u003dabc`, String.raw`signature\u003d***`],
	['{"Signature": "abc", "x": 1}', '{"Signature": "***", "x": 1}'],
	['POST\nx-acs-security-token:CAIS+/a\nx-acs-date: 2026', 'POST\nx-acs-security-token:***\nx-acs-date: ***'],
	['SecurityToken=CAIS&x-oss-signature=9f', 'SecurityToken=***&x-oss-signature=***'],
])('what stands after the name of a secret is replaced in %j', (text, redacted) => {
	expect(redact(text)).toBe(redacted);
});

it.each([
	'Specified signature is not matched with our calculation.',
	'The security token you provided has expired.',
	'The Signature: it is missing.',
	'InvalidSecurityToken.Expired',
])('a sentence about a secret stays: %j', (text) => {
	expect(redact(text)).toBe(text);
});
