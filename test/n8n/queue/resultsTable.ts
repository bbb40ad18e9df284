import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';

import { runCommand } from '../../../local/install/command';
import { ROOT } from '../../../local/root';
import { N8N_VERSION } from '../../../local/install/versions';
import type { Tally } from './tally';

/** A scenario by its name in the table, and what was counted. */
export interface Row {
	readonly name: string;
	readonly counted: Tally;
}

const DOCUMENT = join(ROOT, 'docs/queue-mode.md');
const BEGIN = '<!-- written by npm run test:queue -->';
const END = '<!-- end -->';
const COLUMNS: ReadonlyArray<readonly [title: string, value: (counted: Tally) => number]> = [
	['Executions', ({ executions }) => executions],
	['of them failed', ({ failed }) => failed],
	['Jobs made', ({ jobsMade }) => jobsMade],
	['In an item', ({ byItem }) => byItem],
	['of them with results', ({ withResult }) => withResult],
	['Only in the data of an execution', ({ byExecution }) => byExecution],
	['Only in the log', ({ byLog }) => byLog],
	['Duplicates', ({ duplicates }) => duplicates],
	['Lost', ({ lost }) => lost.length],
	['Still waiting', ({ waiting }) => waiting],
];

/** The table as Markdown. */
export function resultsTable(rows: readonly Row[]): string {
	const lines = [
		['Scenario', ...COLUMNS.map(([title]) => title)],
		['---', ...COLUMNS.map(() => '--:')],
		...rows.map(({ name, counted }) => [name, ...COLUMNS.map(([, value]) => String(value(counted)))]),
	];
	return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Puts the table into docs/queue-mode.md, with the day and the machine. */
export async function writeResults(rows: readonly Row[]): Promise<void> {
	const [before = '', , after = ''] = readDocument().split(new RegExp(`${BEGIN}|${END}`));
	const machine = `${cpus()[0]?.model.trim()}, ${cpus().length} cores`;
	const where = `${new Date().toISOString().slice(0, 10)}, n8n ${N8N_VERSION}, ${machine}.`;
	const text = `${before}${BEGIN}\n\n${where}\n\n${resultsTable(rows)}\n\n${END}${after}`;
	writeFileSync(DOCUMENT, text);
	await runCommand('npx', ['prettier', '--write', DOCUMENT], { cwd: ROOT });
}

/** The names of the scenarios that docs/queue-mode.md has figures of. */
export function documentedScenarios(): string[] {
	const [, table = ''] = readDocument().split(new RegExp(`${BEGIN}|${END}`));
	const names = [...table.matchAll(/^\| ([^|]+?) +\|/gm)].map(([, name = '']) => name);
	return names.filter((name) => name !== 'Scenario' && !name.startsWith('---'));
}

function readDocument(): string {
	return readFileSync(DOCUMENT, 'utf8');
}
