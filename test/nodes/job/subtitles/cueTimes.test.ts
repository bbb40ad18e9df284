import type { SpeechSegment } from '../../../../nodes/AlibabaCloudSmarttag/results/speech';
import { makeCues } from '../../../../nodes/AlibabaCloudSmarttag/job/subtitles/makeCues';
import { brief, said } from './said';

const cues = (...segments: Array<ReturnType<typeof said>>) =>
	makeCues(segments, { lineWidth: 20, leastMs: 0 }).map(brief);

/** Two cues in lines of 20 columns. */
const long = 'aaaaaaaaa bbbbbbbbbb ccccccccc dddddddddd eeeeeeeee ffffffffff';

describe('Times', () => {
	it('are rounded to milliseconds, and never before the start of the video', () => {
		expect(cues(said(1000.4, 1999.5, 'one'), said(-200, 300, 'two'))).toEqual([
			[0, 300, 'two'],
			[1000, 2000, 'one'],
		]);
		expect(cues(said(-200, -100, 'before'))).toEqual([[0, 1000, 'before']]);
	});

	it('put segments in order', () => {
		expect(cues(said(2000, 3000, 'second'), said(0, 1000, 'first'))).toEqual([
			[0, 1000, 'first'],
			[2000, 3000, 'second'],
		]);
	});

	it.each([NaN, Infinity, 1e300])('a segment that begins at %s is left out', (startMs) => {
		expect(cues(said(startMs, 5000, 'when?'), said(0, 1000, 'then'))).toEqual([[0, 1000, 'then']]);
	});
});

describe('A segment without an end', () => {
	it.each([1000, 900, 0, NaN, Infinity])('(end %s, start 1000) is shown as long as it takes to read', (endMs) => {
		expect(cues(said(1000, endMs, '0123456789 0123456789'))).toEqual([[1000, 2260, '0123456789', '0123456789']]);
		expect(cues(said(1000, endMs, 'short'))).toEqual([[1000, 2000, 'short']]);
	});

	it('ends where the next one begins, all of its cues', () => {
		expect(cues(said(0, 0, long), said(900, 2000, 'next'))).toEqual([
			[0, 600, 'aaaaaaaaa bbbbbbbbbb', 'ccccccccc dddddddddd'],
			[600, 900, 'eeeeeeeee ffffffffff'],
			[900, 2000, 'next'],
		]);
	});

	it('does not end with one that begins at the same time', () => {
		expect(cues(said(0, 0, 'one'), said(0, 0, 'two'), said(5000, 6000, 'three'))[0]).toEqual([0, 1000, 'one', 'two']);
	});
});

describe('Overlap', () => {
	it('ends the earlier cue where the later one begins', () => {
		expect(cues(said(0, 3000, 'one'), said(2000, 4000, 'two'))).toEqual([
			[0, 2000, 'one'],
			[2000, 4000, 'two'],
		]);
	});

	it('lets somebody speak between two cues of a long text, which keeps its own times', () => {
		expect(cues(said(0, 9000, long), said(4000, 5000, 'mhm'))).toEqual([
			[0, 4000, 'aaaaaaaaa bbbbbbbbbb', 'ccccccccc dddddddddd'],
			[4000, 5000, 'mhm'],
			[6000, 9000, 'eeeeeeeee ffffffffff'],
		]);
	});

	it('makes one cue of what begins at the same time, a line each, as long as the longer', () => {
		expect(makeCues([said(0, 1000, 'one', 'A'), said(0, 2000, 'two', 'B')])).toEqual([
			{
				startMs: 0,
				endMs: 2000,
				lines: [
					{ text: 'one', speaker: 'A' },
					{ text: 'two', speaker: 'B' },
				],
			},
		]);
	});

	it('shares the time by length where two lines have no room for all that begins together', () => {
		expect(cues(said(0, 1000, 'aaa'), said(0, 1200, 'bbb'), said(0, 900, 'ccc'), said(5000, 6000, 'd'))).toEqual([
			[0, 800, 'aaa', 'bbb'],
			[800, 1200, 'ccc'],
			[5000, 6000, 'd'],
		]);
	});

	it('leaves room for the dashes that tell people apart', () => {
		const nineteen = 'a'.repeat(19);

		expect(cues(said(0, 1000, nineteen, 'A'), said(0, 1000, nineteen, 'A'))).toHaveLength(1);
		expect(cues(said(0, 1000, nineteen, 'A'), said(0, 1000, nineteen, 'B'))).toHaveLength(2);
	});

	it('shows no cue for less than a millisecond, and begins the next one later if it has to', () => {
		const longer = `${long} ggggggggg hhhhhhhhhh`;

		expect(cues(said(0, 1, longer), said(1, 2, 'next'), said(2, 1000, 'last'))).toEqual([
			[0, 1, 'aaaaaaaaa bbbbbbbbbb', 'ccccccccc dddddddddd'],
			[1, 2, 'eeeeeeeee ffffffffff', 'ggggggggg hhhhhhhhhh'],
			[2, 3, 'next'],
			[3, 1000, 'last'],
		]);
	});
});

