import fc from 'fast-check';

import { shorten } from '../../../nodes/AlibabaCloudSmarttag/results/shorten';

describe('What an agent reads', () => {
	it('is an item as it is where nothing is long', () => {
		const json = { JobId: 'j', transcript: 'short', tags: [{ name: 'car' }], empty: undefined };

		expect(shorten(json, 100)).toEqual({ json, shortened: [] });
	});

	it('has the beginning of a long text, and how long it is', () => {
		expect(shorten({ transcript: 'abcdef' }, 4)).toEqual({
			json: { transcript: 'abcd' },
			shortened: ['transcript: the first 4 of 6 characters'],
		});
	});

	it('has the first entries of a long list, and how many there are', () => {
		expect(shorten({ a: { tagNames: ['one', 'two', 'three'] } }, 11)).toEqual({
			json: { a: { tagNames: ['one', 'two'] } },
			shortened: ['a.tagNames: the first 2 of 3 entries'],
		});
	});

	it('has of a list whose first entry is too long a part of that entry', () => {
		expect(shorten({ translations: [{ text: 'abcdefghij' }, { text: 'x' }] }, 8)).toEqual({
			json: { translations: [{ text: 'abcdefgh' }] },
			shortened: ['translations: the first 1 of 2 entries', 'translations[0].text: the first 8 of 10 characters'],
		});
	});

	it('has no half character', () => {
		expect(shorten({ text: 'a😀b' }, 2).json).toEqual({ text: 'a' });
	});

	it('has no text and no list beyond the limit, whatever came', () => {
		const texts = (value: unknown): string[] => {
			if (typeof value === 'string') return [value];
			return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
		};
		fc.assert(
			fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.integer({ min: 1, max: 30 }), (json, limit) => {
				const { json: short } = shorten(json, limit);

				for (const text of texts(short)) expect(text.length).toBeLessThanOrEqual(limit);
			}),
		);
	});
});
