import type { CellOutcome } from './outcome';
import { counted, mergedRows, table } from './page';

const TITLE = `# Outcomes of faults

Written by \`UPDATE_FAULTS=1 npm run test:stress\`, and compared with the outcomes by every \`npm run test:stress\`.
Faults of uploads have a [page of their own](faults-uploads.md).

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
		return `## ${fault}\n\n${table(COLUMNS, mergedRows(namedCells(ofFault)))}\n`;
	});
	return `${TITLE}\n${sections.join('\n')}`;
}

function faultOf({ cell: { fault, callbackFault } }: CellOutcome): string {
	return callbackFault ? `Callbacks: ${callbackFault.name}` : fault.name;
}

/** The cells of each operation; operations with the same outcome share a row. */
function namedCells(outcomes: readonly CellOutcome[]): Array<[string, string[]]> {
	return [...new Set(outcomes.map(({ cell }) => cell.operation.name))].map((name) => {
		const own = outcomes.filter(({ cell }) => cell.operation.name === name);
		const came = MODES.map((mode) =>
			own
				.filter(({ cell }) => cell.onError === mode)
				.map(whatCame)
				.join(' / '),
		);
		const messages = [...new Set(own.flatMap((outcome) => outcome.messages))].sort().join(' / ');
		return [name, [...came, messages]];
	});
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