describe('The least time', () => {
	const shown = (leastMs: number | undefined, ...segments: Array<ReturnType<typeof said>>) =>
		makeCues(segments, { lineWidth: 20, leastMs }).map(brief);
	/** Two lines of which each is full. */
	const full = 'aaaaaaaaa bbbbbbbbbb ccccccccc dddddddddd';
	const fullLines = ['aaaaaaaaa bbbbbbbbbb', 'ccccccccc dddddddddd'];

	it('is 0.7 seconds unless set', () => {
		expect(shown(undefined, said(0, 40, 'Yes.'), said(5000, 6000, 'No.'))).toEqual([
			[0, 700, 'Yes.'],
			[5000, 6000, 'No.'],
		]);
	});

	it('reaches into the pause behind a cue, and not into the next one', () => {
		expect(shown(1000, said(0, 40, full), said(1000, 2500, full), said(2500, 4000, 'end'))).toEqual([
			[0, 1000, ...fullLines],
			[1000, 2500, ...fullLines],
			[2500, 4000, 'end'],
		]);
	});

	it('joins a cue with the next one where the pause is too short: a line each', () => {
		expect(shown(1000, said(0, 40, 'one'), said(500, 3000, 'two'))).toEqual([[0, 3000, 'one', 'two']]);
	});

	it('joins more than two that one person says in a row, in as few lines as can be', () => {
		expect(shown(1000, said(0, 90, 'one'), said(100, 190, 'two'), said(200, 290, 'three'))).toEqual([
			[0, 1000, 'one two three'],
		]);
	});

	it('joins what two people say, a line each', () => {
		const talk = [said(0, 90, 'one', 'A'), said(100, 190, 'two', 'A'), said(200, 290, 'three', 'B')];

		expect(makeCues(talk, { leastMs: 1000 })).toEqual([
			{
				startMs: 0,
				endMs: 1000,
				lines: [
					{ text: 'one two', speaker: 'A' },
					{ text: 'three', speaker: 'B' },
				],
			},
		]);
	});

	it('joins a cue with the one before it where the next one has no room', () => {
		expect(shown(1000, said(0, 2000, 'one'), said(2000, 2100, 'two'), said(2100, 4000, full))).toEqual([
			[0, 2100, 'one', 'two'],
			[2100, 4000, ...fullLines],
		]);
	});

	it('does not join a cue with one that is over long before it', () => {
		expect(shown(1000, said(0, 1000, 'one'), said(8000, 8100, 'two'), said(8100, 10_500, full))).toEqual([
			[0, 1000, 'one'],
			[8000, 9000, 'two'],
			[9000, 10_500, ...fullLines],
		]);
	});

	it('takes from the next cue what that can spare', () => {
		expect(shown(1000, said(0, 300, full), said(300, 2000, full))).toEqual([
			[0, 1000, ...fullLines],
			[1000, 2000, ...fullLines],
		]);
	});

	it('takes from the cue before it what that can spare', () => {
		expect(
			shown(
				1000,
				said(0, 2000, full),
				said(2000, 2300, full),
				said(2300, 3300, full),
				said(3300, 4300, full),
				said(4300, 5300, full),
			),
		).toEqual([
			[0, 1300, ...fullLines],
			[1300, 2300, ...fullLines],
			[2300, 3300, ...fullLines],
			[3300, 4300, ...fullLines],
			[4300, 5300, ...fullLines],
		]);
	});

	it('never moves a cue by more than itself: text that is too fast to read stays in time', () => {
		const fast = Array.from({ length: 50 }, (_, index) => said(index * 100, index * 100 + 100, full));
		const starts = shown(1000, ...fast).map(([startMs]) => startMs);

		expect(starts).toHaveLength(50);
		expect(starts.filter((startMs, index) => Math.abs(startMs - index * 100) > 1000)).toEqual([]);
	});

	it('is none when it is set to 0', () => {
		expect(shown(0, said(0, 40, 'one'), said(50, 60, 'two'))).toEqual([
			[0, 40, 'one'],
			[50, 60, 'two'],
		]);
	});
});

