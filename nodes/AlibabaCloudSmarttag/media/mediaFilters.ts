import { type FieldReader, isJsonObject, type JsonObject } from '../values/fieldReader';
import { withoutUnset } from '../values/looseValues';
import { MEDIA_TYPES } from './mediaItem';

/** Documented values of `Source` of a media library item. */
const MEDIA_SOURCES = ['general', 'live', 'oss', 'vod'] as const;

/** Documented values of `Status` of a media library item. */
const MEDIA_STATUSES = ['Init', 'Normal', 'PrepareFail', 'Preparing'] as const;

/** Which items of the media library to list; an absent filter matches all. */
export interface MediaFilters {
	readonly mediaType?: string;
	readonly source?: string;
	readonly status?: string;
	/** As `yyyy-MM-ddTHH:mm:ssZ`. Documented: exclusive. */
	readonly createdAfter?: string;
	/** As `yyyy-MM-ddTHH:mm:ssZ`. Documented: inclusive. */
	readonly createdBefore?: string;
	/** A part of the title. */
	readonly title?: string;
}

/** Documented limit of a text to search for, in characters. */
export const LONGEST_TITLE = 60;

/**
 * Reads the filters of Media → Get Many.
 *
 * @param fields the fields of Filters, by the names of the panel
 * @param readTime reads a date and time as UTC; undefined when a problem was found
 */
export function readMediaFilters(
	fields: JsonObject,
	reader: FieldReader,
	readTime: (field: string, value: unknown) => string | undefined,
): MediaFilters {
	const choice = (field: string, value: unknown, choices: readonly string[]) => {
		const text = reader.token(field, value);
		reader.oneOf(field, text, choices);
		return text;
	};
	const filters: MediaFilters = {
		mediaType: choice('Media Type', fields.mediaType, MEDIA_TYPES),
		source: choice('Source', fields.source, MEDIA_SOURCES),
		status: choice('Status', fields.status, MEDIA_STATUSES),
		createdAfter: readTime('Created After', fields.createdAfter),
		createdBefore: readTime('Created Before', fields.createdBefore),
		title: reader.token('Title', fields.title),
	};
	checkTitle(filters.title, reader);
	const { createdAfter, createdBefore } = filters;
	if (createdAfter !== undefined && createdBefore !== undefined && createdAfter >= createdBefore) {
		reader.problem('Created Before', `${createdBefore} is not later than Created After, ${createdAfter} (UTC)`);
	}
	return filters;
}

/** The parameters of ListMediaBasicInfos, which has all filters but the title. */
export function listParameters(filters: MediaFilters): Record<string, string> {
	return withoutUnset({
		IncludeFileBasicInfo: 'true',
		MediaType: filters.mediaType,
		Source: filters.source,
		Status: filters.status,
		StartTime: filters.createdAfter,
		EndTime: filters.createdBefore,
	});
}

/**
 * The `Match` of SearchMedia. Documented: `=` searches for a part of the title, and without a media type only videos are
 * found.
 */
export function searchExpression({ title = '', mediaType }: MediaFilters): string {
	return [`title = '${title}'`, mediaType && `mediaType == '${mediaType}'`].filter(Boolean).join(' and ');
}

/** Whether an item matches the filters, after a search that does not have all of them. */
export function matchesFilters(media: JsonObject, filters: MediaFilters): boolean {
	const info = isJsonObject(media.MediaBasicInfo) ? media.MediaBasicInfo : media;
	const { mediaType, source, status, createdAfter, createdBefore } = filters;
	const created = Date.parse(String(info.CreateTime));
	return (
		(mediaType === undefined || info.MediaType === mediaType) &&
		(source === undefined || info.Source === source) &&
		(status === undefined || info.Status === status) &&
		(createdAfter === undefined || created > Date.parse(createdAfter)) &&
		(createdBefore === undefined || created <= Date.parse(createdBefore))
	);
}

function checkTitle(title: string | undefined, reader: FieldReader): void {
	if (title === undefined) return;
	const length = [...title].length;
	if (length > LONGEST_TITLE) {
		reader.problem('Title', `expected at most ${LONGEST_TITLE} characters, got ${length}`);
	}
	if (!isSearchable(title)) reader.problem('Title', 'quotation marks and backslashes cannot be searched for');
}

/** How quotation marks are escaped in `Match` is not documented. */
export function isSearchable(title: string): boolean {
	return !/['"\\]/.test(title);
}
