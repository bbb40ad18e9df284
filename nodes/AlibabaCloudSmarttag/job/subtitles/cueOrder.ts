import { type Cue, LINES_PER_CUE } from './cue';
import { displayWidth } from './displayWidth';
import { shareByWidth } from './timeShares';
import { labelledTurns } from './turns';

/** What cues look like: columns of a line, and whether names of speakers are written into the text. */
export interface CueStyle {
	readonly lineWidth: number;
	readonly named: boolean;
}

/**
 * Puts cues one after the other. Those that begin together become one, or follow one another in the time of the longest
 * where one has no room for all; a cue ends at the latest where the next one begins. None is left out and none is
 * shorter than a millisecond: where there is less time than that, the next ones begin later.
 */
export function inOrder(cues: readonly Cue[], style: CueStyle): Cue[] {
	const groups = togetherAtStart([...cues].sort((one, other) => one.startMs - other.startMs));
	const ordered = groups.flatMap((group, index) => {
		const packed = pack(group, style);
		const startMs = Math.min(...group.map((cue) => cue.startMs));
		const nextMs = groups[index + 1]?.[0]?.startMs ?? Infinity;
		const endMs = Math.min(Math.max(...group.map((cue) => cue.endMs)), nextMs);
		const spans = shareByWidth(packed.map(textOf), { startMs, endMs });
		return packed.map((cue, place) => ({ ...cue, ...spans[place] }));
	});
	let freeMs = 0;
	return ordered.map((cue) => {
		const startMs = Math.max(cue.startMs, freeMs);
		freeMs = Math.max(cue.endMs, startMs + 1);
		return { ...cue, startMs, endMs: freeMs };
	});
}

function togetherAtStart(sorted: readonly Cue[]): Cue[][] {
	const groups: Cue[][] = [];
	for (const cue of sorted) {
		const group = groups.at(-1);
		if (group?.[0]?.startMs === cue.startMs) group.push(cue);
		else groups.push([cue]);
	}
	return groups;
}

/** Joins neighbours as long as a cue has room for their lines, with the dashes or names in front. */
function pack(group: readonly Cue[], style: CueStyle): Cue[] {
	const packed: Cue[] = [];
	for (const cue of group) {
		const last = packed.at(-1);
		const joined = last && { ...last, lines: [...last.lines, ...cue.lines] };
		if (joined && fits(joined, style)) packed[packed.length - 1] = joined;
		else packed.push(cue);
	}
	return packed;
}

function fits({ lines }: Cue, { lineWidth, named }: CueStyle): boolean {
	const written = labelledTurns(lines, named).flatMap((turn) => turn.lines);
	return lines.length <= LINES_PER_CUE && written.every((line) => displayWidth(line) <= lineWidth);
}

function textOf({ lines }: Cue): string {
	return lines.map(({ text }) => text).join('');
}
