/** Writes subtitles of ordinary speech again and again. Sends the CPU times in milliseconds. */
import {
	SUBTITLE_FORMATS,
	type SubtitleFormat,
	writeSubtitles,
} from '../../nodes/AlibabaCloudSmarttag/job/subtitles/writeSubtitles';
import { runChild, tellParent } from '../child';
import { collectGarbage, cpuMs } from '../cpu';
import { SENTENCES, speechOf } from './speech';

/** By language and format, the CPU time of each round. */
export type WritingTimes = Readonly<Record<string, Readonly<Record<SubtitleFormat, readonly number[]>>>>;

const BYTES = 1e6;
const ROUNDS = 9;
const WARM_UP_ROUNDS = 2;

async function main(): Promise<void> {
	const times: Record<string, Record<SubtitleFormat, number[]>> = {};
	for (const [language, sentences] of Object.entries(SENTENCES)) {
		const segments = speechOf(sentences, BYTES);
		const taken: Record<SubtitleFormat, number[]> = { srt: [], txt: [], vtt: [] };
		for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
			for (const format of SUBTITLE_FORMATS) {
				collectGarbage();
				const began = cpuMs();
				const text = writeSubtitles(segments, { format, speakers: true });
				if (round >= 0) taken[format].push(cpuMs() - began);
				if (text.length === 0) throw new Error('Nothing was written.');
			}
		}
		times[language] = taken;
	}
	await tellParent(times satisfies WritingTimes);
}

runChild(main);
