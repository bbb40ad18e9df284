import type { SubtitleFormat } from '../../nodes/AlibabaCloudSmarttag/job/subtitles/writeSubtitles';
import type { Section } from '../section';
import { LANGUAGES, measureSubtitles } from './measure';

export const subtitles: Section<SubtitleFormat> = {
	title: 'Write subtitles',
	about:
		'1 MB (1,000,000 bytes of UTF-8) of ordinary speech, which is some 14 hours: a sentence every five seconds, two speakers ' +
		'in turns, every other sentence Chinese. CPU time from the segments of speech to the text of the file, with the names of ' +
		'the speakers, in a process that has written it twice before. n8n’s event loop stands still for that time.',
	rows: {
		srt: { subject: 'SRT', unit: 'ms', target: { atMost: 1000 } },
		vtt: { subject: 'WebVTT', unit: 'ms', target: { atMost: 1000 } },
		txt: { subject: 'Plain text', unit: 'ms', target: { atMost: 1000 } },
	},
	sideBySide: { heading: 'CPU time of 1 MB', columns: ['SRT', 'Plain text', 'WebVTT'], names: LANGUAGES },
	measure: measureSubtitles,
};
