import {
	SUBTITLE_FORMATS,
	type SubtitleOptions,
	writeSubtitles,
} from '../../../../nodes/AlibabaCloudSmarttag/job/subtitles/writeSubtitles';
import { leastCpuMs } from '../../../support/cpuTime';
import { oneSegment, SAMPLES, segmentedLengths, sentences } from './longSpeech';

/** Four times as much speech is four times as much work; if it grew with the square, it would be sixteen times. */
const MOST_FOR_FOUR_TIMES = 6;

/** Observed: to take a text apart costs each of its segments time in proportion to the whole text. */
const segmentingWork = (action: () => void) => segmentedLengths(action).reduce((sum, length) => sum + length ** 2, 0);

describe.each(SUBTITLE_FORMATS)('Four times as much speech in %s', (format) => {
	const write = (segments: ReturnType<typeof sentences>, options: Partial<SubtitleOptions> = {}) => {
		return () => void writeSubtitles(segments, { format, speakers: true, ...options });
	};

	it('is about four times as much to take apart: sentences of one speaker', () => {
		const [once = 0, fourTimes] = [100, 400].map((count) => segmentingWork(write(sentences(count, ' 👍'))));

		expect(once).toBeGreaterThan(0);
		expect(fourTimes).toBeLessThanOrEqual(MOST_FOR_FOUR_TIMES * once);
	});

	it.each(Object.entries(SAMPLES))('is about four times as much to take apart: one segment, %s', (_what, text) => {
		const [once = 0, fourTimes] = [2_000, 8_000].map((length) => segmentingWork(write(oneSegment(text, length))));

		expect(fourTimes).toBeLessThanOrEqual(MOST_FOR_FOUR_TIMES * once);
	});

	it('takes at most ten times the CPU time: one word in the widest lines', () => {
		const [once = 0, fourTimes] = [4_000, 16_000].map((length) =>
			leastCpuMs(write(oneSegment('a', length), { lineWidth: 200 })),
		);

		// Far from the sixteen times of the square; clocks of CPU time are coarse.
		expect(fourTimes).toBeLessThanOrEqual(10 * Math.max(once, 5));
	});
});

it('the speech that once froze n8n for half a minute is taken apart a sentence at a time', () => {
	const speech = sentences(300, ' 👍');
	const longest = speech.reduce((most, { text }) => Math.max(most, text.length), 0);
	const lengths = segmentedLengths(() => void writeSubtitles(speech, { format: 'txt', speakers: true }));

	expect(lengths.length).toBeGreaterThan(0);
	expect(Math.max(...lengths)).toBeLessThanOrEqual(longest);
});

it('200,000 cues that begin at once are all written', () => {
	const cues = Array.from({ length: 200_000 }, () => ({ startMs: 0, endMs: 1e9, text: 'word' }));

	expect(writeSubtitles(cues, { format: 'srt' }).match(/word/g)).toHaveLength(200_000);
});
