import { isJsonObject, type JsonObject } from '../values/fieldReader';
import { fieldOf, listOf, textOf } from '../values/looseValues';
import type { JobResult } from './jobAnswer';
import { EVENT } from './names';
import { allDataOfType } from './resultEntries';
import { type Appearance, appearanceOf, byStart, spanOf } from './timeSpans';

/** A part of the video in which one thing happens. Times in seconds. */
export interface SimplifiedEvent extends Partial<Appearance> {
	readonly title?: string;
	readonly summary?: string;
}

/**
 * The events of type `EventSplit`, in the order of time. Its fields are undocumented, so the likely names are read;
 * official sample code shows that `Data` is a list. An event without a title, a text and a time is left out.
 */
export function readEvents(results: readonly JobResult[]): SimplifiedEvent[] {
	return byStart(allDataOfType(results, 'EventSplit').flatMap(entriesIn).flatMap(eventOf));
}

function entriesIn(data: unknown): readonly unknown[] {
	return listOf(isJsonObject(data) ? (fieldOf(data, EVENT.events) ?? data) : data);
}

function eventOf(entry: unknown): SimplifiedEvent[] {
	const event: JsonObject = isJsonObject(entry) ? entry : { title: entry };
	const title = textOf(fieldOf(event, EVENT.title));
	const summary = textOf(fieldOf(event, EVENT.summary));
	const span = spanOf(fieldOf(event, EVENT.start), fieldOf(event, EVENT.end), 'seconds');
	if (title === undefined && summary === undefined && span === undefined) return [];
	return [
		{
			...(title !== undefined && { title }),
			...(summary !== undefined && { summary }),
			...appearanceOf(span),
		},
	];
}
