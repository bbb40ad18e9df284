import fc from 'fast-check';

import { displayWidth, graphemesOf } from '../../../../nodes/AlibabaCloudSmarttag/job/subtitles/characters';

it.each([
	['Latin letters', 'Hello, world', 12],
	['Chinese characters', '你好', 4],
	['full-width punctuation', '，。！？「」', 12],
	['Japanese kana', 'ひらがなカタカナー', 18],
	['half-width kana', 'ｶﾅ', 2],
	['Korean syllables', '한국어', 6],
	['Korean letters that form one syllable', '\u1112\u1161\u11ab', 2],
	['a letter with a combining mark', 'e\u0301', 1],
	['Thai vowel signs above', 'ที่', 1],
	['Hebrew and Arabic', 'שלום مرحبا', 10],
	['an emoji', '😀', 2],
	['a family of four in one emoji', '👨‍👩‍👧‍👦', 2],
	['a flag', '🇨🇳', 2],
	['a heart that a variation selector makes an emoji', '❤\ufe0f', 2],
	['a heart as a text symbol', '❤', 1],
	['a rare Chinese character outside the basic plane', '𠮷', 2],
	['a zero-width joiner', 'a\u200db', 2],
	['curly quotes, which are narrow unless a font has them wide', '“”', 2],
])('counts the columns of %s', (_what, text, columns) => {
	expect(displayWidth(text)).toBe(columns);
});

it('takes for one character what a reader takes for one', () => {
	expect(graphemesOf('e\u0301👨‍👩‍👧‍👦🇨🇳𠮷a')).toEqual(['e\u0301', '👨‍👩‍👧‍👦', '🇨🇳', '𠮷', 'a']);
});

it('takes a text of any length apart as a short one, a mark without end included', () => {
	const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
	const parts = ['ที่', '👨‍👩‍👧‍👦', '🇨🇳', 'e\u0301', `a${'\u0301'.repeat(700)}`, '𠮷', 'é'];
	const text = parts.map((part) => part.repeat(100)).join('');

	expect(graphemesOf(text)).toEqual(Array.from(segmenter.segment(text), ({ segment }) => segment));
});

it('cuts as Unicode says, also where it takes the short way for common characters', () => {
	const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
	const rangeEnds = fc.constantFrom(
		...' ~\u00c0\u024f\u2010\u2026\u3001\u3029\u3041\u3096\u30a1\u30ff\u4e00\u9fff\uac00\ud7a3\uff01\uff60',
	);
	const around = fc.tuple(rangeEnds, fc.integer({ min: -2, max: 2 }));
	const nearby = around.map(([end, step]) => String.fromCodePoint(Math.max(0, (end.codePointAt(0) ?? 0) + step)));
	const mark = fc.constantFrom('\u0301', '\u3099', '\u302a', '\u200d', '\ufe0f', '\u11a8', '\r', '\n');

	fc.assert(
		fc.property(fc.array(fc.oneof(nearby, mark)), (characters) => {
			const text = characters.join('');
			expect(graphemesOf(text)).toEqual(Array.from(segmenter.segment(text), ({ segment }) => segment));
		}),
		{ numRuns: 2000 },
	);
});
