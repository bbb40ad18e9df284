import type { INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

/** One page of a part, as entries that the user may choose. */
export interface ChoicePage {
	readonly entries: readonly INodeListSearchItems[];
	/** What asks for the next page of this part; nothing when this was the last. */
	readonly next?: string;
}

/** A part of a picker's list: what one action gives, page by page. */
export interface ListPart {
	/** Stands in the token of the next page, before a colon. */
	readonly name: string;
	/** @param next what the page before gave as `next` */
	ask(next?: string): Promise<ChoicePage>;
	/** Only asked when the parts before found nothing at all: a slower way to the same entries. */
	readonly isFallback?: boolean;
}

/** How many pages one call may go through in search of entries, and how many entries fill the panel's list. */
const MOST_PAGES = 10;
const ENOUGH_ENTRIES = 10;

/**
 * Goes through the parts one after the other, until there is enough to show. A filter may leave nothing of a page, so
 * this goes on to the next ones, but not for ever: the token leads on from there.
 *
 * @param token what the call before gave as `paginationToken`; a token of another list starts from the beginning
 */
export async function nextChoices(parts: readonly ListPart[], token?: string): Promise<INodeListSearchResult> {
	let place = placeOf(parts, token) ?? firstPlace(parts);
	const mayFallBack = token === undefined || place?.part.isFallback === true;
	const results: INodeListSearchItems[] = [];
	for (let pages = 0; place && pages < MOST_PAGES && results.length < ENOUGH_ENTRIES; pages += 1) {
		const { entries, next }: ChoicePage = await place.part.ask(place.next);
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

function placeAfter(parts: readonly ListPart[], part: ListPart, foundNothing: boolean): Place | undefined {
	const rest = parts.slice(parts.indexOf(part) + 1);
	return firstPlace(rest.filter(({ isFallback }) => !isFallback || part.isFallback || foundNothing));
}
