import { simplified } from './answers';

describe('events', () => {
	it('of a list are in the order of time', () => {
		const later = { title: 'b', startTime: 28.5, endTime: 60 };

		expect(
			simplified(['EventSplit', [later, { title: 'a', summary: 'They greet.', startTime: 0, endTime: 28.5 }]]).events,
		).toStrictEqual([
			{ title: 'a', summary: 'They greet.', from: 0, to: 28.5 },
			{ title: 'b', from: 28.5, to: 60 },
		]);
	});

	it.each<[data: unknown, events: unknown]>([
		[{ events: [{ name: 'a', from: 1, to: 2 }] }, [{ title: 'a', from: 1, to: 2 }]],
		[{ title: 'alone', start: 3 }, [{ title: 'alone', from: 3, to: 3 }]],
		[['words'], [{ title: 'words' }]],
		[[{ description: 'a' }], [{ summary: 'a' }]],
		[[{ startTime: 0, endTime: 1 }], [{ from: 0, to: 1 }]],
	])('are read from %j', (data, events) => {
		expect(simplified(['EventSplit', data])).toStrictEqual({ ...simplified(), events });
	});
});
