import { redactedRefusal, redactedUnreadable } from '../../../nodes/AlibabaCloudSmarttag/ims/redactedAnswer';

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
