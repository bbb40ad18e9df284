import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';

import { path as ffmpeg } from '@ffmpeg-installer/ffmpeg';

import type { ParsedCue } from './parsedSubtitles';

const DIALOGUE = /^Dialogue: \d+,(?<start>[^,]+),(?<end>[^,]+),(?:[^,]*,){6}(?<text>.*)$/gm;

/** The cues of a file as a player shows them: decoded by ffmpeg, without what it takes for tags. Times in whole 10 ms. */
export function shownByPlayer(format: 'srt' | 'vtt', file: Buffer | string): ParsedCue[] {
	// Not every way to install keeps the mode of a file.
	chmodSync(ffmpeg, 0o755);
	const demuxer = format === 'vtt' ? 'webvtt' : 'srt';
	const options = ['-v', 'error', '-f', demuxer, '-i', 'pipe:0', '-f', 'ass', 'pipe:1'];
	const ass = execFileSync(ffmpeg, options, { input: file, encoding: 'utf8', maxBuffer: 1e8 });
	return [...ass.replaceAll('\r', '').matchAll(DIALOGUE)].map(({ groups = {} }) => ({
		startMs: milliseconds(groups.start ?? ''),
		endMs: milliseconds(groups.end ?? ''),
		text: visible(groups.text ?? ''),
	}));
}

/** ASS: `{…}` is a tag unless escaped, `\N` a line break. */
function visible(text: string): string {
	return text
		.replaceAll(/(?<!\\)\{[^}]*\}/g, '')
		.replaceAll(/\\N/g, '\n')
		.replaceAll(/\\([{}])/g, '$1');
}

function milliseconds(clock: string): number {
	const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
	return Math.round(((hours * 60 + minutes) * 60 + seconds) * 1000);
}
