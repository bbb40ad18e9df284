import fc from 'fast-check';

import { FieldReader, isJsonObject } from '../../../nodes/AlibabaCloudSmarttag/values/fieldReader';

type ReadMethod = 'flag' | 'jsonObject' | 'list' | 'text' | 'textOrJson' | 'token' | 'wholeNumber';

const READ_METHODS: ReadMethod[] = ['flag', 'jsonObject', 'list', 'text', 'textOrJson', 'token', 'wholeNumber'];

function read(method: ReadMethod, value: unknown): { value: unknown; problems: readonly string[] } {
	const checks = new FieldReader();
	return { value: checks[method]('The Field', value), problems: checks.problems };
}

function problemsOf(check: (checks: FieldReader) => void): readonly string[] {
	const checks = new FieldReader();
	check(checks);
	return checks.problems;
}

class Stamp {
	constructor(readonly at: number) {}
}

/** What an expression or a Code node can hand over besides plain JSON. */
const nullPrototype = Object.assign(Object.create(null) as object, { a: 1 });
const date = new Date('2026-01-02T03:04:05Z');
const POLLUTING = '{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}';

afterEach(() => {
	expect('polluted' in {}).toBe(false);
});

describe.each(READ_METHODS)('%s', (method) => {
	it.each([[undefined], [null], ['']])('reads %p as not set', (value) => {
		expect(read(method, value)).toEqual({ value: undefined, problems: [] });
	});
});

describe('blanks only', () => {
	it.each<[method: ReadMethod, value: unknown]>([
		['token', ' \t\n'],
		['list', '  '],
		['list', ' , ,'],
		['list', [' ', '', null, undefined]],
		['list', '[]'],
		['list', []],
		['jsonObject', ' \n '],
		['jsonObject', '{}'],
		['jsonObject', {}],
		['jsonObject', 'null'],
	])('%s reads %j as not set', (method, value) => {
		expect(read(method, value)).toEqual({ value: undefined, problems: [] });
	});

	it.each<[method: ReadMethod]>([['flag'], ['wholeNumber']])('%s does not read as 0 or false', (method) => {
		expect(read(method, ' ').value).toBeUndefined();
	});

	it('a text keeps its blanks', () => {
		expect(read('text', ' a ').value).toBe(' a ');
	});
});

