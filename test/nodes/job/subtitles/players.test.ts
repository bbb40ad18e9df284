import { encodeFile } from '../../../../nodes/AlibabaCloudSmarttag/job/subtitles/subtitleFile';
import {
	type SubtitleOptions,
	writeSubtitles,
} from '../../../../nodes/AlibabaCloudSmarttag/job/subtitles/writeSubtitles';
import { shownByPlayer } from './player';
import { said } from './said';

const shown = (
	format: 'srt' | 'vtt',
	segments: Array<ReturnType<typeof said>>,
	options: Partial<SubtitleOptions> = {},
) => shownByPlayer(format, writeSubtitles(segments, { format, ...options }));
const texts = (cues: ReturnType<typeof shown>) => cues.map(({ text }) => text);

const talk = [
	said(1000, 2500, '大家好，欢迎收看。', '主持人'),
	said(61_000, 62_000, 'Thanks for having me. It’s a longer text, so it takes two lines.', 'Ann'),
	said(3_599_000, 3_600_100, '1984'),
];

describe('A player reads', () => {
	it.each(['srt', 'vtt'] as const)('the times and lines of %s', (format) => {
		expect(shown(format, talk)).toEqual([
			{ startMs: 1000, endMs: 2500, text: '大家好，欢迎收看。' },
			{ startMs: 61_000, endMs: 62_000, text: 'Thanks for having me. It’s a longer text,\nso it takes two lines.' },
			{ startMs: 3_599_000, endMs: 3_600_100, text: '1984' },
		]);
	});

	it.each([
		['a byte order mark', { lineEnding: 'lf', byteOrderMark: true }],
		['CRLF', { lineEnding: 'crlf', byteOrderMark: false }],
		['both', { lineEnding: 'crlf', byteOrderMark: true }],
	] as const)('a file with %s as one without', (_what, encoding) => {
		for (const format of ['srt', 'vtt'] as const) {
			const file = encodeFile(writeSubtitles(talk, { format }), encoding);

			expect(shownByPlayer(format, file)).toEqual(shown(format, talk));
		}
	});

	it('every word of a text that looks like a tag in SRT', () => {
		const code = [
			said(0, 1000, 'or a MyValue<String> like before'),
			said(1000, 2000, 'if a < b and c > d'),
			said(2000, 3000, '{\\an8}top {y:i}'),
			said(3000, 4000, '<i>not in italics</i> <font color="red">, C:\\New \\h &lt; 2 > 1'),
		];

		expect(texts(shown('srt', code))).toEqual([
			'or a MyValue‹String› like before',
			'if a ‹ b and c › d',
			'(\\an8)top (y:i)',
			'‹i›not in italics‹/i› ‹font color="red"›,\nC:/New /h &lt; 2 › 1',
		]);
	});

	it('every sign of a text that looks like a tag in WebVTT', () => {
		const code = [
			said(0, 1000, 'or a MyValue<String> like before'),
			said(1000, 2000, 'if a < b and c > d'),
			said(2000, 3000, '{\\an8}top {y:i}'),
			said(3000, 4000, 'a --> b &amp; <v Ann>'),
		];

		expect(texts(shown('vtt', code))).toEqual(code.map(({ text }) => text));
	});

	it('the name of who speaks in SRT, whatever signs it has', () => {
		const named = [
			said(0, 1000, 'hello', 'Dr. A: B > C'),
			said(1000, 2000, 'hi', 'O<b>'),
			said(2000, 3000, 'ok', 'a-->'),
		];

		expect(texts(shown('srt', named, { speakers: true }))).toEqual(['Dr. A: B > C: hello', 'O‹b›: hi', 'a→: ok']);
	});

	it('the text and nothing else of a voice span in WebVTT, whatever signs the name has', () => {
		const named = [
			said(0, 1000, 'hello', 'Dr. A: B > C'),
			said(1000, 2000, 'hi', 'O<b>'),
			said(2000, 3000, 'ok', 'R&D --'),
		];

		expect(writeSubtitles(named, { format: 'vtt', speakers: true }).match(/<v.*>/g)).toEqual([
			'<v Dr. A: B › C>hello</v>',
			'<v O‹b›>hi</v>',
			'<v R＆D -- >ok</v>',
		]);
		expect(texts(shown('vtt', named, { speakers: true }))).toEqual(['hello', 'hi', 'ok']);
	});

	it('no cue for less than 0.7 seconds, and none over the next one', () => {
		const hasty = [said(0, 40, '嗯'), said(60, 120, '对'), said(130, 500, '好的'), said(520, 700, 'OK')];

		expect(shown('srt', hasty)).toEqual([{ startMs: 0, endMs: 700, text: '嗯 对 好的\nOK' }]);
		expect(shown('srt', [...hasty, said(900, 2000, '那我们开始吧')])).toEqual([
			{ startMs: 0, endMs: 700, text: '嗯 对 好的\nOK' },
			{ startMs: 900, endMs: 2000, text: '那我们开始吧' },
		]);
	});
});
