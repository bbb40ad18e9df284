import type { Cue } from './cue';
import { timestamp } from './timestamp';
import { labelledTurns, type Turn } from './turns';

/** What means something in the text of a WebVTT cue (documented: W3C WebVTT, section 6.4). */
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * Writes cues as WebVTT, with `&`, `<` and `>` escaped.
 *
 * @param speakers whether the text of a known speaker stands in a voice span: `<v Name>…</v>`
 */
export function writeVtt(cues: readonly Cue[], { speakers = false } = {}): string {
	const blocks = cues.map(({ startMs, endMs, lines }) => {
		const written = labelledTurns(lines, false).map((turn) => (speakers ? voiceOf(turn) : textOf(turn)));
		return [`${timestamp(startMs, '.')} --> ${timestamp(endMs, '.')}`, ...written, ''].join('\n');
	});
	return ['WEBVTT\n', ...blocks].join('\n');
}

function voiceOf(turn: Turn): string {
	if (turn.speaker === undefined) return textOf(turn);
	// A name may end in dashes, and `-->` is forbidden even there; a blank at the end of a name means nothing.
	const tag = `<v ${escaped(turn.speaker)}>`.replace('-->', '-- >');
	return `${tag}${textOf(turn)}</v>`;
}

function textOf({ lines }: Turn): string {
	return lines.map(escaped).join('\n');
}

function escaped(text: string): string {
	return text.replace(/[&<>]/g, (character) => ESCAPES[character] ?? character);
}