describe('coerces what has one clear meaning', () => {
	it.each<[method: ReadMethod, given: unknown, value: unknown]>([
		['text', 'Test-drive', 'Test-drive'],
		['text', 0, '0'],
		['text', 42.5, '42.5'],
		['text', false, 'false'],
		['text', 12345678901234567890n, '12345678901234567890'],
		['token', '  oss://b/k ', 'oss://b/k'],
		['token', 6, '6'],
		['token', 0, '0'],
		['textOrJson', 'order 42', 'order 42'],
		['textOrJson', 42, '42'],
		['textOrJson', { orderId: 42, tags: ['a'] }, '{"orderId":42,"tags":["a"]}'],
		['textOrJson', ['a', 1, null], '["a",1,null]'],
		['textOrJson', [], '[]'],
		['textOrJson', '{"orderId": 42}', '{"orderId": 42}'],
		['flag', true, true],
		['flag', false, false],
		['flag', ' TRUE ', true],
		['flag', 'False', false],
		['flag', 1, true],
		['flag', '1', true],
		['flag', 0, false],
		['flag', '0', false],
		['wholeNumber', 2, 2],
		['wholeNumber', 0, 0],
		['wholeNumber', '0', 0],
		['wholeNumber', ' 2 ', 2],
		['wholeNumber', '2.0', 2],
		['wholeNumber', Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
		['list', ['cn', ' en '], ['cn', 'en']],
		['list', ['a,b'], ['a,b']],
		['list', 'cn', ['cn']],
		['list', ' cn, en ,,yue', ['cn', 'en', 'yue']],
		['list', '["cn", "en"]', ['cn', 'en']],
		['list', ' ["a,b"] ', ['a,b']],
		['list', 1965304870001, ['1965304870001']],
		['list', [1, true, 'a'], ['1', 'true', 'a']],
		['list', '[1965304870001]', ['1965304870001']],
		['list', ['cn', '', null, ' '], ['cn']],
		['jsonObject', '{"a": {"b": [1, false, null]}}', { a: { b: [1, false, null] } }],
		['jsonObject', { a: false, b: 0 }, { a: false, b: 0 }],
		['jsonObject', nullPrototype, { a: 1 }],
		['jsonObject', new Stamp(1), { at: 1 }],
	])('%s reads %p as %p', (method, given, value) => {
		const result = read(method, given);
		expect(result.problems).toEqual([]);
		expect(result.value).toEqual(value);
	});
});

describe('refuses what has none, and names the field and what was given', () => {
	it.each<[method: ReadMethod, given: unknown, problem: string]>([
		['text', {}, 'a text is expected, an object was given'],
		['text', ['a'], 'a text is expected, a list was given'],
		['text', date, 'a text is expected, an object was given'],
		['text', () => 'a', 'a text is expected, a function was given'],
		['text', Symbol('a'), 'a text is expected, a symbol was given'],
		['token', { value: 'S00000103-000001' }, 'a text is expected, an object was given'],
		['textOrJson', () => 'a', 'a text is expected, a function was given'],
		['flag', 'yes', 'true or false is expected, "yes" was given'],
		['flag', 2, 'true or false is expected, "2" was given'],
		['flag', {}, 'true or false is expected, an object was given'],
		['flag', [true], 'true or false is expected, a list was given'],
		['wholeNumber', 'two', 'a whole number of at least 0 is expected, "two" was given'],
		['wholeNumber', '1.5', 'a whole number of at least 0 is expected, "1.5" was given'],
		['wholeNumber', -1, 'a whole number of at least 0 is expected, "-1" was given'],
		['wholeNumber', NaN, 'a whole number of at least 0 is expected, "NaN" was given'],
		['wholeNumber', Infinity, 'a whole number of at least 0 is expected, "Infinity" was given'],
		['wholeNumber', 2 ** 53, 'a whole number of at least 0 is expected, "9007199254740992" was given'],
		['wholeNumber', true, 'a whole number of at least 0 is expected, "true" was given'],
		['wholeNumber', [2], 'a whole number of at least 0 is expected, a list was given'],
		['list', { a: 1 }, 'a list or a text with commas is expected, an object was given'],
		['list', '[cn, en]', 'a list or a text with commas is expected, "[cn, en]" was given'],
		['list', date, 'a list or a text with commas is expected, an object was given'],
		['list', [['cn']], 'a text is expected, a list was given'],
		['list', ['cn', { code: 'en' }], 'a text is expected, an object was given'],
		['jsonObject', ['a'], 'a JSON object is expected, like {"key": "value"}, a list was given'],
		['jsonObject', '["a"]', 'a JSON object is expected, like {"key": "value"}, a list was given'],
		['jsonObject', '42', 'a JSON object is expected, like {"key": "value"}, a number was given'],
		['jsonObject', false, 'a JSON object is expected, like {"key": "value"}, a boolean was given'],
	])('%s refuses %p', (method, given, problem) => {
		expect(read(method, given)).toMatchObject({ problems: [`The Field: ${problem}.`] });
	});

	it('and how much is too little', () => {
		expect(problemsOf((checks) => checks.wholeNumber('Concurrency', 0, 1))).toEqual([
			'Concurrency: a whole number of at least 1 is expected, "0" was given.',
		]);
	});

	it.each([
		['flag', 'x'],
		['wholeNumber', 'x'],
		['list', '[x'],
	] as Array<[ReadMethod, string]>)('%s shows only the beginning of a long text', (method, start) => {
		const [problem = ''] = read(method, start.padEnd(10_000, 'x')).problems;
		expect(problem).toContain(`"${start.padEnd(80, 'x')}…"`);
		expect(problem.length).toBeLessThan(200);
	});

	it.each([
		['a date', date],
		['a map', new Map([['a', 1]])],
	])('jsonObject refuses %s', (_name, given) => {
		const { value, problems } = read('jsonObject', given);
		expect(value).toBeUndefined();
		expect(problems).toEqual([expect.stringMatching(/^The Field: a JSON object is expected/)]);
	});
});

describe('a JSON text that does not parse', () => {
	it('is refused with the line, the column and what is expected there', () => {
		const { value, problems } = read('jsonObject', '{\n  "sourceLanguage": "cn",\n}');
		expect(value).toBeUndefined();
		expect(problems).toEqual([
			expect.stringMatching(/^The Field: the JSON does not parse in line 3, column 1: a name in double quotes.*\.$/),
		]);
	});

	it('is refused once', () => {
		expect(read('jsonObject', "{'a': 1}").problems).toHaveLength(1);
	});
});

describe('a JSON object with the names of built-in properties', () => {
	it.each([
		['text', POLLUTING],
		['object', JSON.parse(POLLUTING) as object],
	])('keeps them as its own when it comes as %s', (_form, given) => {
		const { value, problems } = read('jsonObject', given);
		expect(problems).toEqual([]);
		expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
		expect(JSON.stringify(value)).toBe(JSON.stringify(JSON.parse(POLLUTING)));
	});
});

describe('a value that cannot be written as JSON is refused, not thrown', () => {
	const circular: Record<string, unknown> = {};
	circular.self = circular;

	it.each([
		['an object that holds itself', 'an object', circular, 'it holds itself, or a BigInt'],
		['an object with a BigInt', 'an object', { id: 12345678901234567890n }, 'it holds itself, or a BigInt'],
		[
			'a list nested 100,000 deep',
			'a list',
			JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)) as unknown,
			'it is nested too deep',
		],
	])('%s', (_name, kind, given, reason) => {
		expect(read('textOrJson', given)).toEqual({
			value: undefined,
			problems: [`The Field: ${kind} was given that cannot be written as JSON: ${reason}.`],
		});
	});
});

it('textOrJson writes a date without quotation marks', () => {
	expect(read('textOrJson', date)).toEqual({ value: '2026-01-02T03:04:05.000Z', problems: [] });
});

