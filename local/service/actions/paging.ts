import { invalidParameter } from '../errors';

/** A whole number in a range, `fallback` when the parameter is absent. Throws `InvalidParameter`. */
export function integerParameter(
	parameters: Readonly<Record<string, string>>,
	name: string,
	{ fallback, least, most }: { fallback: number; least: number; most: number },
): number {
	const text = parameters[name];
	if (text === undefined) return fallback;
	const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
	if (value >= least && value <= most) return value;
	throw invalidParameter(name, `not an integer from ${least} to ${most}.`);
}

/** The items of the page that `PageNumber` (from 1) and `PageSize` (1 to 100, default 20) name. */
export function pageOf<Item>(items: readonly Item[], parameters: Readonly<Record<string, string>>): Item[] {
	const number = integerParameter(parameters, 'PageNumber', { fallback: 1, least: 1, most: 1_000_000 });
	const size = integerParameter(parameters, 'PageSize', { fallback: 20, least: 1, most: 100 });
	return items.slice((number - 1) * size, number * size);
}
