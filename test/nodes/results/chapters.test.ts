import { simplified } from './answers';

function chapters(...autoChapters: unknown[]) {
	return simplified(['NLP', { autoChapters }]).chapters;
}

describe('chapters', () => {
	it('have seconds, though their source has milliseconds', () => {
		expect(chapters({ id: 1, start: 28_000, end: 60_500, headline: 'Drive', summary: 'They drive.' })).toStrictEqual([
			{ title: 'Drive', summary: 'They drive.', from: 28, to: 60.5 },
		]);
	});

	it('come in the order of time, from every result', () => {
		const one = { autoChapters: [{ start: 2000, headline: 'b' }] };
		const other = { autoChapters: [{ start: 1000, headline: 'a' }] };

		expect(simplified(['NLP', one], ['NLP', other]).chapters?.map(({ title }) => title)).toStrictEqual(['a', 'b']);
	});

	it('without a headline are named by their summary', () => {
		expect(chapters({ start: 0, end: 1000, summary: 'They drive.' })).toStrictEqual([
			{ title: 'They drive.', from: 0, to: 1 },
		]);
	});

	it.each([
		[
			{ start: '1000', end: '2000', headline: 'a' },
			{ from: 1, to: 2 },
		],
		[
			{ start: 1000, headline: 'a' },
			{ from: 1, to: 1 },
		],
		[
			{ start: 1000, end: 500, headline: 'a' },
			{ from: 1, to: 1 },
		],
	])('end no sooner than they start: %j', (chapter, times) => {
		expect(chapters(chapter)).toStrictEqual([{ title: 'a', ...times }]);
	});

	it('without a time come after the others', () => {
		expect(chapters({ headline: 'b' }, { start: -1, headline: 'c' }, { start: 5, headline: 'a' })).toStrictEqual([
			{ title: 'a', from: 0.005, to: 0.005 },
			{ title: 'b' },
			{ title: 'c' },
		]);
	});

	it.each([[null], [{}], [{ headline: '' }], [{ id: 1, start: 0, headline: ' ' }]])('are absent for %j', (chapter) => {
		expect(simplified(['NLP', { autoChapters: [chapter] }])).toStrictEqual(simplified());
	});

	it.each([[{ start: 0 }], ['text']])('that cannot be read are reported: %j', (chapter) => {
		expect(simplified(['NLP', { autoChapters: [chapter] }])).toStrictEqual({ ...simplified(), otherResults: ['NLP'] });
	});
});
