import { simplified } from './answers';

function onScreen(...details: unknown[]) {
	return simplified(['OCR', { details }]).textOnScreen;
}

describe('text on screen', () => {
	it('has the lines of each picture in the order of time', () => {
		const first = { timestamp: 2, info: [{ score: 0.9, content: 'a\nb' }, { content: 'c' }] };

		expect(onScreen({ timestamp: 14.5, info: [{ content: 'd' }] }, first)).toStrictEqual([
			{ text: 'a b', from: 2, to: 2 },
			{ text: 'c', from: 2, to: 2 },
			{ text: 'd', from: 14.5, to: 14.5 },
		]);
	});

	it('has a line once while pictures that follow each other show it', () => {
		const shown = (timestamp: number, ...lines: string[]) => ({
			timestamp,
			info: lines.map((content) => ({ content })),
		});

		expect(
			onScreen(shown(1, 'news', 'rain'), shown(2, 'news'), shown(3, 'news', 'sun'), shown(4), shown(5, 'news')),
		).toStrictEqual([
			{ text: 'news', from: 1, to: 3 },
			{ text: 'rain', from: 1, to: 1 },
			{ text: 'sun', from: 3, to: 3 },
			{ text: 'news', from: 5, to: 5 },
		]);
	});

	it.each([['content'], ['value'], ['text']])('is in the field %s', (name) => {
		expect(onScreen({ timestamp: 1, info: [{ [name]: 'a' }] })).toStrictEqual([{ text: 'a', from: 1, to: 1 }]);
	});

	it('needs no time and no list', () => {
		expect(onScreen({ info: { content: 'a' } }, { content: 'b' }, { info: ['c'] })).toStrictEqual([
			{ text: 'a' },
			{ text: 'b' },
			{ text: 'c' },
		]);
	});

	it('is absent where nothing is written', () => {
		expect(
			simplified([
				'OCR',
				{
					details: [
						{ timestamp: 1, info: [] },
						{ timestamp: 2, info: [{ content: ' ' }] },
					],
				},
			]),
		).toStrictEqual(simplified());
	});
});
