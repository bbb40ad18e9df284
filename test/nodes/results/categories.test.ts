import { simplified } from './answers';

function categories(classifications: unknown, cates: unknown = []): readonly string[] | undefined {
	return simplified(['VideoLabel', { classifications }], ['CPVLabel', { cates }]).categories;
}

describe('categories', () => {
	it('join their levels from the widest to the narrowest', () => {
		const cate = { labelLevel1: '体育', labelLevel2: '球类', label: '足球' };

		expect(categories([{ category1: '汽车', category2: '评测' }], [cate])).toStrictEqual([
			'汽车 / 评测',
			'体育 / 球类 / 足球',
		]);
	});

	it('leave out the levels that hold nothing', () => {
		expect(categories([{ category1: ' ', category2: 'a' }], [{ labelLevel1: 'b', label: 'c' }])).toStrictEqual([
			'a',
			'b / c',
		]);
	});

	it('come once each, capitals aside', () => {
		expect(
			categories([{ category1: 'Cars' }, { category1: 'cars' }], [{ label: 'Cars' }, { label: 'CARS' }]),
		).toStrictEqual(['Cars']);
	});

	it('that only begin a longer one are left out', () => {
		const given = [{ category1: '汽车' }, { category1: '汽车', category2: '评测' }, { category1: '汽' }];

		expect(categories(given, [{ labelLevel1: '汽车', labelLevel2: '评测', label: '试驾' }])).toStrictEqual([
			'汽',
			'汽车 / 评测 / 试驾',
		]);
	});

	it('are absent when there are none', () => {
		expect(categories([{}, null, { category1: '' }], [{}])).toBeUndefined();
		expect(simplified(['VideoLabel', { classifications: [{}] }])).not.toHaveProperty('categories');
	});

	it('can be many', () => {
		const many = Array.from({ length: 100_000 }, (_, index) => ({ category1: 'a', category2: `b ${index}` }));

		expect(categories(many)).toHaveLength(100_000);
	});
});
