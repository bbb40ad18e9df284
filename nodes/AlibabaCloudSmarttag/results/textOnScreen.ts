import { isJsonObject, type JsonObject } from '../values/fieldReader';
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
	const pictures: Picture[] = [];
	for (const data of dataOfType(results, 'OCR')) {
		for (const detail of objectsOf(fieldOf(data, OCR.details))) pictures.push(pictureOf(detail));
	}
	return mergeRepeated(byStart(pictures));
}

/** What one picture shows. */
interface Picture {
	/** In seconds. */
	readonly from: number | undefined;
	readonly lines: readonly string[];
}

function pictureOf(detail: JsonObject): Picture {
	const time = millisecondsOf(fieldOf(detail, OCR.time), 'seconds');
	const lines: string[] = [];
	for (const line of listOf(fieldOf(detail, OCR.lines) ?? detail)) {
		const text = textOf(isJsonObject(line) ? fieldOf(line, OCR.text) : line);
		if (text !== undefined) lines.push(onOneLine(text));
	}
	return { from: time === undefined ? undefined : inSeconds(time), lines };
}

/** A line, and the number of the last picture that shows it. */
interface ShownLine {
	readonly text: string;
	readonly from?: number;
	to?: number;
	picture: number;
}

function mergeRepeated(pictures: readonly Picture[]): ScreenText[] {
	const merged: ShownLine[] = [];
	const newest = new Map<string, ShownLine>();
	let picture = 0;
	for (const { from, lines } of pictures) {
		picture += 1;
		for (const text of lines) {
			const known = newest.get(text);
			if (known && known.picture >= picture - 1) {
				known.picture = picture;
				if (from !== undefined && known.to !== undefined) known.to = from;
			} else {
				const line = from === undefined ? { text, picture } : { text, from, to: from, picture };
				newest.set(text, line);
				merged.push(line);
			}
		}
	}
	return merged.map(({ text, from, to }) => (from === undefined ? { text } : { text, from, to }));
}
