import { numberOf } from '../values/looseValues';

/**
 * A stretch of the video. Whole milliseconds from its start, so that sums of times are exact; `endMs` is not before
 * `startMs`.
 */
export interface TimeSpan {
	readonly startMs: number;
	readonly endMs: number;
}

/** A stretch of the video in seconds, exact to the millisecond. */
export interface Appearance {
	readonly from: number;
	readonly to: number;
}

/** How long and when something is on screen. Both are absent when the service returns no times, as of an image. */
export interface ScreenTime {
	/** In all, each moment counted once. */
	readonly seconds?: number;
	/** In the order of time; those that overlap or touch are one. */
	readonly appearances?: readonly Appearance[];
}

/** The unit of a time in a result. Documented: `NLP` has milliseconds, every other type seconds. */
export type TimeUnit = 'milliseconds' | 'seconds';

const MS_PER: Readonly<Record<TimeUnit, number>> = { milliseconds: 1, seconds: 1000 };

/** A time in whole milliseconds. Undefined when it is missing, negative, or no number that a video could have. */
export function millisecondsOf(value: unknown, unit: TimeUnit): number | undefined {
	const number = numberOf(value);
	if (number === undefined || number < 0) return undefined;
	// Adding 0 makes 0 of -0, which JSON does not distinguish.
	const milliseconds = Math.round(number * MS_PER[unit]) + 0;
	return Number.isSafeInteger(milliseconds) ? milliseconds : undefined;
}

/** Whole milliseconds in seconds. */
export function inSeconds(milliseconds: number): number {
	return milliseconds / MS_PER.seconds;
}

/** A span from two times. A missing end, or one before the start, is the start; without a start there is no span. */
export function spanOf(start: unknown, end: unknown, unit: TimeUnit): TimeSpan | undefined {
	const startMs = millisecondsOf(start, unit);
	if (startMs === undefined) return undefined;
	return { startMs, endMs: Math.max(startMs, millisecondsOf(end, unit) ?? startMs) };
}

/** A span in seconds; empty without one. */
export function appearanceOf(span: TimeSpan | undefined): Partial<Appearance> {
	return span ? { from: inSeconds(span.startMs), to: inSeconds(span.endMs) } : {};
}

/** What has a time in the order of time, then what has none; what starts together keeps its order. */
export function byStart<Timed extends Partial<Appearance>>(all: readonly Timed[]): Timed[] {
	return [...all].sort(compareStarts);
}

function compareStarts(one: Partial<Appearance>, other: Partial<Appearance>): number {
	return (one.from ?? Number.MAX_VALUE) - (other.from ?? Number.MAX_VALUE);
}

/** The same stretches, sorted, with those that overlap or touch united. */
export function uniteSpans(spans: readonly TimeSpan[]): TimeSpan[] {
	const united: TimeSpan[] = [];
	let last: TimeSpan | undefined;
	for (const span of [...spans].sort(compareSpans)) {
		if (last && span.startMs <= last.endMs) {
			last = { startMs: last.startMs, endMs: Math.max(last.endMs, span.endMs) };
			united[united.length - 1] = last;
		} else united.push((last = span));
	}
	return united;
}

/** Orders stretches by their start. */
export function compareSpans(one: TimeSpan, other: TimeSpan): number {
	return one.startMs - other.startMs;
}

/** How long and when something is on screen, from everything that says so. */
export function screenTimeOf(spans: readonly TimeSpan[]): ScreenTime {
	if (spans.length === 0) return {};
	const appearances: Appearance[] = [];
	let total = 0;
	for (const { startMs, endMs } of uniteSpans(spans)) {
		total += endMs - startMs;
		appearances.push({ from: inSeconds(startMs), to: inSeconds(endMs) });
	}
	return { seconds: inSeconds(total), appearances };
}
