import type { CellOutcome } from './outcome';

const TITLE = `# Outcomes of faults

Written by \`UPDATE_FAULTS=1 npm run test:stress\`, and compared with the outcomes by every \`npm run test:stress\`.

Each line is three runs of three items in n8n's engine against the local service, with Concurrency 1 and Max Retries 2:
one with each choice of On Error. The fault hits the requests of the second item, or those of all items where jobs are
queried, lists are read or the credential is wrong. What is called "twice" or "once" lasts for so many answers and not
for a minute: the pauses between the tries are those of the node, and what counts is whether the tries outlast the fault.
A wait that cannot end has its time shortened, and the deadline of a callback is brought forward.

Made is what the service counts afterwards: jobs, templates or media. Reported are those whose IDs are in an item or in the
error; the others may exist, and the error says so. In every run it is checked that everything that was made is reported or may exist,
that no more was made than there are items, that each item has an item or a message that a user can read, that pairing
holds, and that no secret is seen.
`;

const COLUMNS = ['Operation', 'Stop Workflow', 'Continue', 'Continue (using error output)', 'Message'];
const MODES = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const;

/** The outcomes as the text of docs/faults.md. */
export function reportOf(outcomes: readonly CellOutcome[]): string {
	const faults = [...new Set(outcomes.map(faultOf))];
	const sections = faults.map((fault) => {
		const ofFault = outcomes.filter((outcome) => faultOf(outcome) === fault);
		return `## ${fault}\n\n${table(mergedRows(ofFault))}\n`;
	});
	return `${TITLE}\n${sections.join('\n')}`;
}

function faultOf({ cell: { fault, callbackFault } }: CellOutcome): string {
	return callbackFault ? `Callbacks: ${callbackFault.name}` : fault.name;
}

/** One row an operation; operations with the same outcome share theirs. */
function mergedRows(outcomes: readonly CellOutcome[]): string[][] {
	const rows = new Map<string, string[]>();
	for (const name of new Set(outcomes.map(({ cell }) => cell.operation.name))) {
		const own = outcomes.filter(({ cell }) => cell.operation.name === name);
		const came = MODES.map((mode) =>
			own
				.filter(({ cell }) => cell.onError === mode)
				.map(whatCame)
				.join(' / '),
		);
		const messages = [...new Set(own.flatMap((outcome) => outcome.messages))].sort().join(' / ');
		const row = [...came, messages];
		const key = row.join('|');
		rows.set(key, [...(rows.get(key) ?? []), name]);
	}
	return [...rows].map(([key, names]) => [names.join('; '), ...key.split('|')]);
}

function whatCame({ cell, results, errors, timedOut, stopped, made, reported, mayExist }: CellOutcome): string {
	const items = cell.operation.lists && results > 0 ? 'lists' : counted(results, 'item');
	const parts = stopped
		? ['error']
		: [results > 0 && items, errors > 0 && counted(errors, 'error'), timedOut > 0 && `${timedOut} timed out`];
	const known = mayExist > 0 ? `${reported} reported, ${mayExist} may exist` : `${reported} reported`;
	const count = cell.operation.makes && `${made} made: ${known}`;
	return [parts.filter(Boolean).join(' + '), count].filter(Boolean).join('; ');
}

function counted(count: number, word: string): string {
	return `${count} ${word}${count === 1 ? '' : 's'}`;
}

/** A table with columns as wide as Prettier makes them. */
function table(rows: readonly string[][]): string {
	const all = [COLUMNS, ...rows];
	const widths = COLUMNS.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
	const line = (row: readonly string[]) =>
		`| ${row.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ')} |`;
	return [line(COLUMNS), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
