import type { Pair } from '../requestParser';

const reserved: Record<string, string> = { '!': '%21', "'": '%27', '(': '%28', ')': '%29', '*': '%2A' };

/** RFC 3986 percent-encoding of UTF-8 text as both signatures need it (documented): `~` stays, space is `%20`. */
export function encode(text: string): string {
	return encodeURIComponent(text).replace(/[!'()*]/g, (character) => reserved[character] ?? character);
}

/** Name-sorted, re-encoded `name=value` pairs; repeated names are ordered by value. */
export function canonicalQuery(pairs: readonly Pair[]): string {
	return [...pairs]
		.sort(([nameA, valueA], [nameB, valueB]) => compare(nameA, nameB) || compare(valueA, valueB))
		.map(([name, value]) => `${encode(name)}=${encode(value)}`)
		.join('&');
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
