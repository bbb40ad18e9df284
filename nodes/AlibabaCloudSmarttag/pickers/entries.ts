import type { INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import type { JsonObject } from '../values/fieldReader';
import { textOf } from '../values/looseValues';

/**
 * An entry of a picker's list: its name, followed by remarks in brackets.
 *
 * @param name replaced by the ID when absent
 * @param remarks empty ones are left out
 */
export function entry(
	id: string,
	name: string | undefined,
	...remarks: ReadonlyArray<string | undefined>
): INodeListSearchItems {
	const brackets = remarks.filter(Boolean).map((remark) => ` (${remark})`);
	return { name: withoutExpression(`${name ?? id}${brackets.join('')}`), value: withoutExpression(id) };
}

/**
 * n8n stores name and value of the chosen entry in the workflow, and evaluates a text there that begins with an equals
 * sign. The name of a template or a video must not become an expression; a blank before it prevents that.
 */
function withoutExpression(text: string): string {
	return text.startsWith('=') ? ` ${text}` : text;
}

/** The text of a field; undefined where there is none. */
export function fieldText(object: JsonObject, name: string): string | undefined {
	return Object.hasOwn(object, name) ? textOf(object[name]) : undefined;
}

/** Whether one of these texts contains what the user typed, in capital or small letters. */
export function matches(filter: string, ...texts: ReadonlyArray<string | undefined>): boolean {
	const typed = filter.toLowerCase();
	return typed === '' || texts.some((text) => text?.toLowerCase().includes(typed));
}

/** One page of a part of a list. */
export interface EntryPage {
	readonly entries: readonly INodeListSearchItems[];
	/** What queries the next page of this part; absent on the last one. */
	readonly next?: string;
}

/** A part of a picker's list: what one action returns, page by page. */
export interface ListPart {
	/** The first half of the token of the next page, before a colon. */
	readonly name: string;
	/** @param next the `next` of the page before */
	query(next?: string): Promise<EntryPage>;
	/** A slower way to the same entries, queried only when the parts before it returned nothing. */
	readonly isFallback?: boolean;
}

/** How many pages one call queries at most in search of entries, and how many entries fill the panel's list. */
const MOST_PAGES = 10;
const ENOUGH_ENTRIES = 10;

/**
 * Queries the parts one after the other, until there is enough to show. A filter may leave nothing of a page, so this
 * continues with further pages, up to a limit; the token continues from there.
 *
 * @param token the `paginationToken` of the call before; a token of another list starts from the beginning
 */
export async function nextEntries(parts: readonly ListPart[], token?: string): Promise<INodeListSearchResult> {
	let place = placeOf(parts, token) ?? firstPlace(parts);
	const mayFallBack = token === undefined || place?.part.isFallback === true;
	const results: INodeListSearchItems[] = [];
	for (let pages = 0; place && pages < MOST_PAGES && results.length < ENOUGH_ENTRIES; pages += 1) {
		const { entries, next }: EntryPage = await place.part.query(place.next);
		results.push(...entries);
		place =
			next === undefined
				? placeAfter(parts, place.part, mayFallBack && results.length === 0)
				: { part: place.part, next };
	}
	return place ? { results, paginationToken: `${place.part.name}:${place.next ?? ''}` } : { results };
}

interface Place {
	readonly part: ListPart;
	readonly next?: string;
}

function placeOf(parts: readonly ListPart[], token = ''): Place | undefined {
	const [name = ''] = token.split(':', 1);
	const part = parts.find((known) => known.name === name);
	return part && { part, next: token.slice(name.length + 1) || undefined };
}

function firstPlace([part]: readonly ListPart[]): Place | undefined {
	return part && { part };
}

function placeAfter(parts: readonly ListPart[], part: ListPart, isEmpty: boolean): Place | undefined {
	const rest = parts.slice(parts.indexOf(part) + 1);
	return firstPlace(rest.filter(({ isFallback }) => !isFallback || part.isFallback || isEmpty));
}
