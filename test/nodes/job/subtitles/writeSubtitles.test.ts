import {
	type SubtitleFormat,
	writeSubtitles,
} from '../../../../nodes/AlibabaCloudSmarttag/job/subtitles/writeSubtitles';
import { said } from './said';

const talk = [
	said(1000, 2500, '大家好，欢迎收看。', '主持人'),
	said(61_001, 62_000, 'Thanks for having me.', 'Ann'),
	said(3_599_999, 3_600_001, 'Bye!'),
];

const lines = (...of: string[]) => of.map((line) => `${line}\n`).join('');

it.each<[SubtitleFormat, string]>([
	['srt', ''],
	['vtt', 'WEBVTT\n'],
	['txt', ''],
])('%s without speech is %j', (format, file) => {
	expect(writeSubtitles([], { format })).toBe(file);
	expect(writeSubtitles([said(0, 1000, '  ', 'Ann')], { format, speakers: true })).toBe(file);
});

it.each<[SubtitleFormat, number]>([
	['srt', 5],
	['vtt', 5],
	['txt', 1],
])('%s has lines as wide as asked for, plain text of any length', (format, count) => {
	const file = writeSubtitles([said(0, 1000, 'ten columns '.repeat(5))], { format, lineWidth: 11 });

	expect(file.match(/^ten .*$/gm)).toHaveLength(count);
});

describe('SRT', () => {
	it('numbers cues from 1 and writes times with a comma', () => {
		expect(writeSubtitles(talk, { format: 'srt' })).toBe(
			lines(
				...['1', '00:00:01,000 --> 00:00:02,500', '大家好，欢迎收看。', ''],
				...['2', '00:01:01,001 --> 00:01:02,000', 'Thanks for having me.', ''],
				...['3', '00:59:59,999 --> 01:00:00,699', 'Bye!'],
			),
		);
	});

	it('begins each cue with the name of who speaks, where it is known and asked for', () => {
		expect(writeSubtitles(talk, { format: 'srt', speakers: true })).toBe(
			lines(
				...['1', '00:00:01,000 --> 00:00:02,500', '主持人: 大家好，欢迎收看。', ''],
				...['2', '00:01:01,001 --> 00:01:02,000', 'Ann: Thanks for having me.', ''],
				...['3', '00:59:59,999 --> 01:00:00,699', 'Bye!'],
			),
		);
	});

	it('repeats the name in every cue of a long text, not in every line', () => {
		const file = writeSubtitles([said(0, 4000, 'aaa bbb ccc ddd eee fff ggg hhh', 'Ann')], {
			format: 'srt',
			speakers: true,
			lineWidth: 14,
		});

		expect(file.match(/Ann: /g)).toHaveLength(2);
		expect(file.match(/^[A-Za-z].*$/gm)).toEqual(['Ann: aaa bbb', 'ccc ddd', 'Ann: eee fff', 'ggg hhh']);
	});

	it('tells apart who begins together: by name, or by a dash where there is none', () => {
		const both = [said(0, 1000, 'Hello', 'Ann'), said(0, 1000, 'Hi', 'Bob')];
		const textsOf = (speakers: boolean, segments = both) =>
			writeSubtitles(segments, { format: 'srt', speakers }).split('\n').slice(2, 4);

		expect(textsOf(false)).toEqual(['- Hello', '- Hi']);
		expect(textsOf(true)).toEqual(['Ann: Hello', 'Bob: Hi']);
		expect(textsOf(true, [said(0, 1000, 'Hello', 'Ann'), said(0, 1000, 'Hi')])).toEqual(['Ann: Hello', '- Hi']);
		expect(textsOf(true, [said(0, 1000, 'Hello', 'Ann'), said(0, 1000, 'Hi', 'Ann')])).toEqual(['Ann: Hello', 'Hi']);
	});

	it('writes hours with as many digits as they need', () => {
		const file = writeSubtitles([said(360_000_000, 3_600_061_001, 'late')], { format: 'srt' });

		expect(file).toContain('100:00:00,000 --> 1000:01:01,001');
	});

	it('has look-alikes where a text or a name looks like times or a tag', () => {
		const file = writeSubtitles([said(0, 1000, '00:00 --> 00:01 <b>&amp;', 'a-->b')], {
			format: 'srt',
			speakers: true,
		});

		expect(file).toBe('1\n00:00:00,000 --> 00:00:01,000\na→b: 00:00 → 00:01 ‹b›&amp;\n');
	});
});

