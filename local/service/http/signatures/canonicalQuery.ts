import { encode } from '../percentEncoding';
import type { Pair } from '../requestParser';

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
