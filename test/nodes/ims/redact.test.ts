import fc from 'fast-check';

import { redact, redactedRefusal, redactedUnreadable } from '../../../nodes/AlibabaCloudSmarttag/ims/redact';

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

const TOKEN = `CAI+/${'x'.repeat(900)}`;
const ENCODED = encodeURIComponent(TOKEN);

describe('a refusal', () => {
	const refused = { kind: 'refused', httpStatus: 400, code: 'Odd', message: '' } as const;

	it('with long parts is cut, each part', () => {
		const long = { code: 'c'.repeat(500), message: 'm'.repeat(5_000), requestId: 'r'.repeat(500) };
		const redacted = redactedRefusal({ ...refused, ...long, deniedAction: 'a'.repeat(500) }, []);

		expect(redacted).toMatchObject({ code: `${'c'.repeat(200)}…`, requestId: `${'r'.repeat(200)}…` });
		expect(redacted).toMatchObject({ deniedAction: `${'a'.repeat(200)}…`, message: `${'m'.repeat(1_000)}…` });
	});

	it('that repeats a secret loses it before it is cut', () => {
		const parts = { message: `got ${TOKEN} and ${ENCODED}`, code: TOKEN, requestId: ENCODED, deniedAction: TOKEN };
		const redacted = redactedRefusal({ ...refused, ...parts }, [TOKEN]);

		expect(redacted).toMatchObject({ message: 'got *** and ***', code: '***', requestId: '***', deniedAction: '***' });
	});
});

it('an unreadable answer loses a secret before its title is cut', () => {
	const what = `an HTML page titled "${TOKEN}" ${'t'.repeat(500)}`;
	const redacted = redactedUnreadable({ kind: 'unreadable', httpStatus: 502, what }, [TOKEN]);

	expect(redacted.what).toBe(`${`an HTML page titled "***" ${'t'.repeat(500)}`.slice(0, 200)}…`);
});
