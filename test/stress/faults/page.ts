import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../../../local/root';

/**
 * Returns what a page of docs/ says, with which the outcomes of a run are compared; with `UPDATE_FAULTS=1` the page is
 * written first. Each test file has a page of its own, since several run at the same time.
 */
export function storedPage(name: string, report: string): string {
	const path = join(ROOT, 'docs', name);
	if (process.env.UPDATE_FAULTS) writeFileSync(path, report);
	return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/** One row for all names with the same cells; the names are its first cell. */
export function mergedRows(named: ReadonlyArray<readonly [name: string, cells: readonly string[]]>): string[][] {
	const rows = new Map<string, { names: string[]; cells: readonly string[] }>();
	for (const [name, cells] of named) {
		const key = cells.join('|');
		rows.set(key, { names: [...(rows.get(key)?.names ?? []), name], cells });
	}
	return [...rows.values()].map(({ names, cells }) => [names.join('; '), ...cells]);
}

export function counted(count: number, word: string): string {
	return `${count} ${word}${count === 1 ? '' : 's'}`;
}

/** A table with columns as wide as Prettier makes them. */
export function table(columns: readonly string[], rows: readonly string[][]): string {
	const all = [columns, ...rows];
	const widths = columns.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
	const line = (row: readonly string[]) =>
		`| ${row.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ')} |`;
	return [line(columns), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
