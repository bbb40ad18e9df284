import { isJsonObject, type JsonObject } from '../values/fieldReader';
import type { ImsClient, WireParameters } from './imsClient';

/** A list that is queried by page number: from 1, until as many entries were returned as `Total` reports. */
export interface NumberedList {
	readonly action: string;
	readonly parameters: WireParameters;
	/** The key of the entries in the answer, such as `CustomTemplateList`; nested keys are joined by dots. */
	readonly entries: string;
	/** Entries a page; documented are up to 100, and 50 of a search. */
	readonly pageSize: number;
	/** The parameter for the number of the page; `PageNumber` unless set. */
	readonly numberParameter?: string;
}

/** A list that is queried by `NextToken`, until an answer has none. */
export interface TokenList extends NumberedList {
	/** The parameter for the number of entries a page, usually `MaxResults`. */
	readonly sizeParameter: string;
}

/** One page, and what queries the next one; absent on the last page. */
export interface Page {
	readonly entries: readonly JsonObject[];
	readonly next?: string;
}

/** Queries one page of a list by number. `page` is the `next` of the page before. Throws an ImsFailure. */
export async function numberedPage(client: ImsClient, list: NumberedList, page = '1'): Promise<Page> {
	const { action, parameters, entries: path, pageSize, numberParameter = 'PageNumber' } = list;
	const wanted = { [numberParameter]: page, PageSize: String(pageSize) };
	const body = await client.callIdempotent(action, { ...parameters, ...wanted });
	const entries = entriesAt(body, path);
	const total = Number(body.Total ?? body.TotalCount);
	const queried = Number(page) * pageSize;
	// An empty page ends the list, whatever its total.
	const isLast = entries.length === 0 || (Number.isFinite(total) ? queried >= total : entries.length < pageSize);
	return isLast ? { entries } : { entries, next: String(Number(page) + 1) };
}

/** Queries one page of a list by token. `token` is the `next` of the page before. Throws an ImsFailure. */
export async function tokenPage(client: ImsClient, list: TokenList, token?: string): Promise<Page> {
	const { action, parameters, entries: path, pageSize, sizeParameter } = list;
	const body = await client.callIdempotent(action, {
		...parameters,
		[sizeParameter]: String(pageSize),
		...(token && { NextToken: token }),
	});
	const next = typeof body.NextToken === 'string' && body.NextToken !== token ? body.NextToken : undefined;
	return next ? { entries: entriesAt(body, path), next } : { entries: entriesAt(body, path) };
}

/**
 * The entries of a list, page by page. A page is queried when its first entry is needed.
 *
 * @param query queries the page that the one before named as `next`; the first one without
 */
export async function* entriesOf(query: (next?: string) => Promise<Page>): AsyncGenerator<JsonObject, void> {
	let page = await query();
	for (;;) {
		yield* page.entries;
		if (!page.next) return;
		page = await query(page.next);
	}
}

/** The first entries of a list, up to a limit. No entry after them is queried. */
export async function takeEntries(entries: AsyncIterable<JsonObject>, limit: number): Promise<JsonObject[]> {
	const taken: JsonObject[] = [];
	for await (const entry of entries) {
		taken.push(entry);
		if (taken.length >= limit) break;
	}
	return taken;
}

/** The entries in an answer; none where there is no list. */
function entriesAt(body: JsonObject, path: string): JsonObject[] {
	let value: unknown = body;
	for (const key of path.split('.')) value = isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
	return Array.isArray(value) ? value.filter(isJsonObject) : [];
}