describe('The time of a long text', () => {
	const words = [
		{ startMs: 0, endMs: 500, text: 'aaaaaaaaa bbbbbbbbbb' },
		{ startMs: 500, endMs: 900, text: 'ccccccccc' },
		{ startMs: 900, endMs: 1000, text: 'dddddddddd' },
		{ startMs: 7000.4, endMs: 8000, text: 'eeeeeeeee' },
		{ startMs: 8000, endMs: 9000, text: 'ffffffffff' },
	];
	const spanOf = (replaced: object) =>
		makeCues([{ ...said(0, 9000, long), words, ...replaced }], { lineWidth: 20, leastMs: 0 }).map(
			({ startMs, endMs }) => [startMs, endMs],
		);

	it('is shared by the times of its words', () => {
		expect(spanOf({})).toEqual([
			[0, 7000],
			[7000, 9000],
		]);
	});

	it('is shared by the times of its words also where these lack the punctuation', () => {
		const text = 'aaaaaaa, “bbbbbb”. ccccccccc, dddddddd. Eeeeeeee, ffffffff!';
		const bare = ['aaaaaaa', 'bbbbbb', 'ccccccccc', 'dddddddd', 'Eeeeeeee', 'ffffffff'];
		const timed = bare.map((word, index) => ({ startMs: index * 100, endMs: index * 100 + 100, text: word }));

		expect(spanOf({ text, words: timed })).toEqual([
			[0, 400],
			[400, 9000],
		]);
	});

	it('is shared by the times of its characters in Chinese', () => {
		const text = '今天我们来看智能媒体，服务如何识别人脸，和物体';
		const characters = [...text].filter((character) => character !== '，');
		const timed = characters.map((character, index) => ({
			startMs: index * 100,
			endMs: index * 100 + 100,
			text: character,
		}));

		expect(makeCues([{ ...said(0, 5000, text), words: timed }], { lineWidth: 14, leastMs: 0 }).map(brief)).toEqual([
			[0, 1000, '今天我们来看', '智能媒体，'],
			[1000, 5000, '服务如何识别', '人脸，和物体'],
		]);
	});

	it('is shared by width where words have times out of order', () => {
		const text = `${long} ggggggggg hhhhhhhhhh iiiiiiiii jjjjjjjjjj`;
		const starts = [0, 0, 0, 0, 5000, 5000, 5000, 5000, 3000, 3000];
		const disordered = text.split(' ').map((word, index) => ({ startMs: starts[index] ?? 0, endMs: 9000, text: word }));
		const segment = { ...said(0, 10_000, text), words: disordered };

		expect(makeCues([segment], { lineWidth: 20 }).map(({ startMs }) => startMs)).toEqual([0, 4000, 8000]);
	});

	it.each<[string, Partial<SpeechSegment>]>([
		['other letters', { words: words.map((word) => ({ ...word, text: 'x' })) }],
		['as many letters, but others', { words: words.map((word) => ({ ...word, text: word.text.replace(/./g, 'x') })) }],
		['the same time', { words: words.map((word) => ({ ...word, startMs: 0 })) }],
		['times before the segment', { startMs: 7500, endMs: 16500 }],
		['times after the segment', { startMs: 0, endMs: 6000 }],
		['times that are no numbers', { words: words.map((word) => ({ ...word, startMs: NaN })) }],
		['no words', { words: [] }],
	])('is shared by width where words have %s', (_what, replaced) => {
		const { startMs = 0, endMs = 9000 } = replaced;
		const middle = startMs + ((endMs - startMs) * 2) / 3;

		expect(spanOf(replaced)).toEqual([
			[startMs, middle],
			[middle, endMs],
		]);
	});
});
