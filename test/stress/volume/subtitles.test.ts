import { SUBTITLE_FORMATS, writeSubtitles } from '../../../nodes/AlibabaCloudSmarttag/job/subtitles/writeSubtitles';
import { leastCpuMs } from '../../support/cpuTime';
import { oneSegment, SAMPLES } from '../../nodes/job/subtitles/longSpeech';

describe.each(SUBTITLE_FORMATS)('%s', (format) => {
	it.each(Object.entries({ ...SAMPLES, 'a word without end': 'a' }))(
		'of one segment takes at most ten times the CPU time for four times its length: %s',
		(_what, text) => {
			const [once = 0, fourTimes] = [16_000, 64_000].map((length) =>
				leastCpuMs(() => void writeSubtitles(oneSegment(text, length), { format })),
			);

			// Far from the sixteen times of the square; clocks of CPU time are coarse.
			expect(fourTimes).toBeLessThanOrEqual(10 * Math.max(once, 5));
		},
	);

	it.each([
		['at once', 0],
		['too fast to read', 10],
		['one after the other', 1000],
	])('has 200,000 cues %s', (_what, everyMs) => {
		const cues = Array.from({ length: 200_000 }, (_, index) => ({
			startMs: index * everyMs,
			endMs: index * everyMs + 1000,
			text: 'word',
		}));

		expect(writeSubtitles(cues, { format }).match(/word/g)).toHaveLength(200_000);
	});
});
