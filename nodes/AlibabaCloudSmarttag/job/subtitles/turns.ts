import type { CueLine } from './cue';
import { displayWidth, graphemesOf, graphemeWidth } from './displayWidth';

/** Lines of one speaker that follow one another in a cue, each with what is written in front of it. */
export interface Turn {
	readonly speaker?: string;
	readonly lines: readonly string[];
}

/**
 * The turns of a cue, labelled in their first lines: with the name where names are written into the text, else with a
 * dash where several people speak in the cue, as subtitles do.
 */
export function labelledTurns(lines: readonly CueLine[], named: boolean): Turn[] {
	const turns: Array<{ speaker?: string; lines: string[] }> = [];
	for (const { speaker, text } of lines) {
		const turn = turns.at(-1);
		if (turn && turn.speaker === speaker) turn.lines.push(text);
		else turns.push({ speaker, lines: [text] });
	}
	const dash = turns.length > 1 ? '- ' : '';
	return turns.map(({ speaker, lines: [first = '', ...others] }) => ({
		speaker,
		lines: [((named && nameLabel(speaker)) || dash) + first, ...others],
	}));
}

/** What is written in front of a speaker's text; nothing for an unknown speaker. */
export function nameLabel(speaker: string | undefined): string {
	return speaker === undefined ? '' : `${speaker}: `;
}

/** A name whose label takes at most half of a line: a longer one ends with an ellipsis. */
export function nameForLine(speaker: string, lineWidth: number): string {
	const columns = Math.floor(lineWidth / 2) - displayWidth(nameLabel(''));
	if (displayWidth(speaker) <= columns) return speaker;
	let kept = '';
	let width = displayWidth('…');
	for (const grapheme of graphemesOf(speaker)) {
		width += graphemeWidth(grapheme);
		if (width > columns) break;
		kept += grapheme;
	}
	return `${kept.trimEnd()}…`;
}
