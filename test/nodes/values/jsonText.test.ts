import fc from 'fast-check';

import { findJsonBreak } from '../../../nodes/AlibabaCloudSmarttag/values/jsonText';

function parses(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}

function agreesWithParser(text: string): boolean {
	return (findJsonBreak(text) === undefined) === parses(text);
}

/** Characters that mean something in JSON, and some that look as if they did. */
const jsonLike = fc.constantFrom(
	...'{}[],:"\\/bfnrtuE+-.0129 \t\r\n\'`=_#',
	...['\u0000', '\u001f', '\u007f', '\u0085', '\u00a0', '\u2028', '\ufeff', '，', '：', '“', '\ud83d', '\ude00', '😀'],
	...['true', 'false', 'null', 'NaN', '\\u00e9', '\\ud83d', '{"a":', '["a",', '//', '{{ $json.a }}'],
);

const blanks = fc.string({ unit: fc.constantFrom(' ', '\t', '\r', '\n'), maxLength: 3 });

/** The texts, brackets, colons and commas of a JSON text, one token each. */
const tokens = fc
	.json({ maxDepth: 4, stringUnit: 'binary' })
	.map((text) => text.match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^{}[\],:"]+/gu) ?? []);

/** A JSON text with blanks, tabs and line breaks between its tokens. */
const spacedTokens = tokens.chain((parts) =>
	fc
		.array(blanks, { minLength: parts.length + 1, maxLength: parts.length + 1 })
		.map((gaps) => [...parts.map((part, index) => `${gaps[index]}${part}`), gaps.at(-1) ?? '']),
);
const spacedJson = spacedTokens.map((parts) => parts.join(''));

interface Mutation {
	readonly kind: 'delete' | 'insert' | 'replace';
	readonly at: number;
	readonly character: string;
}

const mutations: fc.Arbitrary<Mutation[]> = fc.array(
	fc.record({ kind: fc.constantFrom('delete', 'insert', 'replace'), at: fc.nat(), character: jsonLike }),
	{ minLength: 1, maxLength: 3 },
);

function mutate(text: string, { kind, at, character }: Mutation): string {
	const place = at % (text.length + 1);
	const kept = kind === 'insert' ? place : place + 1;
	return text.slice(0, place) + (kind === 'delete' ? '' : character) + text.slice(kept);
}

const anyCodeUnits = fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) });

it('finds no break in JSON, however it is spaced', () => {
	fc.assert(
		fc.property(spacedJson, (text) => {
			expect(findJsonBreak(text)).toBeUndefined();
		}),
		{ numRuns: 3_000 },
	);
});

describe('finds a break if and only if the parser refuses', () => {
	it.each<[name: string, texts: fc.Arbitrary<string>]>([
		['JSON with up to three mistakes', fc.tuple(spacedJson, mutations).map(([text, all]) => all.reduce(mutate, text))],
		['JSON that is cut off', fc.tuple(spacedJson, fc.nat()).map(([text, at]) => text.slice(0, at % (text.length + 1)))],
		['text made of pieces of JSON', fc.string({ unit: jsonLike, maxLength: 12 })],
		['a quoted text made of pieces of JSON', fc.string({ unit: jsonLike }).map((text) => `"${text}"`)],
		['a number made of its characters', fc.string({ unit: fc.constantFrom(...'-+.eE0123'), maxLength: 8 })],
		['text of any characters', fc.string({ unit: 'binary' })],
		['text of any code units, halves of surrogate pairs too', anyCodeUnits],
		['quoted text of any code units', anyCodeUnits.map((text) => `["${text}"]`)],
	])('%s', (_name, texts) => {
		fc.assert(fc.property(texts, agreesWithParser), { numRuns: 5_000 });
	});

	it('each code unit but those of Chinese and Korean writing: in a text, escaped, in a name, as a blank', () => {
		const forms = [
			(unit: string) => `"${unit}"`,
			(unit: string) => `"\\${unit}"`,
			(unit: string) => `{"${unit}":1}`,
			(unit: string) => `[1,${unit}2]`,
		];
		const units = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
		const disagreements = units
			.filter((unit) => unit < '\u3400' || unit > '\ud7ff')
			.flatMap((unit) => forms.map((form) => form(unit)))
			.filter((text) => !agreesWithParser(text));
		expect(disagreements).toEqual([]);
	});
});

