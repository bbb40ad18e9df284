import { parseSync } from 'subtitle';

/** A cue as a reader that is not ours takes it from a file. */
export interface ParsedCue {
	readonly startMs: number;
	readonly endMs: number;
	readonly text: string;
}

const CLOCK = String.raw`\d{2,}:[0-5]\d:[0-5]\d`;
const SRT_TIMES = String.raw`${CLOCK},\d{3} --> ${CLOCK},\d{3}`;
const VTT_TIMES = String.raw`${CLOCK}\.\d{3} --> ${CLOCK}\.\d{3}`;
const SRT_FILE = new RegExp(String.raw`^(\d+\n${SRT_TIMES}\n(\S.*\n){1,2}(\n(?=\d)|$))*$`, 'u');
const VTT_FILE = new RegExp(String.raw`^WEBVTT\n(\n${VTT_TIMES}\n(\S.*\n){1,2})*$`, 'u');

/** Reads SRT or WebVTT with an independent parser. Throws where the file is not of the form that every reader takes. */
export function parsedSubtitles(format: 'srt' | 'vtt', file: string): ParsedCue[] {
	if (!(format === 'srt' ? SRT_FILE : VTT_FILE).test(file)) throw new Error(`No ${format}: ${JSON.stringify(file)}`);
	return parseSync(file).flatMap((node) =>
		node.type === 'cue' ? [{ startMs: node.data.start, endMs: node.data.end, text: node.data.text }] : [],
	);
}

/** The text of a WebVTT cue as it is shown: without voice spans, unescaped. */
export function shownText(text: string): string {
	return text
		.replace(/<[^>]*>/g, '')
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&amp;', '&');
}
