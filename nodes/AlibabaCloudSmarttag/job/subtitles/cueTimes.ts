import { allAtOnce, type Steps } from '../../values/steps';
import { displayWidth } from './characters';
import { type CueStyle, fitInCue, LINES_PER_CUE, type MeasuredCue, type MeasuredLine, nameLabel, turnsOf } from './cue';
import { wrapText } from './wrapText';

/** A stretch of time, in milliseconds. */
export interface Span {
	readonly startMs: number;
	readonly endMs: number;
}

/** Comfortable reading: 17 Latin letters a second, or half as many Chinese characters. */
const MS_PER_COLUMN = 60;
const SHORTEST_READING_MS = 1000;

/** How long it takes to read a text, in milliseconds: for speech of which no end is known. */
export function readingMs(text: string): number {
	return Math.max(SHORTEST_READING_MS, displayWidth(text) * MS_PER_COLUMN);
}

/** The columns of lines together. */
export function columnsOf(lines: ReadonlyArray<{ readonly columns: number }>): number {
	return lines.reduce((sum, { columns }) => sum + columns, 0);
}

/** Shares out a stretch of time in proportion to columns of text. In less than a millisecond each, some get no time. */
export function shareByColumns(columns: readonly number[], { startMs, endMs }: Span): Span[] {
	const widths = columns.map((each) => Math.max(1, each));
	const total = widths.reduce((sum, width) => sum + width, 0);
	const instant = (share: number) => startMs + Math.round(((endMs - startMs) * share) / total);
	let read = 0;
	return widths.map((width) => ({ startMs: instant(read), endMs: instant((read += width)) }));
}

/**
 * Puts cues one after the other. Those that begin together become one, or follow one another in the time of the longest
 * where one has no room for all; a cue ends at the latest where the next one begins. None is left out and none is
 * shorter than a millisecond: where there is less time than that, the next ones begin later.
 */
export function inOrder(cues: readonly MeasuredCue[], style: CueStyle): MeasuredCue[] {
	return allAtOnce(inOrderInSteps(cues, style));
}

/** The same, a step for each group of cues that begin together. */
export function* inOrderInSteps(cues: readonly MeasuredCue[], style: CueStyle): Steps<MeasuredCue[]> {
	const groups = togetherAtStart([...cues].sort((one, other) => one.startMs - other.startMs));
	const ordered: MeasuredCue[] = [];
	for (const [index, group] of groups.entries()) {
		yield false;
		const packed = pack(group, style);
		const startMs = group[0]?.startMs ?? 0;
		const nextMs = groups[index + 1]?.[0]?.startMs ?? Infinity;
		const endMs = Math.min(
			group.reduce((latest, cue) => Math.max(latest, cue.endMs), startMs),
			nextMs,
		);
		const spans = shareByColumns(
			packed.map(({ lines }) => columnsOf(lines)),
			{ startMs, endMs },
		);
		for (const [place, cue] of packed.entries()) ordered.push({ ...cue, ...spans[place] });
	}
	yield false;
	let freeMs = 0;
	return ordered.map((cue) => {
		const startMs = Math.max(cue.startMs, freeMs);
		freeMs = Math.max(cue.endMs, startMs + 1);
		return { ...cue, startMs, endMs: freeMs };
	});
}

function togetherAtStart(sorted: readonly MeasuredCue[]): MeasuredCue[][] {
	const groups: MeasuredCue[][] = [];
	for (const cue of sorted) {
		const group = groups.at(-1);
		if (group?.[0]?.startMs === cue.startMs) group.push(cue);
		else groups.push([cue]);
	}
	return groups;
}

/** Joins neighbours as long as a cue has room for their lines. */
function pack(group: readonly MeasuredCue[], style: CueStyle): MeasuredCue[] {
	const packed: MeasuredCue[] = [];
	for (const cue of group) {
		const last = packed.at(-1);
		const lines = [...(last?.lines ?? []), ...cue.lines];
		if (last && fitInCue(lines, style)) packed[packed.length - 1] = { ...last, lines };
		else packed.push(cue);
	}
	return packed;
}

/**
 * Shows each cue for at least some time: into the pause behind it; together with a neighbor, where a cue has room for
 * both; or in time that a neighbor can spare. A cue begins at most that time later or earlier than its speech. Where
 * there is none of this, in more text than there is time to read, a cue stays shorter.
 *
 * @param cues in order, without overlaps; so are those that it returns
 */
export function showLongEnough(cues: readonly MeasuredCue[], leastMs: number, style: CueStyle): MeasuredCue[] {
	return leastMs > 0 ? spread(merged(cues, leastMs, style), leastMs) : [...cues];
}

/** Joins cues that are shorter with their neighbors, as far as the pause is too short as well. */
function merged(cues: readonly MeasuredCue[], leastMs: number, style: CueStyle): MeasuredCue[] {
	const result: MeasuredCue[] = [];
	let current: MeasuredCue | undefined;
	for (const next of cues) {
		if (current && next.startMs - current.startMs < leastMs) {
			const both = joined(current, next, style);
			if (both) {
				current = both;
				continue;
			}
			const previous = result.at(-1);
			const isNear = previous && current.startMs - previous.endMs < leastMs;
			const withPrevious = isNear && joined(previous, current, style);
			if (withPrevious) result[result.length - 1] = withPrevious;
			else result.push(current);
		} else if (current) result.push(current);
		current = next;
	}
	return current ? [...result, current] : result;
}

/** Two cues as one; undefined where one has no room for both. A line each, or else all that one says in a row together. */
function joined(one: MeasuredCue, other: MeasuredCue, style: CueStyle): MeasuredCue | undefined {
	const lines = [...one.lines, ...other.lines];
	if (columnsOf(lines) > LINES_PER_CUE * style.lineWidth) return undefined;
	const fitting = fitInCue(lines, style) ? lines : inTurns(lines, style);
	return fitInCue(fitting, style) ? { startMs: one.startMs, endMs: other.endMs, lines: fitting } : undefined;
}

/** Lines in which all that one says in a row follows one another. */
function inTurns(lines: readonly MeasuredLine[], { lineWidth, named }: CueStyle): MeasuredLine[] {
	return turnsOf(lines).flatMap(({ speaker, lines: spoken }) => {
		const labelWidth = named ? displayWidth(nameLabel(speaker)) : 0;
		const text = spoken.map((line) => line.text).join(' ');
		return wrapText(text, [lineWidth - labelWidth, lineWidth]).map((line) => ({ ...line, speaker }));
	});
}

function spread(cues: readonly MeasuredCue[], leastMs: number): MeasuredCue[] {
	const result: MeasuredCue[] = [];
	for (const [index, cue] of cues.entries()) {
		const previous = result.at(-1);
		let startMs = Math.max(cue.startMs, previous?.endMs ?? 0);
		const endMs = Math.min(Math.max(cue.endMs, startMs + leastMs), latestStart(cues, index + 1, leastMs));
		if (previous && endMs - startMs < leastMs) {
			startMs = Math.min(startMs, Math.max(previous.startMs + leastMs, endMs - leastMs));
			if (startMs < previous.endMs) result[result.length - 1] = { ...previous, endMs: startMs };
		}
		result.push({ ...cue, startMs, endMs });
	}
	return result;
}

/** When a cue may begin at the latest, so that it is shown for long enough before the next one. */
function latestStart(cues: readonly MeasuredCue[], index: number, leastMs: number): number {
	const startMs = cues[index]?.startMs ?? Infinity;
	const nextMs = cues[index + 1]?.startMs ?? Infinity;
	return Math.max(startMs, Math.min(startMs + leastMs, nextMs - leastMs));
}
