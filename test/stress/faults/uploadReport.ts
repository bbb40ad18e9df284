import { counted, mergedRows, table } from './page';

/** The outcome of an upload of three files that a fault hits. */
export interface UploadOutcome {
	readonly fault: string;
	readonly target: string;
	readonly onError: 'stopWorkflow' | 'continueErrorOutput';
	readonly items: number;
	readonly errors: number;
	readonly stopped: boolean;
	readonly jobs: number;
	readonly files: number;
	readonly lost: number;
	readonly duplicates: number;
	readonly orphans: number;
	readonly messages: readonly string[];
}

const TITLE = `# Outcomes of faults of uploads

Written by \`UPDATE_FAULTS=1 npm run test:stress\`, and compared with the outcomes by every \`npm run test:stress\`.
[Outcomes of faults](faults.md) has all others.

Each line is two runs of Submit in n8n's engine against the local service, with Input Type File and three files: one with
each choice of On Error. Concurrency is 1 and Max Retries 0; parts are retried anyway. The second file is 20 MB and is sent
in parts, and the fault hits its upload; the others are sent in one request.

Jobs and files are what the service counts afterwards.

- Lost: a job whose ID is in no item and no error, and an item that succeeded without a job or a file.
- Duplicate: a second job of a file, and a second object of an item.
- Orphan: parts that stay in the bucket. The message has the ID of their upload.

Where the workflow stops before the jobs are submitted, the first file stays uploaded, and the error names it.
`;

const COLUMNS = ['Fault', 'Upload To', 'Stop Workflow', 'Continue (using error output)', 'Message'];
const MODES = ['stopWorkflow', 'continueErrorOutput'] as const;

/** The outcomes as the text of docs/faults-uploads.md. */
export function uploadReportOf(outcomes: readonly UploadOutcome[]): string {
	const rows = [...new Set(outcomes.map(({ fault }) => fault))].flatMap((fault) => {
		const ofFault = outcomes.filter((outcome) => outcome.fault === fault);
		return mergedRows(namedCells(ofFault)).map((row) => [fault, ...row]);
	});
	return `${TITLE}\n${table(COLUMNS, rows)}\n`;
}

/** The cells of each target. */
function namedCells(outcomes: readonly UploadOutcome[]): Array<[string, string[]]> {
	return [...new Set(outcomes.map(({ target }) => target))].map((target) => {
		const own = outcomes.filter((outcome) => outcome.target === target);
		const cells = MODES.map((mode) =>
			own
				.filter(({ onError }) => onError === mode)
				.map(textOf)
				.join(' / '),
		);
		return [target, [...cells, [...new Set(own.flatMap(({ messages }) => messages))].sort().join(' / ')]];
	});
}

function textOf({ items, errors, stopped, jobs, files, lost, duplicates, orphans }: UploadOutcome): string {
	const shown = stopped ? ['error'] : [items > 0 && counted(items, 'item'), errors > 0 && counted(errors, 'error')];
	return [
		shown.filter(Boolean).join(' + '),
		`${counted(jobs, 'job')}, ${counted(files, 'file')}`,
		`${lost} lost, ${counted(duplicates, 'duplicate')}, ${counted(orphans, 'orphan')}`,
	].join('; ');
}