describe('WebVTT', () => {
	it('has its header, and times with a full stop', () => {
		expect(writeSubtitles(talk, { format: 'vtt' })).toBe(
			lines(
				...['WEBVTT', ''],
				...['00:00:01.000 --> 00:00:02.500', '大家好，欢迎收看。', ''],
				...['00:01:01.001 --> 00:01:02.000', 'Thanks for having me.', ''],
				...['00:59:59.999 --> 01:00:00.699', 'Bye!'],
			),
		);
	});

	it('puts the text of a known speaker into a voice span', () => {
		expect(writeSubtitles(talk, { format: 'vtt', speakers: true })).toBe(
			lines(
				...['WEBVTT', ''],
				...['00:00:01.000 --> 00:00:02.500', '<v 主持人>大家好，欢迎收看。</v>', ''],
				...['00:01:01.001 --> 00:01:02.000', '<v Ann>Thanks for having me.</v>', ''],
				...['00:59:59.999 --> 01:00:00.699', 'Bye!'],
			),
		);
	});

	it('has one span over two lines, whose width leaves out the name', () => {
		const file = writeSubtitles([said(0, 1000, 'aaa bbb ccc ddd', 'Somebody with a long name')], {
			format: 'vtt',
			speakers: true,
			lineWidth: 10,
		});

		expect(file).toContain('\n<v Somebody with a long name>aaa bbb\nccc ddd</v>\n');
	});

	it('has a span and a dash for each who begins together', () => {
		const both = [said(0, 1000, 'Hello', 'Ann'), said(0, 1000, 'Hi', 'Bob')];

		expect(writeSubtitles(both, { format: 'vtt', speakers: true })).toContain('<v Ann>- Hello</v>\n<v Bob>- Hi</v>\n');
		expect(writeSubtitles(both, { format: 'vtt' })).toContain('\n- Hello\n- Hi\n');
	});

	it('escapes text, and has look-alikes in names', () => {
		const file = writeSubtitles([said(0, 1000, 'a --> <v x> &lt;', 'A & <B>\nC')], { format: 'vtt', speakers: true });

		expect(file).toContain('\n<v A ＆ ‹B› C>a --&gt; &lt;v x&gt; &amp;lt;</v>\n');
	});

	it('lets a name that ends in dashes form no arrow with its tag', () => {
		const file = writeSubtitles([said(0, 1000, 'Hi', 'A--')], { format: 'vtt', speakers: true });

		expect(file).toContain('\n<v A-- >Hi</v>\n');
	});

	it('writes hours with as many digits as they need', () => {
		const file = writeSubtitles([said(360_000_000, 3_600_061_001, 'late')], { format: 'vtt' });

		expect(file).toContain('100:00:00.000 --> 1000:01:01.001');
	});
});

describe('Plain text', () => {
	it('has a line for each segment, in the order of time', () => {
		expect(writeSubtitles([...talk].reverse(), { format: 'txt' })).toBe(
			lines('大家好，欢迎收看。', 'Thanks for having me.', 'Bye!'),
		);
	});

	it('has a paragraph for all that a speaker says in a row', () => {
		const segments = [
			said(0, 1, 'Hello.', 'Ann'),
			said(2, 3, ' How are\nyou?', 'Ann'),
			said(4, 5, '你好。', '张三'),
			said(6, 7, '很好！', '张三'),
			said(8, 9, 'OK.', '张三'),
			said(10, 11, '(music)'),
			said(12, 13, 'Bye.', 'Ann'),
		];

		expect(writeSubtitles(segments, { format: 'txt', speakers: true })).toBe(
			lines('Ann: Hello. How are you?', '', '张三: 你好。很好！ OK.', '', '(music)', '', 'Ann: Bye.'),
		);
	});

	it('has a line for each segment where no speaker is known', () => {
		const segments = [said(0, 1, 'one'), said(2, 3, 'two')];

		expect(writeSubtitles(segments, { format: 'txt', speakers: true })).toBe(lines('one', 'two'));
	});
});
