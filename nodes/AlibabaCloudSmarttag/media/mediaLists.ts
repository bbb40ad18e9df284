import type { ImsClient } from '../ims/imsClient';
import { entriesOf, type Page, tokenPage } from '../ims/pages';
import { isJsonObject, type JsonObject } from '../values/fieldReader';
import { isWanted, listParameters, type MediaFilters, searchExpression } from './mediaFilters';

/** Entries a page; documented are up to 100 in a list, and up to 50 in a search. */
const LARGEST_PAGE = 100;
const LARGEST_SEARCH_PAGE = 50;

/**
 * Goes through the media library, newest first, and asks for no page more than is taken entries of.
 *
 * @param limit how many entries are wanted; a page need not be larger
 */
export function mediaEntries(
	client: ImsClient,
	filters: MediaFilters,
	limit: number,
): AsyncGenerator<JsonObject, void> {
	return filters.title === undefined ? listed(client, filters, limit) : found(client, filters);
}

function listed(client: ImsClient, filters: MediaFilters, limit: number): AsyncGenerator<JsonObject, void> {
	const list = {
		action: 'ListMediaBasicInfos',
		entries: 'MediaInfos',
		parameters: listParameters(filters),
		pageSize: Math.min(limit, LARGEST_PAGE),
		sizeParameter: 'MaxResults',
	};
	return entriesOf(async (token) => await tokenPage(client, list, token));
}

/** A list has no filter for titles, and a search is not documented to have all the others. */
async function* found(client: ImsClient, filters: MediaFilters): AsyncGenerator<JsonObject, void> {
	const match = searchExpression(filters);
	for await (const media of entriesOf(async (next) => await searchPage(client, match, next))) {
		if (isWanted(media, filters)) yield media;
	}
}

/** Asks for one page of a search. Documented: going through all of them takes the token of the page before. */
async function searchPage(client: ImsClient, match: string, next?: string): Promise<Page> {
	const [page = '1', scrollToken] = next?.split(' ') ?? [];
	const body = await client.callIdempotent('SearchMedia', {
		Match: match,
		SortBy: 'utcCreate:Desc',
		PageNo: page,
		PageSize: String(LARGEST_SEARCH_PAGE),
		...(scrollToken && { ScrollToken: scrollToken }),
	});
	const entries = Array.isArray(body.MediaInfoList) ? body.MediaInfoList.filter(isJsonObject) : [];
	const total = Number(body.Total);
	const isLast = Number.isFinite(total)
		? Number(page) * LARGEST_SEARCH_PAGE >= total
		: entries.length < LARGEST_SEARCH_PAGE;
	if (isLast || entries.length === 0) return { entries };
	const token = typeof body.ScrollToken === 'string' ? body.ScrollToken : '';
	return { entries, next: `${Number(page) + 1} ${token}` };
}
