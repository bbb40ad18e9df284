import { join } from 'node:path';

import { SUBTITLE_FORMATS, type SubtitleFormat } from '../../nodes/AlibabaCloudSmarttag/job/subtitles/writeSubtitles';
import { startChild } from '../child';
import { shownFigure } from '../results';
import type { Outcome } from '../section';
import { median, ofRounds } from '../statistics';
import { SENTENCES } from './speech';
import type { WritingTimes } from './writings';

/** The languages of the table; the rows are of the first. */
export const LANGUAGES = Object.keys(SENTENCES);

/** CPU time of 1 MB of speech in each format. */
export async function measureSubtitles(): Promise<Outcome<SubtitleFormat>> {
	const times = await startChild(join(__dirname, 'writings.ts')).next<WritingTimes>();
	const roundsOf = (language: string, format: SubtitleFormat) => times[language]?.[format] ?? [];
	const [mixed = ''] = LANGUAGES;
	return {
		figures: {
			srt: ofRounds(roundsOf(mixed, 'srt')),
			vtt: ofRounds(roundsOf(mixed, 'vtt')),
			txt: ofRounds(roundsOf(mixed, 'txt')),
		},
		cells: Object.fromEntries(
			LANGUAGES.map((language) => [
				language,
				SUBTITLE_FORMATS.map((format) => `${shownFigure(median(roundsOf(language, format)))} ms`),
			]),
		),
	};
}
