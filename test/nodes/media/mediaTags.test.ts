import { fitTags, readTags } from '../../../nodes/AlibabaCloudSmarttag/media/mediaTags';
import { FieldReader } from '../../../nodes/AlibabaCloudSmarttag/values/fieldReader';

function read(value: unknown) {
	const reader = new FieldReader();
	return { tags: readTags('Tags', value, reader), problems: reader.problems };
}

describe('Tags from a field', () => {
	it.each<[unknown, string[]]>([
		['a, b ,a', ['a', 'b']],
		['a，b、c', ['a', 'b', 'c']],
		['["a","b"]', ['a', 'b']],
		['[{"name":"a"},{"name":"b","group":"g"}]', ['a', 'b']],
		[
			['a', 2, { name: 'c' }],
			['a', '2', 'c'],
		],
		[{ name: 'a' }, ['a']],
		[['Paris, France'], ['Paris', 'France']],
		[[], []],
		['', []],
		[undefined, []],
		[['', ' '], []],
	])('%j are %j', (value, tags) => {
		expect(read(value)).toEqual({ tags, problems: [] });
	});

	it.each([[[{ label: 'a' }]], [[['a']]], [{ label: 'a' }], ['[a, b']])('%j is a problem', (value) => {
		expect(read(value).problems).toEqual([expect.stringMatching(/^Tags: expected /)]);
	});
});

describe('Tags that have to fit', () => {
	it('are the first of those that the item does not have', () => {
		const tags = Array.from({ length: 20 }, (_, index) => `t${index}`);

		expect(fitTags(tags, ['x', 't0'])).toEqual({ tags: tags.slice(1, 15), leftOut: tags.slice(15), shortened: [] });
	});

	it('find no room in an item that has more tags than are allowed', () => {
		const present = Array.from({ length: 20 }, (_, index) => `p${index}`);

		expect(fitTags(['a'], present)).toEqual({ tags: [], leftOut: ['a'], shortened: [] });
	});

	it.each([
		['x'.repeat(33), 'x'.repeat(32)],
		['标'.repeat(11), '标'.repeat(10)],
		[`${'x'.repeat(30)}😀`, 'x'.repeat(30)],
		[`${'x'.repeat(31)} y`, 'x'.repeat(31)],
	])('shorten %j without cutting a character', (tag, expected) => {
		expect(fitTags([tag])).toEqual({ tags: [expected], leftOut: [], shortened: [tag] });
	});

	it('are the same tag when they begin alike', () => {
		const tag = 'x'.repeat(32);

		expect(fitTags([tag, `${tag}1`, `${tag}2`]).tags).toEqual([tag]);
	});

	it('keep a tag of exactly 32 bytes', () => {
		expect(fitTags(['x'.repeat(32)]).shortened).toEqual([]);
	});
});
