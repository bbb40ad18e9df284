import { describeFields, describeObject } from '../../../local/demo/fields';

it('writes names and values in two columns', () => {
	const text = describeFields([
		['JobId', 'abc'],
		['RequestId', 'A-1'],
	]);

	expect(text).toBe('  JobId      abc\n  RequestId  A-1');
});

it.each([
	['Latin text', 'x'.repeat(250), 250],
	['Chinese text', '视'.repeat(125), 125],
])('continues long %s within 100 columns', (_name, value, length) => {
	const lines = describeFields([['Title', value]]).split('\n');

	const columns = lines.map((line) => [...line].reduce((sum, one) => sum + (one === '视' ? 2 : 1), 0));
	expect(Math.max(...columns)).toBeLessThanOrEqual(100);
	expect(lines.length).toBe(3);
	expect([...lines.join('').replace('Title', '').replaceAll(' ', '')]).toHaveLength(length);
});

it('shows objects as JSON, and omits what has no value', () => {
	expect(describeObject({ JobId: 'abc', title: undefined, tags: ['a'] })).toBe('  JobId  abc\n  tags   ["a"]');
});
