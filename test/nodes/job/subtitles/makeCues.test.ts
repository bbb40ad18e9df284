import { makeCues } from '../../../../nodes/AlibabaCloudSmarttag/job/subtitles/makeCues';
import { brief, said } from './said';

/** Four words of 20 columns together, a line of its own each where lines have 20. */
const fourLines = 'aaaaaaaaa bbbbbbbbbb ccccccccc dddddddddd eeeeeeeee ffffffffff ggggggggg hhhhhhhhhh';

describe('Text', () => {
	it('makes one cue of a segment', () => {
		expect(makeCues([said(1000, 2500, '你好，世界。', '1')])).toEqual([
			{ startMs: 1000, endMs: 2500, lines: [{ text: '你好，世界。', speaker: '1' }] },
		]);
	});

	it('drops what has no text to see', () => {
		const invisible = ['', ' \t\r\n', '\u3000\u00a0', '\u0000\u001b', '\u200b\ufeff\u200e'];

		expect(makeCues(invisible.map((text) => said(0, 1000, text)))).toEqual([]);
	});

	it('makes one blank of line breaks, control characters and runs of white space', () => {
		expect(makeCues([said(0, 1000, '  one\r\n\ttwo\u2028three\u3000 \u0000four ')]).map(brief)).toEqual([
			[0, 1000, 'one two three four'],
		]);
	});

	it('leaves out what is not seen, but not what joins emoji', () => {
		expect(makeCues([said(0, 1000, '\u202ea\u200bb\u00adc 👩‍🚀 \u200d')]).map(brief)).toEqual([[0, 1000, 'abc 👩‍🚀']]);
	});

	it('replaces half of a surrogate pair, which no file could hold', () => {
		expect(makeCues([said(0, 1000, 'a\ud83d')]).map(brief)).toEqual([[0, 1000, 'a\ufffd']]);
	});

	it('has lines of 42 columns unless set otherwise, 21 Chinese characters', () => {
		expect(makeCues([said(0, 1000, '好'.repeat(21))]).map(brief)).toEqual([[0, 1000, '好'.repeat(21)]]);
		expect(makeCues([said(0, 1000, '好'.repeat(22))])[0]?.lines).toHaveLength(2);
	});

	it.each([9, 1, 0, -5, NaN])('takes a line width of %s as 10, the least', (lineWidth) => {
		expect(makeCues([said(0, 1000, 'abcdefghij')], { lineWidth })[0]?.lines).toHaveLength(1);
		expect(makeCues([said(0, 1000, 'abcdefghijk')], { lineWidth })[0]?.lines).toHaveLength(2);
	});

	it.each([201, 1e6, Infinity])('takes a line width of %s as 200, the most', (lineWidth) => {
		expect(makeCues([said(0, 1000, 'word '.repeat(40).trim())], { lineWidth })[0]?.lines).toHaveLength(1);
		expect(makeCues([said(0, 1000, `${'word '.repeat(40)}end`)], { lineWidth })[0]?.lines).toHaveLength(2);
	});

	it('spreads long text over cues of at most two lines', () => {
		expect(makeCues([said(0, 8000, fourLines)], { lineWidth: 20 }).map(brief)).toEqual([
			[0, 4000, 'aaaaaaaaa bbbbbbbbbb', 'ccccccccc dddddddddd'],
			[4000, 8000, 'eeeeeeeee ffffffffff', 'ggggggggg hhhhhhhhhh'],
		]);
	});

	it('breaks a long Chinese sentence at its commas', () => {
		const text = '今天我们来看智能媒体服务，它可以识别视频里的人脸、物体和文字，还能生成摘要。';

		expect(makeCues([said(0, 7600, text)], { lineWidth: 30 }).map(brief)).toEqual([
			[0, 5000, '今天我们来看智能媒体服务，', '它可以识别视频里的人脸、'],
			[5000, 7600, '物体和文字，还能生成摘要。'],
		]);
	});

	it('breaks Japanese and English as they are written', () => {
		const japanese = '本日はインテリジェントメディアサービスについて、ご紹介いたします。';
		const english = 'Today we look at a service that tags videos, and at what it writes.';

		expect(makeCues([said(0, 1000, japanese)]).map(brief)).toEqual([
			[0, 1000, '本日はインテリジェントメディアサービス', 'について、ご紹介いたします。'],
		]);
		expect(makeCues([said(0, 1000, english)]).map(brief)).toEqual([
			[0, 1000, 'Today we look at a service that', 'tags videos, and at what it writes.'],
		]);
	});
});

describe('Names', () => {
	it('leave room for themselves in the first line of each cue when they will be written into the text', () => {
		const segment = said(0, 1000, 'aaa bbb ccc ddd eee fff ggg hhh iii', 'Ann');
		const lines = (named: boolean) => makeCues([segment], { lineWidth: 15, named }).map((cue) => brief(cue).slice(2));

		expect(lines(false)).toEqual([['aaa bbb ccc', 'ddd eee fff'], ['ggg hhh iii']]);
		expect(lines(true)).toEqual([
			['aaa bbb', 'ccc ddd'],
			['eee fff', 'ggg hhh iii'],
		]);
	});

	it('take at most half of a line, and are whole when they are not written into the text', () => {
		const segment = said(0, 1000, 'Hello', 'Somebody with a long name');

		expect(makeCues([segment], { lineWidth: 20, named: true })[0]?.lines[0]?.speaker).toBe('Somebod…');
		expect(makeCues([segment], { lineWidth: 20 })[0]?.lines[0]?.speaker).toBe('Somebody with a long name');
	});

	it('are shortened by columns, and not in the middle of a character', () => {
		const nameOf = (speaker: string) =>
			makeCues([said(0, 1000, 'Hello', speaker)], { lineWidth: 20, named: true })[0]?.lines[0]?.speaker;

		expect(nameOf('Doctor Who')).toBe('Doctor…');
		expect(nameOf('一二三四')).toBe('一二三四');
		expect(nameOf('一二三四五')).toBe('一二三…');
		expect(nameOf('👨‍👩‍👧‍👦'.repeat(5))).toBe(`${'👨‍👩‍👧‍👦'.repeat(3)}…`);
	});

	it('are one line, and none when there is nothing to see', () => {
		expect(makeCues([said(0, 1000, 'Hi', ' A\nB ')])[0]?.lines).toEqual([{ text: 'Hi', speaker: 'A B' }]);
		expect(makeCues([said(0, 1000, 'Hi', ' \n')])[0]?.lines).toEqual([{ text: 'Hi', speaker: undefined }]);
	});
});
