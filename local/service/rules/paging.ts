import { invalidParameter } from '../apiError';

type Parameters = Readonly<Record<string, string>>;

/** A whole number in a range, `fallback` when the parameter is absent. Throws `InvalidParameter`. */
export function integerParameter(
	parameters: Parameters,
	name: string,
	{ fallback, least, most }: { fallback: number; least: number; most: number },
): number {
	const text = parameters[name];
	if (text === undefined) return fallback;
	const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
	if (value >= least && value <= most) return value;
	throw invalidParameter(name, `not an integer from ${least} to ${most}.`);
}

/** How a list numbers its pages. */
export interface PageRule {
	/** The parameter with the page's number, from 1. */
	numberName: string;
	defaultSize: number;
	largestSize: number;
}

/** The requested page: its number, from 1, and its size. */
export interface Page {
	number: number;
	size: number;
}

/** Lists of templates (documented: 20 a page; inferred: 100 at most). */
const templatePages: PageRule = { numberName: 'PageNumber', defaultSize: 20, largestSize: 100 };

/** The page that the parameters request. Throws `InvalidParameter`. */
export function readPage(parameters: Parameters, rule: PageRule): Page {
	return {
		number: integerParameter(parameters, rule.numberName, { fallback: 1, least: 1, most: 1_000_000 }),
		size: integerParameter(parameters, 'PageSize', { fallback: rule.defaultSize, least: 1, most: rule.largestSize }),
	};
}

/** The items of one page. */
export function itemsOf<Item>(items: readonly Item[], { number, size }: Page): Item[] {
	return items.slice((number - 1) * size, number * size);
}

/** The items of the page that `PageNumber` (from 1) and `PageSize` (1 to 100, default 20) name. */
export function pageOf<Item>(items: readonly Item[], parameters: Parameters): Item[] {
	return itemsOf(items, readPage(parameters, templatePages));
}

/** One page of a list that is read by token, and the token of the next one. */
export interface TokenPage<Item> {
	items: Item[];
	maxResults: number;
	/** Undefined on the last page. */
	nextToken?: string;
}

/** The items after `NextToken`, at most `MaxResults` (1 to 100, default 10; documented). Throws `InvalidParameter`. */
export function tokenPageOf<Item>(items: readonly Item[], parameters: Parameters): TokenPage<Item> {
	const maxResults = integerParameter(parameters, 'MaxResults', { fallback: 10, least: 1, most: 100 });
	const start = readToken(parameters, 'NextToken', items.length - 1);
	return {
		items: items.slice(start, start + maxResults),
		maxResults,
		nextToken: start + maxResults < items.length ? writeToken(start + maxResults) : undefined,
	};
}

/** A token for the page that begins at `start`; opaque to a client. 32 characters, as documented for one list. */
export function writeToken(start: number): string {
	return Buffer.from(`start:${String(start).padStart(18, '0')}`).toString('base64url');
}

/** Where the page of a token begins; 0 without a token. Throws `InvalidParameter` for one beyond `last`. */
export function readToken(parameters: Parameters, name: string, last: number): number {
	const token = parameters[name];
	if (token === undefined) return 0;
	const start = Number(/^start:(\d+)$/.exec(Buffer.from(token, 'base64url').toString('utf8'))?.[1]);
	if (start > 0 && start <= last) return start;
	throw invalidParameter(name, 'not a token of this list.');
}
