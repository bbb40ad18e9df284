import { isJsonObject } from '../values/fieldReader';
import { fieldOf, listOf, objectsOf, textOf } from '../values/looseValues';
import type { JobResult } from './jobAnswer';
import { OCR } from './names';
import { dataOfType } from './resultEntries';
import { type Appearance, byStart, inSeconds, millisecondsOf } from './timeSpans';
import { onOneLine } from './wordJoining';

/** A line that is written in the picture. Times in seconds: those of the first and the last picture that shows it. */
export interface ScreenText extends Partial<Appearance> {
	readonly text: string;
}

/**
 * What is written on screen, in the order of time. Documented: type `OCR` has `details[]` of `{timestamp, info[]}`, one
 * a picture, with a line in each `content`. The same line in pictures that follow each other is one.
 */
export function readTextOnScreen(results: readonly JobResult[]): ScreenText[] {
	const pictures = dataOfType(results, 'OCR')
		.flatMap((data) => objectsOf(fieldOf(data, ...OCR.details)))
		.map((detail) => {
			const time = millisecondsOf(fieldOf(detail, ...OCR.time), 'seconds');
			const lines = listOf(fieldOf(detail, ...OCR.lines) ?? detail).flatMap(
				(line) => textOf(isJsonObject(line) ? fieldOf(line, ...OCR.text) : line) ?? [],
			);
			return { ...(time !== undefined && { from: inSeconds(time) }), lines: lines.map(onOneLine) };
		});
	return mergeRepeated(byStart(pictures));
}

function mergeRepeated(pictures: ReadonlyArray<{ from?: number; lines: readonly string[] }>): ScreenText[] {
	const merged: Array<{ text: string; from?: number; to?: number }> = [];
	let before = new Map<string, { text: string; from?: number; to?: number }>();
	for (const { from, lines } of pictures) {
		const shown = new Map<string, { text: string; from?: number; to?: number }>();
		for (const text of lines) {
			const known = shown.get(text) ?? before.get(text);
			const line = known ?? { text, ...(from !== undefined && { from, to: from }) };
			if (!known) merged.push(line);
			else if (from !== undefined && known.to !== undefined) known.to = from;
			shown.set(text, line);
		}
		before = shown;
	}
	return merged;
}
