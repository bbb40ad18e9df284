import type { SpeechSegment } from '../../results/speech';
import { allAtOnce, type Steps } from '../../values/steps';
import { graphemesOf, graphemeWidth } from './characters';
import { type Cue, labelledTurns, nameLabel, type Turn } from './cue';
import { makeCuesInSteps } from './makeCues';
import { toUtterances, type Utterance } from './utterances';

/** The formats that speech can be written in. */
export const SUBTITLE_FORMATS = ['srt', 'txt', 'vtt'] as const;
export type SubtitleFormat = (typeof SUBTITLE_FORMATS)[number];

/** How speech is written. */
export interface SubtitleOptions {
	readonly format: SubtitleFormat;
	/** Whether to write who speaks, where it is known; not unless set. */
	readonly speakers?: boolean;
	/** Columns of a line at most, see `makeCues`; 42 unless set. Plain text has lines of any length. */
	readonly lineWidth?: number;
	/** How long a cue is shown at least, in milliseconds, see `makeCues`; 700 unless set. */
	readonly leastMs?: number;
}

/** The content of a subtitle file, with a line break at its end. Of no speech it is empty but for WebVTT's header. */
export function writeSubtitles(segments: readonly SpeechSegment[], options: SubtitleOptions): string {
	return allAtOnce(writeSubtitlesInSteps(segments, options));
}

/** The same, in steps of some milliseconds for megabytes of speech. */
export function* writeSubtitlesInSteps(segments: readonly SpeechSegment[], options: SubtitleOptions): Steps<string> {
	const { format, speakers = false, lineWidth, leastMs } = options;
	if (format === 'txt') return plainText(toUtterances(segments), speakers);
	const named = format === 'srt' && speakers;
	const cues = yield* makeCuesInSteps(segments, { lineWidth, leastMs, named });
	return yield* format === 'vtt' ? vtt(cues, speakers) : srt(cues, speakers);
}

/** SubRip: numbered from 1, with a blank line between. */
function* srt(cues: readonly Cue[], speakers: boolean): Steps<string> {
	const blocks: string[] = [];
	for (const { startMs, endMs, lines } of cues) {
		yield false;
		const written = labelledTurns(lines, speakers).flatMap((turn) => turn.lines);
		const times = `${timestamp(startMs, ',')} --> ${timestamp(endMs, ',')}`;
		blocks.push([blocks.length + 1, times, withoutTags(written.join('\n')), ''].join('\n'));
	}
	return blocks.join('\n');
}

/** Shown instead of what players may take for a tag. */
const LOOK_ALIKES: Readonly<Record<string, string>> = { '<': '‹', '>': '›', '{': '(', '}': ')', '\\': '/', '&': '＆' };

/**
 * The text of an SRT cue as players show it whole. Nothing can be escaped in SRT, so look-alikes stand for what makes a
 * tag: `<` with anything behind it, braces, and the backslash of `\N` and its like (observed in ffmpeg); and `→` for
 * `-->`, which readers may take for times.
 */
function withoutTags(text: string): string {
	const shown = text.replaceAll('-->', '→').replace(/[{}]|\\(?=[Nnh{}])/g, lookAlike);
	return shown.includes('<') ? shown.replace(/[<>]/g, lookAlike) : shown;
}

function lookAlike(sign: string): string {
	return LOOK_ALIKES[sign] ?? sign;
}

/** WebVTT, with the text of a known speaker in a voice span, `<v Name>…</v>`, where speakers are wanted. */
function* vtt(cues: readonly Cue[], speakers: boolean): Steps<string> {
	const blocks: string[] = [];
	for (const { startMs, endMs, lines } of cues) {
		yield false;
		const written = labelledTurns(lines, false).map((turn) => (speakers ? voiceOf(turn) : escapedLines(turn)));
		blocks.push([`${timestamp(startMs, '.')} --> ${timestamp(endMs, '.')}`, ...written, ''].join('\n'));
	}
	return ['WEBVTT\n', ...blocks].join('\n');
}

function voiceOf(turn: Turn): string {
	if (turn.speaker === undefined) return escapedLines(turn);
	return `<v ${nameInTag(turn.speaker)}>${escapedLines(turn)}</v>`;
}

/** Not every player knows escapes in a name, so look-alikes stand for the signs. */
function nameInTag(name: string): string {
	const plain = name.replace(/[<>&]/g, lookAlike);
	// `-->` is forbidden even where its last sign ends the tag; a blank at the end of a name means nothing.
	return plain.endsWith('--') ? `${plain} ` : plain;
}

/** What means something in the text of a WebVTT cue (documented: W3C WebVTT, section 6.4). */
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escapedLines({ lines }: Turn): string {
	return lines.join('\n').replace(/[&<>]/g, (sign) => ESCAPES[sign] ?? sign);
}

/** `HH:MM:SS`, the separator and three digits; hours have two digits or more. */
function timestamp(ms: number, separator: ',' | '.'): string {
	const seconds = Math.floor(ms / 1000);
	const minutes = Math.floor(seconds / 60);
	const clock = [Math.floor(minutes / 60), minutes % 60, seconds % 60].map((part) => String(part).padStart(2, '0'));
	return `${clock.join(':')}${separator}${String(ms % 1000).padStart(3, '0')}`;
}

/**
 * What is said, without times: a line for each segment. With speakers, where any is known, a paragraph for all that one
 * says in a row, beginning with the name.
 */
function plainText(utterances: readonly Utterance[], speakers: boolean): string {
	const apart = speakers && utterances.some(({ speaker }) => speaker !== undefined);
	const blocks = apart ? paragraphsOf(utterances) : utterances.map(({ text }) => text);
	return blocks.map((block) => `${block}\n`).join(apart ? '\n' : '');
}

function paragraphsOf(utterances: readonly Utterance[]): string[] {
	const paragraphs: Array<{ speaker?: string; text: string; endsWide: boolean }> = [];
	for (const { speaker, text } of utterances) {
		const graphemes = graphemesOf(text);
		const [beginsWide, endsWide] = [isWide(graphemes.at(0)), isWide(graphemes.at(-1))];
		const paragraph = paragraphs.at(-1);
		if (paragraph && paragraph.speaker === speaker) {
			// Chinese and Japanese sentences follow each other without a blank.
			paragraph.text += (paragraph.endsWide && beginsWide ? '' : ' ') + text;
			paragraph.endsWide = endsWide;
		} else paragraphs.push({ speaker, text, endsWide });
	}
	return paragraphs.map(({ speaker, text }) => nameLabel(speaker) + text);
}

function isWide(grapheme: string | undefined): boolean {
	return grapheme !== undefined && graphemeWidth(grapheme) === 2;
}
