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
	const details = dataOfType(results, 'OCR').flatMap((data) => objectsOf(fieldOf(data, OCR.details)));
	return mergeRepeated(byStart(details.map(pictureOf)));
}

interface Picture {
	/** In seconds. */
	readonly from: number | undefined;
	/** What it shows, as it came. */
	readonly detail: JsonObject;
}

function pictureOf(detail: JsonObject): Picture {
	const time = millisecondsOf(fieldOf(detail, OCR.time), 'seconds');
	return { from: time === undefined ? undefined : inSeconds(time), detail };
}

function mergeRepeated(pictures: readonly Picture[]): ScreenText[] {
	const merged: Array<{ text: string; from?: number; to?: number }> = [];
	// The number of the last picture that shows a line, and where in `merged` the line is by its text.
	const lastShown: number[] = [];
	const places = new Map<string, number>();
	let picture = 0;
	for (const { from, detail } of pictures) {
		picture += 1;
		for (const content of listOf(fieldOf(detail, OCR.lines) ?? detail)) {
			const line = textOf(isJsonObject(content) ? fieldOf(content, OCR.text) : content);
			if (line === undefined) continue;
			const text = onOneLine(line);
			const place = places.get(text) ?? merged.length;
			const known = (lastShown[place] ?? -1) >= picture - 1 ? merged[place] : undefined;
			if (known) {
				if (from !== undefined && known.to !== undefined) known.to = from;
				lastShown[place] = picture;
			} else {
				places.set(text, merged.length);
				lastShown.push(picture);
				merged.push(from === undefined ? { text } : { text, from, to: from });
			}
		}
	}
	return merged;
}
