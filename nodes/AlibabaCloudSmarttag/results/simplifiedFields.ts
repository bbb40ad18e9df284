import { fieldOf, textOf } from '../values/looseValues';
import { allAtOnce, type Steps } from '../values/steps';
import { readCategories } from './categories';
import { readChapters, type SimplifiedChapter } from './chapters';
import { readEvents, type SimplifiedEvent } from './events';
import type { JobResult } from './jobAnswer';
import { readProcessUrl, readSubtitleUrls, type SubtitleUrls } from './links';
import { eachOnce, readActionItems, readClassifications, readKeySentences, readKeywords } from './meeting';
import { META } from './names';
import { isKnown, readPeople, type SimplifiedPerson } from './people';
import { dataOfType } from './resultEntries';
import { readSummaries, type SimplifiedSummary } from './summary';
import { readTags, type SimplifiedTag } from './tags';
import { readTextOnScreen, type ScreenText } from './textOnScreen';
import { readTranscript, readTranslations, type SimplifiedTranslation } from './transcript';

/** What people use of the results. What the results do not have is absent, never null or empty. Times in seconds. */
export interface SimplifiedFields {
	/** Of the video, from type `Meta`. Documented: without people who tag, it is the title of the request. */
	readonly title?: string;
	readonly tags?: readonly SimplifiedTag[];
	/** The names in `tags`, each once. */
	readonly tagNames?: readonly string[];
	readonly people?: readonly SimplifiedPerson[];
	/** The names in `people` of those whom the service knows, each once. */
	readonly peopleNames?: readonly string[];
	readonly categories?: readonly string[];
	readonly keywords?: readonly string[];
	readonly transcript?: string;
	readonly translations?: readonly SimplifiedTranslation[];
	/** The summary that reads best. */
	readonly summary?: string;
	/** All summaries, where there is more than one. */
	readonly summaries?: readonly SimplifiedSummary[];
	readonly chapters?: readonly SimplifiedChapter[];
	readonly keySentences?: readonly string[];
	readonly actionItems?: readonly string[];
	/** How likely the talk is an interview, a lecture, a meeting: 0 to 1. */
	readonly classifications?: Readonly<Record<string, number>>;
	readonly textOnScreen?: readonly ScreenText[];
	readonly events?: readonly SimplifiedEvent[];
	readonly subtitleUrls?: SubtitleUrls;
	readonly processUrl?: string;
}

/** How the fields are written. */
export interface SimplifyOptions {
	/** Whether documented groups of tags are named in English instead of the service's Chinese. */
	readonly englishGroupNames?: boolean;
}

/** Reads the results into flat fields, the same for tag versions 1.0 and 2.0. Nothing in an answer can make it throw. */
export function readFields(results: readonly JobResult[], options: SimplifyOptions = {}): SimplifiedFields {
	return withoutAbsent(allAtOnce(allFieldsInSteps(results, options)));
}

/** The same with every field, undefined where it is absent; a step for each kind that can have thousands of entries. */
export function* allFieldsInSteps(
	results: readonly JobResult[],
	options: SimplifyOptions = {},
): Steps<SimplifiedFields> {
	const tags = readTags(results, options.englishGroupNames);
	yield false;
	const people = readPeople(results);
	yield false;
	const transcript = readTranscript(results);
	yield false;
	const translations = readTranslations(results);
	yield false;
	const textOnScreen = readTextOnScreen(results);
	yield false;
	const summaries = readSummaries(results);
	return {
		title: readTitle(results),
		tags: unlessEmpty(tags),
		tagNames: unlessEmpty(eachOnce(tags.map(({ name }) => name))),
		people: unlessEmpty(people),
		peopleNames: unlessEmpty(people.filter(isKnown).map(({ name }) => name)),
		categories: unlessEmpty(readCategories(results)),
		keywords: unlessEmpty(readKeywords(results, tags)),
		transcript,
		translations: unlessEmpty(translations),
		summary: summaries[0]?.text,
		summaries: summaries.length > 1 ? summaries : undefined,
		chapters: unlessEmpty(readChapters(results)),
		keySentences: unlessEmpty(readKeySentences(results)),
		actionItems: unlessEmpty(readActionItems(results)),
		classifications: readClassifications(results),
		textOnScreen: unlessEmpty(textOnScreen),
		events: unlessEmpty(readEvents(results)),
		subtitleUrls: readSubtitleUrls(results),
		processUrl: readProcessUrl(results),
	} satisfies SimplifiedFields;
}

/** The title of the video, from type `Meta`. */
export function readTitle(results: readonly JobResult[]): string | undefined {
	return dataOfType(results, 'Meta')
		.map((data) => textOf(fieldOf(data, META.title)))
		.find((title) => title !== undefined);
}

/** An object without those of its fields that are undefined. */
export function withoutAbsent<Fields extends object>(fields: Fields): Fields {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields;
}

function unlessEmpty<Entry>(list: readonly Entry[]): readonly Entry[] | undefined {
	return list.length > 0 ? list : undefined;
}
