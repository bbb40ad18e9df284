import fc from 'fast-check';

import { FieldReader, isJsonObject } from '../../../nodes/AlibabaCloudSmarttag/values/fieldReader';

type ReadMethod = 'flag' | 'jsonObject' | 'list' | 'text' | 'textOrJson' | 'token' | 'wholeNumber';

const READ_METHODS: ReadMethod[] = ['flag', 'jsonObject', 'list', 'text', 'textOrJson', 'token', 'wholeNumber'];

function read(method: ReadMethod, value: unknown): { value: unknown; problems: readonly string[] } {
	const reader = new FieldReader();
	return { value: reader[method]('The Field', value), problems: reader.problems };
}

function problemsOf(check: (reader: FieldReader) => void): readonly string[] {
	const reader = new FieldReader();
	check(reader);
	return reader.problems;
}

class Stamp {
	constructor(readonly at: number) {}
}

/** What an expression or a Code node can return besides plain JSON. */
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

describe('converts what has one clear meaning', () => {
	it.each<[method: ReadMethod, input: unknown, value: unknown]>([
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
	])('%s reads %p as %p', (method, input, value) => {
		const result = read(method, input);
		expect(result.problems).toEqual([]);
		expect(result.value).toEqual(value);
	});
});

describe('refuses other values, with the name of the field and the value', () => {
	it.each<[method: ReadMethod, input: unknown, problem: string]>([
		['text', {}, 'expected text, got an object'],
		['text', ['a'], 'expected text, got a list'],
		['text', date, 'expected text, got an object'],
		['text', () => 'a', 'expected text, got a function'],
		['text', Symbol('a'), 'expected text, got a symbol'],
		['token', { value: 'S00000103-000001' }, 'expected text, got an object'],
		['textOrJson', () => 'a', 'expected text, got a function'],
		['flag', 'yes', 'expected true or false, got "yes"'],
		['flag', 2, 'expected true or false, got "2"'],
		['flag', {}, 'expected true or false, got an object'],
		['flag', [true], 'expected true or false, got a list'],
		['wholeNumber', 'two', 'expected a whole number of at least 0, got "two"'],
		['wholeNumber', '1.5', 'expected a whole number of at least 0, got "1.5"'],
		['wholeNumber', -1, 'expected a whole number of at least 0, got "-1"'],
		['wholeNumber', NaN, 'expected a whole number of at least 0, got "NaN"'],
		['wholeNumber', Infinity, 'expected a whole number of at least 0, got "Infinity"'],
		['wholeNumber', 2 ** 53, 'expected a whole number of at least 0, got "9007199254740992"'],
		['wholeNumber', true, 'expected a whole number of at least 0, got "true"'],
		['wholeNumber', [2], 'expected a whole number of at least 0, got a list'],
		['list', { a: 1 }, 'expected a list or text with commas, got an object'],
		['list', '[cn, en]', 'expected a list or text with commas, got "[cn, en]"'],
		['list', date, 'expected a list or text with commas, got an object'],
		['list', [['cn']], 'expected text, got a list'],
		['list', ['cn', { code: 'en' }], 'expected text, got an object'],
		['jsonObject', ['a'], 'expected a JSON object like {"key": "value"}, got a list'],
		['jsonObject', '["a"]', 'expected a JSON object like {"key": "value"}, got a list'],
		['jsonObject', '42', 'expected a JSON object like {"key": "value"}, got a number'],
		['jsonObject', false, 'expected a JSON object like {"key": "value"}, got a boolean'],
	])('%s refuses %p', (method, input, problem) => {
		expect(read(method, input)).toMatchObject({ problems: [`The Field: ${problem}.`] });
	});

	it('and how much is too little', () => {
		expect(problemsOf((reader) => reader.wholeNumber('Concurrency', 0, 1))).toEqual([
			'Concurrency: expected a whole number of at least 1, got "0".',
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
	])('jsonObject refuses %s', (_name, input) => {
		const { value, problems } = read('jsonObject', input);
		expect(value).toBeUndefined();
		expect(problems).toEqual([expect.stringMatching(/^The Field: expected a JSON object/)]);
	});
});

describe('a JSON text that is not valid', () => {
	it('is refused with the line, the column and what is expected there', () => {
		const { value, problems } = read('jsonObject', '{\n  "sourceLanguage": "cn",\n}');
		expect(value).toBeUndefined();
		expect(problems).toEqual([
			expect.stringMatching(
				/^The Field: the JSON is not valid in line 3, column 1: expected a name in double quotes.*\.$/,
			),
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
	])('reads them as own keys, as %s', (_form, input) => {
		const { value, problems } = read('jsonObject', input);
		expect(problems).toEqual([]);
		expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
		expect(JSON.stringify(value)).toBe(JSON.stringify(JSON.parse(POLLUTING)));
	});
});

describe('a value that cannot be written as JSON is refused, not thrown', () => {
	const circular: Record<string, unknown> = {};
	circular.self = circular;

	it.each([
		['an object that contains itself', 'an object', circular, 'contains itself, or a BigInt'],
		['an object with a BigInt', 'an object', { id: 12345678901234567890n }, 'contains itself, or a BigInt'],
		[
			'a list nested 100,000 deep',
			'a list',
			JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)) as unknown,
			'is nested too deep',
		],
	])('%s', (_name, kind, input, reason) => {
		expect(read('textOrJson', input)).toEqual({
			value: undefined,
			problems: [`The Field: expected JSON, got ${kind} that ${reason}.`],
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

describe('requiredToken', () => {
	it('reads a value as a token does', () => {
		expect(problemsOf((reader) => expect(reader.requiredToken('URL', ' oss://b/k ')).toBe('oss://b/k'))).toEqual([]);
	});

	it.each([
		['', undefined, 'URL is empty.'],
		[' ', 'It names the file', 'URL is empty. It names the file.'],
		[{}, 'It names the file', 'URL: expected text, got an object.'],
	])('of %p with the advice %p is one problem', (value, advice, problem) => {
		expect(problemsOf((reader) => reader.requiredToken('URL', value, advice))).toEqual([problem]);
	});
});

describe('oneOf', () => {
	it.each([['cn'], [undefined]])('accepts %p', (value) => {
		expect(problemsOf((reader) => reader.oneOf('Source Language', value, ['cn', 'en']))).toEqual([]);
	});

	it.each([['zh'], ['CN'], [' cn'], ['toString']])('refuses %p and names the known values', (value) => {
		expect(problemsOf((reader) => reader.oneOf('Source Language', value, ['cn', 'en']))).toEqual([
			`Source Language: expected one of cn, en, got "${value}".`,
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
		const problem = `Title: expected at most ${limit} bytes, got ${refusedSize}`;
		expect(problemsOf((reader) => reader.withinBytes('Title', text, limit))).toEqual(
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
	])('accepts %j', (address) => {
		expect(problemsOf((reader) => reader.webAddress('Notify URL', address))).toEqual([]);
	});

	it.each([
		['oss://bucket/key.mp4'],
		['ftp://example.com/a.mp4'],
		['example.com/webhook'],
		['//example.com/webhook'],
		['/webhook/smarttag'],
		['localhost:5678/webhook'],
		['http://'],
		['javascript:alert(1)'],
		['undefined'],
		['http:example.com'],
		['https:/example.com'],
		['http:\\\\example.com'],
		['a b'],
	])('refuses %j', (address) => {
		expect(problemsOf((reader) => reader.webAddress('Notify URL', address))).toEqual([
			`Notify URL: expected an address that starts with http:// or https://, got "${address}".`,
		]);
	});

	it.each([
		['https://exa mple.com/', 'without blanks', 'Remove the blank, or write it as %20'],
		['https://example.com/a b.mp4', 'without blanks', 'Remove the blank, or write it as %20'],
		['https://example.com/a\u00a0b.mp4', 'without blanks', 'Remove the blank, or write it as %20'],
		['HTTP://example.com/a\tb.mp4', 'without blanks', 'Remove the blank, or write it as %20'],
		['https://example.com/a\n.mp4', 'without line breaks', 'Remove the line break'],
		['https://example.com\\a.mp4', 'without backslashes', 'Write / in place of a backslash'],
	])('of %j names the character that is wrong, and not the scheme', (address, without, instead) => {
		expect(problemsOf((reader) => reader.webAddress('URL', address))).toEqual([
			`URL: expected an address ${without}, got "${address}". ${instead}.`,
		]);
	});

	it.each([
		['http://n8n:5678/webhook', 'n8n', 'it is a name of the local network, without a domain'],
		['http://192.168.50.88:5680', '192.168.50.88', 'it is a private or reserved address'],
		['http://0x7f000001/', '127.0.0.1', 'it is a private or reserved address'],
		['https://nas.lan', 'nas.lan', 'it is a local name, as it ends with lan'],
	])('of %s, which the service cannot reach, is a hint', (address, hostname, why) => {
		const reader = new FieldReader();
		reader.webAddress('Notify URL', address);

		expect(reader.problems).toEqual([]);
		expect(reader.hints).toEqual([
			`Notify URL: the service cannot reach ${hostname} over the internet, because ${why}.`,
		]);
	});

	it('that may be reached has no hint', () => {
		const reader = new FieldReader();
		reader.webAddress('Notify URL', 'http://203.0.114.9:5678');

		expect(reader.hints).toEqual([]);
	});

	it.each([
		[80, `"${'x'.repeat(80)}"`],
		[81, `"${'x'.repeat(80)}…"`],
		[10_000, `"${'x'.repeat(80)}…"`],
	])('of %i characters, which may end with a signature, shows the first 80', (length, shown) => {
		expect(problemsOf((reader) => reader.webAddress('URL', 'x'.repeat(length)))[0]).toContain(shown);
	});
});

it('collects every problem in order, and hints apart from them', () => {
	const reader = new FieldReader();
	reader.text('Title', {});
	reader.hints.push('a hint');
	reader.flag('Chapters Enabled', 'x');
	reader.emptyField('Media', 'It names the video');
	reader.problem('Input Type', 'expected OSS, got FTP');
	expect(reader.problems).toEqual([
		'Title: expected text, got an object.',
		'Chapters Enabled: expected true or false, got "x".',
		'Media is empty. It names the video.',
		'Input Type: expected OSS, got FTP.',
	]);
	expect(reader.hints).toEqual(['a hint']);
});

describe('any value', () => {
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
			fc.property(anything, (input) => {
				const { value, problems } = read(method, input);
				for (const problem of problems) expect(problem).toMatch(/^The Field: [^]+\.$/);
				if (problems.length > 0 && method !== 'list') expect(value).toBeUndefined();
				expect(value).not.toBe('');
				expect(value).not.toBeNull();
			}),
			{ numRuns: 500 },
		);
	});
});
