import { OPEN_FACTS, type SettledFact } from './facts';

/** Characters a line has at most. */
const WIDTH = 100;
const OUTCOME_WIDTH = 9;
const ID_WIDTH = 29;

/** What differs comes first: it is what the check is for. */
const OUTCOMES = ['differs', 'holds', 'not seen'] as const satisfies ReadonlyArray<SettledFact['outcome']>;

/** The table of facts: outcome, name, what is assumed and what was found; then what no run settles. */
export function factTable(settled: readonly SettledFact[]): string {
	const count = (outcome: SettledFact['outcome']) => settled.filter((one) => one.outcome === outcome).length;
	const sorted = OUTCOMES.flatMap((outcome) => settled.filter((one) => one.outcome === outcome));
	const rows = sorted.flatMap(({ fact, outcome, found }) => [
		...row(outcome, fact.id, `${fact.assumes} [${fact.source}]`),
		...(outcome === 'not seen' ? row('', '', `needs ${fact.needs}`) : []),
		...(found === undefined ? [] : row('', '', `found: ${found}`)),
	]);
	const open = OPEN_FACTS.flatMap(({ id, assumes, source, unsettled }) => [
		...row('', id, `${assumes} [${source}]`),
		...row('', '', unsettled),
	]);
	return [
		...rows,
		'',
		`${count('holds')} hold, ${count('differs')} differ, ${count('not seen')} were not seen.`,
		'',
		'Not settled by any run:',
		...open,
	].join('\n');
}

function row(outcome: string, id: string, text: string): string[] {
	const start = `${outcome.padEnd(OUTCOME_WIDTH)} ${id.padEnd(ID_WIDTH)} `;
	return wrap(text, WIDTH - start.length).map((line, index) =>
		index === 0 ? `${start}${line}` : `${' '.repeat(start.length)}${line}`,
	);
}

/** Lines of whole words; a longer word is cut. */
function wrap(text: string, width: number): string[] {
	const lines: string[] = [''];
	for (const word of text.split(' ').flatMap((long) => long.match(new RegExp(`.{1,${width}}`, 'gsu')) ?? [])) {
		const line = lines.at(-1) ?? '';
		if (line && line.length + 1 + word.length > width) lines.push(word);
		else lines[lines.length - 1] = line ? `${line} ${word}` : word;
	}
	return lines;
}
