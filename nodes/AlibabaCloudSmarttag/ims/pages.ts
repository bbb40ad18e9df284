import { isJsonObject, type JsonObject } from '../values/fieldReader';
import type { ImsClient, WireParameters } from './imsClient';

/** A list that is asked for by page number: from 1, until as many entries have come as `Total` says. */
export interface NumberedList {
	readonly action: string;
	readonly parameters: WireParameters;
	/** Where the entries are in the answer, such as `CustomTemplateList`; nested with dots. */
	readonly entries: string;
	/** Entries a page; documented are up to 100. */
	readonly pageSize: number;
}

/** A list that is asked for by `NextToken`, until an answer has none. */
export interface TokenList extends NumberedList {
	/** The parameter that says how many entries a page has: `MaxResults` as a rule. */
	readonly sizeParameter: string;
}

/** One page, and what asks for the next one; nothing when this was the last. */
export interface Page {
	readonly entries: readonly JsonObject[];
	readonly next?: string;
}

/** Asks for one page of a list by number. `page` is what the page before gave as `next`. */
export async function numberedPage(client: ImsClient, list: NumberedList, page = '1'): Promise<Page> {
	const { action, parameters, entries: path, pageSize } = list;
	const body = await client.callIdempotent(action, { ...parameters, PageNumber: page, PageSize: String(pageSize) });
	const entries = entriesAt(body, path);
	const total = Number(body.Total ?? body.TotalCount);
	const seen = Number(page) * pageSize;
	// An empty page ends the list, whatever its total says.
	const isLast = entries.length === 0 || (Number.isFinite(total) ? seen >= total : entries.length < pageSize);
	return isLast ? { entries } : { entries, next: String(Number(page) + 1) };
}

/** Asks for one page of a list by token. `token` is what the page before gave as `next`. */
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
 * Goes through a list page by page, and asks for no page more than the caller takes entries of.
 *
 * @param ask asks for the page that the one before named, the first one without a name
 */
export async function* entriesOf(ask: (next?: string) => Promise<Page>): AsyncGenerator<JsonObject, void> {
	let page = await ask();
	for (;;) {
		yield* page.entries;
		if (!page.next) return;
		page = await ask(page.next);
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
