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

/** Which page is asked for: its number, from 1, and its size. */
export interface Page {
	number: number;
	size: number;
}

/** Lists of templates (documented: 20 a page; inferred: 100 at most). */
const templatePages: PageRule = { numberName: 'PageNumber', defaultSize: 20, largestSize: 100 };

/** The page that the parameters ask for. */
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
