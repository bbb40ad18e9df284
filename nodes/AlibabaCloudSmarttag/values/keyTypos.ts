/** Differences at which a key is taken for a typo, and the shortest key that two differences leave recognizable. */
const MOST_DIFFERENCES = 2;
const SHORTEST_KEY = 6;
const LONGEST_KEY = 40;

/**
 * The known key that a user probably meant with another one: written with other capital letters, with hyphens or
 * underscores, or with one or two letters missing, added or exchanged.
 *
 * @returns undefined for a known key, and for one that is like none of them
 */
export function meantKey(key: string, known: readonly string[]): string | undefined {
	if (known.includes(key) || key.length > LONGEST_KEY) return undefined;
	const folded = fold(key);
	const same = known.find((name) => fold(name) === folded);
	if (same !== undefined || folded.length < SHORTEST_KEY) return same;
	return known.find((name) => differences(fold(name), folded) <= MOST_DIFFERENCES);
}

function fold(key: string): string {
	return key.toLowerCase().replace(/[^a-z\d]/g, '');
}

/** The edit distance of two texts (Levenshtein). */
function differences(one: string, other: string): number {
	let above = Array.from({ length: other.length + 1 }, (_, index) => index);
	for (const [row, letter] of [...one].entries()) {
		const next = [row + 1];
		for (const [column, otherLetter] of [...other].entries()) {
			const [left = 0, up = 0, corner = 0] = [next[column], above[column + 1], above[column]];
			next.push(Math.min(left + 1, up + 1, corner + (letter === otherLetter ? 0 : 1)));
		}
		above = next;
	}
	return above.at(-1) ?? 0;
}
