import fc from 'fast-check';

import {
	millisecondsOf,
	screenTimeOf,
	spanOf,
	type TimeSpan,
	uniteSpans,
} from '../../../nodes/AlibabaCloudSmarttag/results/timeSpans';

const spans = fc.array(
	fc
		.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 20 }))
		.map(([startMs, length]): TimeSpan => ({ startMs, endMs: startMs + length })),
	{ maxLength: 12 },
);

/** The milliseconds that spans cover, counted one by one. */
function covered(given: readonly TimeSpan[]): number {
	const moments = new Set<number>();
	for (const { startMs, endMs } of given) for (let at = startMs; at < endMs; at += 1) moments.add(at);
	return moments.size;
}

describe('millisecondsOf', () => {
	it.each<[value: unknown, milliseconds: number | undefined]>([
		[28, 28_000],
		['28.5', 28_500],
		[8.1, 8_100],
		[1.0006, 1_001],
		[0, 0],
		[-0, 0],
		[-1, undefined],
		[-0.0001, undefined],
		[NaN, undefined],
		[Infinity, undefined],
		['Infinity', undefined],
		[1e308, undefined],
		['', undefined],
		[' ', undefined],
		['soon', undefined],
		[null, undefined],
		[true, undefined],
		[[5], undefined],
	])('reads %p in seconds as %p', (value, milliseconds) => {
		expect(millisecondsOf(value, 'seconds')).toBe(milliseconds);
	});

	it('reads milliseconds as they are', () => {
		expect(millisecondsOf('28000.4', 'milliseconds')).toBe(28_000);
	});
});

describe('spanOf', () => {
	it.each<[start: unknown, end: unknown, span: TimeSpan | undefined]>([
		[1, 2, { startMs: 1000, endMs: 2000 }],
		[1, undefined, { startMs: 1000, endMs: 1000 }],
		[2, 1, { startMs: 2000, endMs: 2000 }],
		[1, -1, { startMs: 1000, endMs: 1000 }],
		[undefined, 2, undefined],
		[-1, 2, undefined],
	])('from %p to %p', (start, end, span) => {
		expect(spanOf(start, end, 'seconds')).toStrictEqual(span);
	});
});

describe('uniteSpans', () => {
	it('sorts, and unites what overlaps, touches, or lies inside', () => {
		const given = [
			{ startMs: 50, endMs: 60 },
			{ startMs: 0, endMs: 40 },
			{ startMs: 10, endMs: 20 },
			{ startMs: 40, endMs: 45 },
		];

		expect(uniteSpans(given)).toStrictEqual([
			{ startMs: 0, endMs: 45 },
			{ startMs: 50, endMs: 60 },
		]);
	});

	it('covers the same moments with the fewest spans, and leaves the given ones alone', () => {
		fc.assert(
			fc.property(spans, (given) => {
				const before = JSON.stringify(given);
				const united = uniteSpans(given);
				expect(JSON.stringify(given)).toBe(before);
				expect(covered(united)).toBe(covered(given));
				expect(united.filter((span, index) => span.startMs <= (united[index - 1]?.endMs ?? -1))).toStrictEqual([]);
			}),
		);
	});
});

describe('screenTimeOf', () => {
	it('counts the seconds of the union', () => {
		fc.assert(
			fc.property(
				spans.filter(({ length }) => length > 0),
				(given) => {
					expect(screenTimeOf(given).seconds).toBe(covered(given) / 1000);
				},
			),
		);
	});

	it('is exact to the millisecond', () => {
		const tenths = [0.1, 0.2, 0.3].flatMap((from) => spanOf(from * 10, from * 10 + 0.1, 'seconds') ?? []);

		expect(screenTimeOf(tenths)).toStrictEqual({
			seconds: 0.3,
			appearances: [
				{ from: 1, to: 1.1 },
				{ from: 2, to: 2.1 },
				{ from: 3, to: 3.1 },
			],
		});
	});

	it('reports nothing without times', () => {
		expect(screenTimeOf([])).toStrictEqual({});
	});
});
