import type { Cue } from './cue';
import { timestamp } from './timestamp';
import { labelledTurns } from './turns';

/**
 * Writes cues as SubRip: numbered from 1, with a blank line between. Nothing can be escaped in SRT, so `-->` in a text,
 * which readers may take for times, becomes `→`.
 *
 * @param speakers whether each cue begins with the name of who speaks, where it is known
 */
export function writeSrt(cues: readonly Cue[], { speakers = false } = {}): string {
	const blocks = cues.map(({ startMs, endMs, lines }, index) => {
		const written = labelledTurns(lines, speakers).flatMap((turn) => turn.lines);
		const times = `${timestamp(startMs, ',')} --> ${timestamp(endMs, ',')}`;
		return [index + 1, times, ...written.map((line) => line.replaceAll('-->', '→')), ''].join('\n');
	});
	return blocks.join('\n');
}
