import type { SpeechSegment } from '../../../../nodes/AlibabaCloudSmarttag/results/speech';
import type { Cue } from '../../../../nodes/AlibabaCloudSmarttag/job/subtitles/cue';

/** A segment of speech, times in milliseconds. */
export function said(startMs: number, endMs: number, text: string, speaker?: string): SpeechSegment {
	return { startMs, endMs, text, speaker };
}

/** A cue in short: when, and its lines. */
export function brief({ startMs, endMs, lines }: Cue): [startMs: number, endMs: number, ...lines: string[]] {
	return [startMs, endMs, ...lines.map(({ text }) => text)];
}
