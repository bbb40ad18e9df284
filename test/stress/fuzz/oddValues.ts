import fc from 'fast-check';

/** JSON with the keys that could reach the prototype of all objects. */
const POLLUTING = [
	'{"__proto__":{"polluted":true}}',
	'{"constructor":{"prototype":{"polluted":true}}}',
	'[{"__proto__":{"polluted":true}},{"a":{"__proto__":{"polluted":true}}}]',
];

/** An object in an object, and so on: as text, since it may be too deep to be written by hand. */
export function nestedText(depth: number): string {
	return `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
}

/** An object as deep as that; a failing set shows it as a few words. */
function nested(depth: number): unknown {
	const value = JSON.parse(nestedText(depth)) as object;
	return Object.defineProperty(value, fc.toStringMethod, { value: () => `JSON.parse(nestedText(${depth}))` });
}

/** Texts that a field may not expect: controls, half characters, other languages, other syntax, long ones. */
export const oddTexts: fc.Arbitrary<string> = fc.oneof(
	fc.constantFrom(
		...['', ' ', '\t\n\r', '\0', '\u0007\u001b[31m', '\u2028\u2029', '\ufeff', '\u202eabc', '\ud800', 'a\udc00b'],
		...['测试视频', 'Ünïcödé', '👩‍👩‍👧‍👦', 'e\u0301'.repeat(20), '__proto__', 'constructor', 'toString', 'hasOwnProperty'],
		...['null', 'undefined', 'NaN', 'Infinity', '-0', '1e999', '0x10', '1,2', '٣', 'true', 'FALSE', '[]', '{}', '[1,'],
		...['{"a":', '"', "'", '\\', '<script>alert(1)</script>', '<!DOCTYPE a SYSTEM "file:///a">', '../../etc/passwd'],
		...['a&Action=DeleteCustomTemplate', 'a?b=c#d', 'a\r\nx-acs-action: DeleteCustomTemplate', '%00', '%', '%zz', '+'],
		...['oss://', 'oss://b', 'http://', 'https://[', 'javascript:alert(1)', 'file:///etc/passwd', '//host', 'a:b@c'],
		...['2026-13-45', '0000-00-00T00:00:00Z', '+275760-09-13T00:00:00Z', "' or 1=1", "title = 'a' or 'b'", '${a}'],
		...POLLUTING,
	),
	fc.string({ unit: 'binary', maxLength: 20 }),
	fc.string({ unit: 'grapheme', maxLength: 20 }),
	fc.constantFrom(1_024, 1_025, 70_000).map((length) => 'x'.repeat(length)),
	fc.constantFrom(342, 400).map((length) => '视'.repeat(length)),
	fc.constantFrom(50, 3_000).map(nestedText),
);

/** Numbers of all kinds, those without a JSON form too. */
export const oddNumbers: fc.Arbitrary<number> = fc.oneof(
	fc.constantFrom(NaN, Infinity, -Infinity, -0, -1, 0.1, 2 ** 53, 2 ** 53 + 2, 1e308, -1e308, 5e-324, 2 ** 31, 2 ** 32),
	fc.double(),
	fc.integer(),
);

/** Whatever can stand in a field of a workflow, whether the field expects it or not. */
export const oddLiterals: fc.Arbitrary<unknown> = fc.oneof(
	{ weight: 4, arbitrary: oddTexts },
	{ weight: 2, arbitrary: oddNumbers },
	{
		weight: 1,
		arbitrary: fc.constantFrom<unknown>(null, undefined, true, false, [], {}, [[]], [null], [{}], [[['a']]]),
	},
	{ weight: 1, arbitrary: fc.constantFrom(...POLLUTING).map((text): unknown => JSON.parse(text)) },
	{ weight: 1, arbitrary: fc.constant(nested(50)) },
	{ weight: 1, arbitrary: fc.array(oddTexts, { maxLength: 3 }) },
	{ weight: 1, arbitrary: fc.dictionary(oddTexts, oddTexts, { maxKeys: 3 }) },
	{ weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
	{ weight: 1, arbitrary: fc.date({ noInvalidDate: false }) },
	{ weight: 1, arbitrary: oddTexts.map((value) => ({ __rl: true, mode: 'id', value })) },
);

/** Whatever an item can hold besides: so deep that n8n could not keep it in a workflow. */
export const oddValues: fc.Arbitrary<unknown> = fc.oneof(
	{ weight: 15, arbitrary: oddLiterals },
	{ weight: 1, arbitrary: fc.constant(nested(3_000)) },
);

/** Expressions whose result is no text, no number and no JSON, or that have none at all. */
export const oddExpressions: fc.Arbitrary<string> = fc.constantFrom(
	...['={{ undefined }}', '={{ null }}', '={{ NaN }}', '={{ -0 }}', '={{ 1n }}', '={{ {} }}', '={{ [] }}', '={{ "" }}'],
	...['={{ $json.missing.deeper }}', "={{ $('Nobody').item.json.a }}", '={{ $json. }}', '={{ (() => 1) }}', '={{'],
	...['={{ new Date(NaN) }}', '={{ new Date(0) }}', '={{ DateTime.fromMillis(0) }}', '={{ Duration.fromMillis(1) }}'],
	...['={{ $input.all() }}', '={{ $input.item }}', '={{ new Map([[1, 2]]) }}', '={{ new Set([1]) }}', '={{ /a/ }}'],
	...['={{ (() => { const a = {}; a.a = a; return a; })() }}', '={{ [1n, { a: 1n }] }}', '={{ Symbol.iterator }}'],
	...['=a{{ undefined }}b', '={{ $json }}', '={{ JSON.parse("{") }}', '={{ "x".repeat(100000) }}'],
);
