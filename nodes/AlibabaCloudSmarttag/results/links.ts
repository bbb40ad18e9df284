import { isJsonObject } from '../values/fieldReader';
import { fieldOf, listOf, objectsOf, textOf } from '../values/looseValues';
import type { JobResult } from './jobAnswer';
import { PROCESS, SUBTITLE } from './names';
import { allDataOfType, dataOfType } from './resultEntries';

/** Addresses of subtitle files that the service made. Documented: valid for half a year after the end of the job. */
export interface SubtitleUrls {
	readonly all?: string;
	readonly chinese?: string;
	readonly english?: string;
}

const LANGUAGES = ['all', 'chinese', 'english'] as const;

/**
 * The addresses in type `Subtitle`. Documented: `details` is a list with one object; an object in its place is read too.
 *
 * @returns undefined when there is none
 */
export function readSubtitleUrls(results: readonly JobResult[]): SubtitleUrls | undefined {
	const details = dataOfType(results, 'Subtitle').flatMap((data) => objectsOf(fieldOf(data, SUBTITLE.details) ?? data));
	const urls = LANGUAGES.flatMap((language) => {
		const url = details.map((detail) => textOf(fieldOf(detail, SUBTITLE[language]))).find((text) => text !== undefined);
		return url === undefined ? [] : [[language, url] as const];
	});
	return urls.length > 0 ? Object.fromEntries(urls) : undefined;
}

/** The address of the data behind the results. Documented: `Data` of type `Process` is, or contains, it. */
export function readProcessUrl(results: readonly JobResult[]): string | undefined {
	return allDataOfType(results, 'Process')
		.flatMap(listOf)
		.map((data) => textOf(isJsonObject(data) ? fieldOf(data, PROCESS.url) : data))
		.find((url) => url !== undefined && /^\w+:\/\/\S/.test(url));
}