it('returns the line and the column of a misplaced character', () => {
	const misplaced = fc
		.tuple(spacedTokens, fc.nat())
		.map(([parts, at]) => ({ parts, at: at % parts.length }))
		// A name and its colon are read as one.
		.filter(({ parts, at }) => parts[at]?.trimStart() !== ':');
	fc.assert(
		fc.property(misplaced, ({ parts, at }) => {
			const gap = /^[ \t\r\n]*/.exec(parts[at] ?? '')?.[0] ?? '';
			const before = parts.slice(0, at).join('') + gap;
			const text = `${before}@${parts.slice(at).join('').slice(gap.length)}`;
			const lineBreaks = [...before].filter((character) => character === '\n').length;
			expect(findJsonBreak(text)).toEqual({
				reason: expect.stringMatching(/^expected .*@/) as string,
				line: lineBreaks + 1,
				column: before.length - before.lastIndexOf('\n'),
			});
		}),
		{ numRuns: 2_000 },
	);
});

const NAME = 'a name in double quotes';
const VALUE = 'a value';
const NO_MORE = 'the end of the JSON';
const END = 'where the text ends';

describe('returns the place of a typical mistake, what is expected there and what is there', () => {
	it.each<[mistake: string, lines: string[], line: number, column: number, expected: string, found: string]>([
		['a comma behind the last member', ['{', '  "a": 1,', '}'], 3, 1, NAME, '}'],
		['a comma behind the last entry', ['["cn", "en",]'], 1, 13, VALUE, ']'],
		['two commas', ['[1,, 2]'], 1, 4, VALUE, ', 2]'],
		['no comma between members', ['{', '  "a": 1', '  "b": 2', '}'], 3, 3, 'a comma or "}"', '"b": 2'],
		['no comma between entries', ['["cn"', '"en"]'], 2, 1, 'a comma or "]"', '"en"]'],
		['a full-width comma', ['{"a": 1，"b": 2}'], 1, 8, 'a comma or "}"', '，"b": '],
		['single quotes around a name', ["{'a': 1}"], 1, 2, NAME, "'a': 1"],
		['single quotes around a value', ['{"a": \'cn\'}'], 1, 7, VALUE, "'cn'}"],
		['typographic quotes', ['{“a”: 1}'], 1, 2, NAME, '“a”: 1'],
		['a name without quotes', ['{', '\t"a": 1,', '\tb: 2', '}'], 3, 2, NAME, 'b: 2'],
		['a name without a colon', ['{"a": 1, "b" 2}'], 1, 10, NAME, '"b" 2}'],
		['an equals sign for a colon', ['{"a" = 1}'], 1, 2, NAME, '"a" = '],
		['a value without quotes', ['{"sourceLanguage": cn}'], 1, 20, VALUE, 'cn}'],
		['a missing value', ['{"a": }'], 1, 7, VALUE, '}'],
		['a missing brace', ['{', '  "a": {"b": 1}', ''], 3, 1, 'a comma or "}"', END],
		['a missing bracket', ['{"a": ["cn"}'], 1, 12, 'a comma or "]"', '}'],
		['a brace too many', ['{"a": 1}}'], 1, 9, NO_MORE, '}'],
		['a quotation mark inside a text', ['{"a": "the "best" one"}'], 1, 13, 'a comma or "}"', 'best" '],
		['a comment in front', ['// settings', '{"a": 1}'], 1, 1, VALUE, '// set'],
		['a comment behind a member', ['{"a": 1 // one', '}'], 1, 9, 'a comma or "}"', '// one'],
		['a comment behind the end', ['{"a": 1}', '/* end */'], 2, 1, NO_MORE, '/* end'],
		['NaN', ['{"a": NaN}'], 1, 7, VALUE, 'NaN}'],
		['Infinity below zero', ['[-Infinity]'], 1, 2, VALUE, '-Infin'],
		['undefined', ['{"a": undefined}'], 1, 7, VALUE, 'undefi'],
		["Python's True", ['{"a": True}'], 1, 7, VALUE, 'True}'],
		['a number with a zero in front', ['{"a": 01}'], 1, 8, 'a comma or "}"', '1}'],
		['a number that ends with its point', ['{"a": 1.}'], 1, 8, 'a comma or "}"', '.}'],
		['text behind the end', ['{"a": 1}', '', 'thank you'], 3, 1, NO_MORE, 'thank '],
		['two objects', ['{"a": 1}', '{"b": 2}'], 2, 1, NO_MORE, '{"b": '],
		['the equals sign of an expression', ['={"a": 1}'], 1, 1, VALUE, '={"a":'],
		['an expression that was not resolved', ['{"a": {{ $json.a }}}'], 1, 8, NAME, '{ $jso'],
		['an expression that returned an object', ['{"a": [object Object]}'], 1, 8, VALUE, 'object'],
		['an expression that returned nothing', ['{"a": , "b": 2}'], 1, 7, VALUE, ', "b":'],
		['no text at all', [''], 1, 1, VALUE, END],
		['blanks only', ['  ', '\t'], 2, 2, VALUE, END],
		['Windows line ends', ['{\r', '  "a": 1\r', '  "b": 2\r', '}'], 3, 3, 'a comma or "}"', '"b": 2'],
		['an emoji in front, which counts two columns', ['["😀" 1]'], 1, 7, 'a comma or "]"', '1]'],
	])('%s', (_mistake, lines, line, column, expected, found) => {
		const broken = findJsonBreak(lines.join('\n'));
		expect(broken).toMatchObject({ line, column });
		const start = `expected ${expected}`;
		expect(broken?.reason.slice(0, start.length)).toBe(start);
		expect(broken?.reason.slice(start.length)).toContain(found);
	});
});

