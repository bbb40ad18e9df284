import type { SpeechSegment } from '../../results/speech';
import { makeCues } from './makeCues';
import { writePlainText } from './plainText';
import { writeSrt } from './srt';
import type { SubtitleFormat } from './subtitleFormats';
import { writeVtt } from './vtt';

/** How speech is written. */
export interface SubtitleOptions {
	readonly format: SubtitleFormat;
	/** Whether to write who speaks, where it is known; not unless set. */
	readonly speakers?: boolean;
	/** Columns of a line at most, see `makeCues`; 42 unless set. Plain text has lines of any length. */
	readonly lineWidth?: number;
}

/** The content of a subtitle file, with a line break at its end. Of no speech it is empty but for WebVTT's header. */
export function writeSubtitles(segments: readonly SpeechSegment[], options: SubtitleOptions): string {
	const { format, speakers = false, lineWidth } = options;
	if (format === 'txt') return writePlainText(segments, { speakers });
	if (format === 'vtt') return writeVtt(makeCues(segments, { lineWidth }), { speakers });
	return writeSrt(makeCues(segments, { lineWidth, named: speakers }), { speakers });
}