describe('isJsonObject', () => {
	it.each([
		[true, 'an empty object', {}],
		[true, 'an object without prototype', nullPrototype],
		[true, 'an instance of a class', new Stamp(1)],
		[false, 'a list', []],
		[false, 'null', null],
		[false, 'nothing', undefined],
		[false, 'a text', '{}'],
		[false, 'a date', date],
		[false, 'a map', new Map()],
		[false, 'a function', () => ({})],
	])('is %p for %s', (expected, _name, value) => {
		expect(isJsonObject(value)).toBe(expected);
	});
});

describe('oneOf', () => {
	it.each([['cn'], [undefined]])('takes %p', (value) => {
		expect(problemsOf((checks) => checks.oneOf('Source Language', value, ['cn', 'en']))).toEqual([]);
	});

	it.each([['zh'], ['CN'], [' cn'], ['toString']])('refuses %p and tells what is known', (value) => {
		expect(problemsOf((checks) => checks.oneOf('Source Language', value, ['cn', 'en']))).toEqual([
			`Source Language: "${value}" is not known. Known are cn, en.`,
		]);
	});
});

describe('withinBytes counts bytes of UTF-8, not characters', () => {
	it.each([
		['no text', undefined, 0, undefined],
		['letters', 'abcd', 4, undefined],
		['one letter too many', 'abcde', 4, 5],
		['Chinese characters, 3 each', '标签', 6, undefined],
		['Chinese characters, one byte too many', '标签', 5, 6],
		['accented letters, 2 each', 'éé', 3, 4],
		['emoji, 4 each', '😀', 4, undefined],
		['an emoji, one byte too many', '😀', 3, 4],
		['half an emoji, 3 as its replacement', '\ud83d', 2, 3],
	])('%s', (_name, text, limit, refusedSize) => {
		const problem = `Title: ${refusedSize} bytes long, at most ${limit} are allowed`;
		expect(problemsOf((checks) => checks.withinBytes('Title', text, limit))).toEqual(
			refusedSize === undefined ? [] : [expect.stringContaining(problem)],
		);
	});
});

describe('webAddress', () => {
	it.each([
		[undefined],
		['http://example.com'],
		['https://example.com/a.mp4?x=1&y=%20#t'],
		['HTTPS://EXAMPLE.COM/A.MP4'],
		['https://例子.cn/视频.mp4'],
		['https://user:word@example.com:8443/a'],
		['http://[::1]:5678/webhook/1'],
	])('takes %j', (address) => {
		expect(problemsOf((checks) => checks.webAddress('Notify URL', address))).toEqual([]);
	});

	it.each([
		['oss://bucket/key.mp4'],
		['ftp://example.com/a.mp4'],
		['example.com/webhook'],
		['//example.com/webhook'],
		['/webhook/smarttag'],
		['localhost:5678/webhook'],
		['http://'],
		['https://exa mple.com/'],
		['https://example.com/a b.mp4'],
		['https://example.com/a\n.mp4'],
		['javascript:alert(1)'],
		['undefined'],
		['http:example.com'],
		['https:/example.com'],
		['http:\\\\example.com'],
	])('refuses %j', (address) => {
		expect(problemsOf((checks) => checks.webAddress('Notify URL', address))).toEqual([
			`Notify URL: "${address}" is no web address. It has to start with http:// or https://.`,
		]);
	});

	it.each([
		[80, `"${'x'.repeat(80)}"`],
		[81, `"${'x'.repeat(80)}…"`],
		[10_000, `"${'x'.repeat(80)}…"`],
	])('of %i characters, which may end with a signature, shows the first 80', (length, shown) => {
		expect(problemsOf((checks) => checks.webAddress('URL', 'x'.repeat(length)))[0]).toContain(shown);
	});
});

it('collects every problem in the order of the checks, and hints apart from them', () => {
	const checks = new FieldReader();
	checks.text('Title', {});
	checks.hints.push('a hint');
	checks.flag('Chapters Enabled', 'x');
	checks.problem('Input Type', 'nothing was given');
	expect(checks.problems.map((problem) => problem.split(':')[0])).toEqual(['Title', 'Chapters Enabled', 'Input Type']);
	expect(checks.hints).toEqual(['a hint']);
});

describe('whatever is given', () => {
	const anything = fc.oneof(
		fc.anything({
			withDate: true,
			withMap: true,
			withNullPrototype: true,
			withObjectString: true,
			withTypedArray: true,
		}),
		fc.json(),
		fc.string({ unit: 'binary' }),
	);

	it.each(READ_METHODS)('%s reads it or refuses it with the name of the field, and never throws', (method) => {
		fc.assert(
			fc.property(anything, (given) => {
				const { value, problems } = read(method, given);
				for (const problem of problems) expect(problem).toMatch(/^The Field: [^]+\.$/);
				if (problems.length > 0 && method !== 'list') expect(value).toBeUndefined();
				expect(value).not.toBe('');
				expect(value).not.toBeNull();
			}),
			{ numRuns: 500 },
		);
	});
});
