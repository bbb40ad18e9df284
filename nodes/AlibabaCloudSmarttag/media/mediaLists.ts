import type { ImsClient, WireParameters } from '../ims/imsClient';
import { entriesOf, type Page, tokenPage } from '../ims/pages';
import { isJsonObject, type JsonObject } from '../values/fieldReader';
import { listParameters, matchesFilters, type MediaFilters, searchExpression } from './mediaFilters';

/** Documented: at most 100 entries a page of a list, and 50 of a search. */
const LARGEST_PAGE = 100;
const LARGEST_SEARCH_PAGE = 50;

/** Documented orders of a search. */
const SEARCH_ORDERS = { asc: 'utcCreate:Asc', desc: 'utcCreate:Desc' } as const;

/** Which items of the media library are wanted. */
export interface MediaQuery {
	readonly filters: MediaFilters;
	/** By the time of creation: `desc` is the newest first. */
	readonly order: 'asc' | 'desc';
	/** How many entries are needed; a page need not be larger. */
	readonly limit: number;
}

/** The items of the media library. A page is queried when its first entry is needed. */
export function mediaEntries(client: ImsClient, query: MediaQuery): AsyncGenerator<JsonObject, void> {
	return query.filters.title === undefined ? listed(client, query) : searched(client, query);
}

function listed(client: ImsClient, { filters, order, limit }: MediaQuery): AsyncGenerator<JsonObject, void> {
	const parameters = { ...listParameters(filters), SortBy: order };
	const pageSize = Math.min(limit, LARGEST_PAGE);
	return entriesOf(async (token) => await listPage(client, parameters, token, pageSize));
}

/**
 * Queries one page of the media library.
 *
 * @param parameters those of ListMediaBasicInfos but for the page
 * @param token the `next` of the page before
 */
export async function listPage(
	client: ImsClient,
	parameters: WireParameters,
	token?: string,
	pageSize = LARGEST_PAGE,
): Promise<Page> {
	const list = { action: 'ListMediaBasicInfos', entries: 'MediaInfos', sizeParameter: 'MaxResults' };
	return await tokenPage(client, { ...list, parameters, pageSize }, token);
}

/** A list has no filter for titles, and a search is not documented to have all other filters. */
async function* searched(client: ImsClient, { filters, order }: MediaQuery): AsyncGenerator<JsonObject, void> {
	const match = searchExpression(filters);
	for await (const media of entriesOf(async (next) => await searchPage(client, match, next, order))) {
		if (matchesFilters(media, filters)) yield media;
	}
}

/**
 * Queries one page of a search. Documented: the page after needs the token of the page before.
 *
 * @param match the condition, in the language of `Match`
 * @param next the `next` of the page before
 */
export async function searchPage(
	client: ImsClient,
	match: string,
	next?: string,
	order: MediaQuery['order'] = 'desc',
): Promise<Page> {
	const [page = '1', scrollToken] = next?.split(' ') ?? [];
	const body = await client.callIdempotent('SearchMedia', {
		Match: match,
		SortBy: SEARCH_ORDERS[order],
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
