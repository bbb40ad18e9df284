import fc from 'fast-check';

import { parseUserData } from '../../../nodes/AlibabaCloudSmarttag/job/userData';

describe('User Data', () => {
	it.each([
		['an object', '{"order":42,"tags":["a"]}', { order: 42, tags: ['a'] }],
		['a list', '[1,"b",null]', [1, 'b', null]],
		['an empty object', '{}', {}],
		['JSON with blanks around it', ' \n{"a":1} ', { a: 1 }],
	])('that is JSON of %s is parsed', (_name, text, value) => {
		expect(parseUserData(text)).toEqual(value);
	});

	it.each(['order 42', '42', 'true', 'null', '"quoted"', '', ' ', '{"a":1', "{'a':1}", '[1,]', '{} and more'])(
		'that is %p stays that text',
		(text) => {
			expect(parseUserData(text)).toBe(text);
		},
	);

	it('as long as the API takes it is parsed', () => {
		const value = { text: 'a'.repeat(1_024 - '{"text":""}'.length) };

		expect(parseUserData(JSON.stringify(value))).toEqual(value);
	});

	it('far longer than the API takes it, which may be nested without end, stays a text', () => {
		const text = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;

		expect(parseUserData(text)).toBe(text);
	});

	it('with names such as __proto__ changes no other object', () => {
		const value = parseUserData('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}');

		expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor']);
		expect(value).not.toHaveProperty('polluted');
		expect({}).not.toHaveProperty('polluted');
	});

	it('whatever it is, never throws, and is parsed only where JSON restores it', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.json(), fc.stringMatching(/^\s*[[{].*$/)), (text) => {
				const value = parseUserData(text);

				if (typeof value === 'string') expect(value).toBe(text);
				else expect(value).toEqual(JSON.parse(text));
			}),
			{ numRuns: 2_000 },
		);
	});
});
