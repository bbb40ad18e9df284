import type { WireParameters } from '../ims/imsClient';
import type { FieldReader, JsonObject } from '../values/fieldReader';
import { withoutUnset } from '../values/looseValues';

/** Documented values. */
const SEARCH_TYPES = ['AiCategory', 'FullSearch', 'Ocr', 'PersonName'] as const;
const MEDIA_TYPES = ['audio', 'image', 'video'] as const;
const MATCHING_MODES = ['fuzzy', 'precise'] as const;
const ORDERS = { asc: 'CreationTime:Asc', desc: 'CreationTime:Desc' } as const;

/** What a user searches for, by the names of the panel. */
export interface SearchFields {
	readonly text: unknown;
	readonly searchIn: unknown;
	/** The media item in which to find clips; undefined when media items are wanted. */
	readonly clipsOf: string | undefined;
	readonly order: keyof typeof ORDERS;
	/** The fields of Filters. */
	readonly filters: JsonObject;
}

/**
 * Checks one item's fields and builds the parameters of SearchMediaByAILabel, but for the page.
 *
 * @param readTime reads a date and time as UTC; undefined when a problem was found
 */
export function draftSearch(
	{ text, searchIn, clipsOf, order, filters }: SearchFields,
	reader: FieldReader,
	readTime: (field: string, value: unknown) => string | undefined,
): WireParameters {
	const choice = (field: string, value: unknown, choices: readonly string[]) => {
		const token = reader.token(field, value);
		reader.oneOf(field, token, choices);
		return token;
	};
	return withoutUnset({
		Text: reader.requiredToken('Text', text, 'Enter what to look for'),
		MultimodalSearchType: choice('Search In', searchIn, SEARCH_TYPES),
		MediaType: choice('Media Type', filters.mediaType, MEDIA_TYPES),
		MatchingMode: choice('Matching', filters.matching, MATCHING_MODES),
		SortBy: ORDERS[order],
		SearchLibName: reader.token('Search Library', filters.searchLibrary),
		UtcCreate: readRange(filters, reader, readTime),
		// Documented: the search for clips requires the media item.
		SpecificSearch: clipsOf === undefined ? undefined : 'true',
		MediaId: clipsOf,
	});
}

/** Documented: JSON with `gte` and `lte`, in milliseconds since 1970. */
function readRange(
	filters: JsonObject,
	reader: FieldReader,
	readTime: (field: string, value: unknown) => string | undefined,
): string | undefined {
	const after = readTime('Created After', filters.createdAfter);
	const before = readTime('Created Before', filters.createdBefore);
	if (after !== undefined && before !== undefined && after > before) {
		reader.problem('Created Before', `${before} is earlier than Created After, ${after} (UTC)`);
	}
	if (after === undefined && before === undefined) return undefined;
	return JSON.stringify({
		...(after !== undefined && { gte: Date.parse(after) }),
		...(before !== undefined && { lte: Date.parse(before) }),
	});
}
