import { type FieldReader, isJsonObject, type JsonObject } from '../values/fieldReader';
import { MEDIA_SOURCES, MEDIA_STATUSES, MEDIA_TYPES } from './mediaChoices';
import { setParameters } from './setParameters';

/** Which items of the media library are wanted; what is not set filters nothing. */
export interface MediaFilters {
	readonly mediaType?: string;
	readonly source?: string;
	readonly status?: string;
	/** As `yyyy-MM-ddTHH:mm:ssZ`; an item of this very moment is left out (documented). */
	readonly createdAfter?: string;
	/** As `yyyy-MM-ddTHH:mm:ssZ`; an item of this very moment is taken in (documented). */
	readonly createdBefore?: string;
	/** Part of the title. */
	readonly title?: string;
}

/** Documented: a text to look for has at most 60 characters. */
const LONGEST_TITLE = 60;

/**
 * Reads the filters of Media → Get Many.
 *
 * @param given the fields of Filters, by the names of the panel
 * @param readTime reads a date and time as UTC; undefined when a problem was found
 */
export function readMediaFilters(
	given: JsonObject,
	checks: FieldReader,
	readTime: (field: string, value: unknown) => string | undefined,
): MediaFilters {
	const choice = (field: string, value: unknown, choices: readonly string[]) => {
		const text = checks.token(field, value);
		checks.oneOf(field, text, choices);
		return text;
	};
	const filters: MediaFilters = {
		mediaType: choice('Media Type', given.mediaType, MEDIA_TYPES),
		source: choice('Source', given.source, MEDIA_SOURCES),
		status: choice('Status', given.status, MEDIA_STATUSES),
		createdAfter: readTime('Created After', given.createdAfter),
		createdBefore: readTime('Created Before', given.createdBefore),
		title: checks.token('Title', given.title),
	};
	checkTitle(filters.title, checks);
	const { createdAfter, createdBefore } = filters;
	if (createdAfter !== undefined && createdBefore !== undefined && createdAfter >= createdBefore) {
		checks.problem('Created Before', `${createdBefore} is not later than Created After, ${createdAfter} (UTC)`);
	}
	return filters;
}

/** The parameters of ListMediaBasicInfos, which knows all filters but the title. */
export function listParameters(filters: MediaFilters): Record<string, string> {
	return setParameters({
		IncludeFileBasicInfo: 'true',
		MediaType: filters.mediaType,
		Source: filters.source,
		Status: filters.status,
		StartTime: filters.createdAfter,
		EndTime: filters.createdBefore,
	});
}

/**
 * The `Match` of SearchMedia: `=` looks for a part of the title (documented). Without a media type the search finds videos
 * only (documented).
 */
export function searchExpression({ title = '', mediaType }: MediaFilters): string {
	return [`title = '${title}'`, mediaType && `mediaType == '${mediaType}'`].filter(Boolean).join(' and ');
}

/** Whether an item is one of those that are wanted, where a search has not looked at all filters. */
export function isWanted(media: JsonObject, filters: MediaFilters): boolean {
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

function checkTitle(title: string | undefined, checks: FieldReader): void {
	if (title === undefined) return;
	const length = [...title].length;
	if (length > LONGEST_TITLE) {
		checks.problem('Title', `${length} characters long, at most ${LONGEST_TITLE} can be searched for`);
	}
	// How the expression would hold a quotation mark is not documented.
	if (/['"\\]/.test(title)) checks.problem('Title', 'quotation marks and backslashes cannot be searched for');
}
