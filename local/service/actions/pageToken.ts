import { invalidParameter } from '../apiError';
import { integerParameter } from '../rules/paging';

/** One page of a list that is read by token, and how to ask for the next one. */
export interface TokenPage<Item> {
	items: Item[];
	maxResults: number;
	/** Undefined on the last page. */
	nextToken?: string;
}

/** The items after `NextToken`, at most `MaxResults` (1 to 100, default 10; documented). Throws `InvalidParameter`. */
export function tokenPageOf<Item>(
	items: readonly Item[],
	parameters: Readonly<Record<string, string>>,
): TokenPage<Item> {
	const maxResults = integerParameter(parameters, 'MaxResults', { fallback: 10, least: 1, most: 100 });
	const start = readToken(parameters, 'NextToken', items.length - 1);
	return {
		items: items.slice(start, start + maxResults),
		maxResults,
		nextToken: start + maxResults < items.length ? writeToken(start + maxResults) : undefined,
	};
}

/** The token says where the next page begins; to a client it is opaque. 32 characters, as documented for one list. */
export function writeToken(start: number): string {
	return Buffer.from(`start:${String(start).padStart(18, '0')}`).toString('base64url');
}

/** Where the page of a token begins; 0 without a token. Throws `InvalidParameter` for one that leads beyond `last`. */
export function readToken(parameters: Readonly<Record<string, string>>, name: string, last: number): number {
	const token = parameters[name];
	if (token === undefined) return 0;
	const start = Number(/^start:(\d+)$/.exec(Buffer.from(token, 'base64url').toString('utf8'))?.[1]);
	if (start > 0 && start <= last) return start;
	throw invalidParameter(name, 'not a token of this list.');
}
