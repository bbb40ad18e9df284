import { displayWidth, graphemesOf, graphemeWidth } from './characters';

/** A line of a cue, without a label for its speaker. */
export interface CueLine {
	readonly text: string;
	/** Who speaks, where the service distinguished speakers. In a cue of several speakers it differs from line to line. */
	readonly speaker?: string;
}

/** Text that is shown together: one line or two, from `startMs` up to `endMs`, in whole milliseconds. */
export interface Cue {
	readonly startMs: number;
	readonly endMs: number;
	readonly lines: readonly CueLine[];
}

/** A line while cues are made. */
export interface MeasuredLine extends CueLine {
	/** The columns of the text. */
	readonly columns: number;
}

/** A cue while cues are made. */
export interface MeasuredCue extends Cue {
	readonly lines: readonly MeasuredLine[];
}

/** What cues look like: columns of a line, and whether names of speakers are written into the text. */
export interface CueStyle {
	readonly lineWidth: number;
	readonly named: boolean;
}

/** Lines of one speaker that follow one another in a cue, each with what is written in front of it. */
export interface Turn {
	readonly speaker?: string;
	readonly lines: readonly string[];
}

/** More lines than this hide the picture. */
export const LINES_PER_CUE = 2;

/**
 * The turns of a cue, labelled in their first lines: with the name where names are written into the text, else with a
 * dash where several people speak in the cue, as subtitles do.
 */
export function labelledTurns(lines: readonly CueLine[], named: boolean): Turn[] {
	const turns = turnsOf(lines);
	return turns.map(({ speaker, lines: [first, ...others] }) => ({
		speaker,
		lines: [labelOf(speaker, turns.length, named) + (first?.text ?? ''), ...others.map(({ text }) => text)],
	}));
}

/** Whether lines have room in one cue, with the dashes or names in front. */
export function fitInCue(lines: readonly MeasuredLine[], { lineWidth, named }: CueStyle): boolean {
	if (lines.length > LINES_PER_CUE) return false;
	const turns = turnsOf(lines);
	return turns.every(({ speaker, lines: [first, ...others] }) => {
		const label = labelOf(speaker, turns.length, named);
		const firstColumns = displayWidth(label) + (first?.columns ?? 0);
		return firstColumns <= lineWidth && others.every(({ columns }) => columns <= lineWidth);
	});
}

/** Lines by speaker: those of one speaker that follow one another are together. */
export function turnsOf<Line extends CueLine>(lines: readonly Line[]): Array<{ speaker?: string; lines: Line[] }> {
	const turns: Array<{ speaker?: string; lines: Line[] }> = [];
	for (const line of lines) {
		const turn = turns.at(-1);
		if (turn && turn.speaker === line.speaker) turn.lines.push(line);
		else turns.push({ speaker: line.speaker, lines: [line] });
	}
	return turns;
}

function labelOf(speaker: string | undefined, turnCount: number, named: boolean): string {
	return (named && nameLabel(speaker)) || (turnCount > 1 ? '- ' : '');
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