it.each([
	['a line break inside a text', '{"a": "first\nsecond"}', 13, 'a line break in a text is written \\n'],
	['a tab inside a name', '{"a\tb": 1}', 4, 'a tab \\t'],
	['an escape that JSON does not have', '{"path": "C:\\videos"}', 13, 'a backslash in a text is written \\\\'],
	['a text without its end', '{"a": "cn}', 7, 'a text has no closing quotation mark'],
])('names the mistake inside a text: %s', (_mistake, text, column, mistake) => {
	expect(findJsonBreak(text)).toMatchObject({ line: 1, column, reason: expect.stringContaining(mistake) as string });
});

it('shows a short piece of one line, and no half of a character', () => {
	fc.assert(
		fc.property(fc.string({ unit: fc.constantFrom('a', '标', '😀', '\r\n', '\n'), minLength: 20 }), (text) => {
			const reason = findJsonBreak(`[x${text}`)?.reason ?? '';
			expect(reason.length).toBeLessThan(80);
			expect(reason.isWellFormed()).toBe(true);
			expect(reason).not.toMatch(/[\r\n]/);
		}),
	);
});

describe('reads what is deep or long without overflow, in time that grows with the length', () => {
	const deep = 100_000;
	const long = 1_000_000;

	it.each([
		['closed lists', '['.repeat(deep) + ']'.repeat(deep)],
		['closed objects', '{"a":'.repeat(deep) + '1' + '}'.repeat(deep)],
		['blanks', `${' '.repeat(long)}1${'\n'.repeat(long)}`],
		['a long text', `"${'标'.repeat(long)}"`],
		['a text of escapes', `"${'\\u6807'.repeat(long)}"`],
		['a long number', '1'.repeat(long)],
		['a long list', `[${'1,'.repeat(long)}1]`],
	])('%s', (_name, text) => {
		expect(findJsonBreak(text)).toBeUndefined();
		expect(parses(text)).toBe(true);
	});

	it.each([
		['open lists', '['.repeat(deep), deep + 1],
		['open objects', '{"a":'.repeat(deep), 5 * deep + 1],
		['a list closed by a brace', `${'['.repeat(deep)}${']'.repeat(deep - 1)}}`, 2 * deep],
		['a long text without its end', `["${'a'.repeat(long)}`, 2],
		['a long name without its colon', `{"${'a'.repeat(long)}"${' '.repeat(long)}1}`, 2],
		['quotation marks', '"'.repeat(long), 3],
		['backslashes', `"${'\\'.repeat(long + 1)}"`, 1],
	])('%s', (_name, text, column) => {
		expect(findJsonBreak(text)).toMatchObject({ line: 1, column });
	});
});
