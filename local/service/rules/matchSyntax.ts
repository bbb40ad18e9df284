import { invalidParameter } from '../apiError';

/** How a condition compares (documented): `==` exact, `=` part of a text, `in (…)` several values, `= (…)` a range. */
export type Comparison = 'exact' | 'fuzzy' | 'multi' | 'range';

/** One condition of a search. */
export interface Condition {
	/** As written. */
	field: string;
	comparison: Comparison;
	/** One value, the values of `in`, or the two ends of a range; an open end is empty. */
	values: string[];
	/** Whether a range includes each end: with `[` and `]`, not with `(` and `)`. */
	ends: { from: boolean; to: boolean };
}

/** Words, quoted texts (with `\` before a quotation mark inside) and signs. */
const token = /\s*(==|[=()[\],]|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[\w.]+)\s*/y;
const opening = /^[([]$/;
const closing = /^[)\]]$/;

/** Reads `Match`: conditions joined by `and`. Throws `InvalidParameter` for anything else. */
export function parseMatch(text: string): Condition[] {
	const tokens = tokensOf(text);
	const conditions = [takeCondition(tokens)];
	while (tokens.length > 0) {
		take(tokens, '"and"', /^and$/i);
		conditions.push(takeCondition(tokens));
	}
	return conditions;
}

function tokensOf(text: string): string[] {
	const tokens: string[] = [];
	token.lastIndex = 0;
	while (token.lastIndex < text.length) {
		const at = token.lastIndex;
		const found = token.exec(text)?.[1];
		if (found === undefined) throw invalidParameter('Match', `cannot be parsed from "${text.slice(at)}" on.`);
		tokens.push(found);
	}
	return tokens;
}

function takeCondition(tokens: string[]): Condition {
	const field = take(tokens, 'a field', /^[\w.]+$/);
	const operator = take(tokens, '=, == or in', /^(=|==|in)$/i).toLowerCase();
	const closed = { from: true, to: true };
	if (operator === 'in') return { field, comparison: 'multi', values: takeList(tokens).values, ends: closed };
	if (operator === '==') return { field, comparison: 'exact', values: [takeValue(tokens)], ends: closed };
	if (!opening.test(tokens[0] ?? '')) return { field, comparison: 'fuzzy', values: [takeValue(tokens)], ends: closed };
	const { values, ends } = takeList(tokens);
	if (values.length !== 2) throw invalidParameter('Match', `the range of "${field}" needs two ends.`);
	return { field, comparison: 'range', values, ends };
}

/** From the opening bracket to the closing one. */
function takeList(tokens: string[]): Pick<Condition, 'values' | 'ends'> {
	const from = take(tokens, '( or [', opening) === '[';
	const values = [takeValue(tokens)];
	while (tokens[0] === ',') {
		tokens.shift();
		values.push(takeValue(tokens));
	}
	return { values, ends: { from, to: take(tokens, ') or ]', closing) === ']' } };
}

function takeValue(tokens: string[]): string {
	const written = take(tokens, 'a value', /^(['"]|[\w.]+$)/);
	return /^['"]/.test(written) ? written.slice(1, -1).replaceAll(/\\(.)/g, '$1') : written;
}

function take(tokens: string[], expected: string, form: RegExp): string {
	const found = tokens.shift();
	if (found !== undefined && form.test(found)) return found;
	throw invalidParameter('Match', `expected ${expected}, got "${found ?? ''}".`);
}
