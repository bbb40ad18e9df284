import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { installedVersion, MEASURED_WITH } from '../../bench/machine';
import { COLUMNS, metText, targetText } from '../../bench/results';
import { SECTIONS } from '../../bench/sections';
import { ROOT } from '../../local/root';

const text = readFileSync(join(ROOT, 'bench/RESULTS.md'), 'utf8');

/** The sections as they stand in the file: by title, the cells of the lines of their tables. */
const shown = new Map(
	text
		.split(/^## /m)
		.slice(1)
		.map((section) => {
			const lines = section.split('\n').filter((line) => line.startsWith('|') && !/^[|\s-]+$/.test(line));
			return [section.split('\n', 1)[0] ?? '', lines.map(cellsOf)] as const;
		}),
);

function cellsOf(line: string): string[] {
	return line
		.split('|')
		.slice(1, -1)
		.map((cell) => cell.trim());
}

/** Results that were not measured again after the measurements had changed would not be true. */
describe('bench/RESULTS.md', () => {
	it('has the sections that are measured, and no others', () => {
		expect([...shown.keys()]).toEqual(SECTIONS.map(({ title }) => title));
	});

	describe.each(SECTIONS.map((section) => [section.title, section] as const))('%s', (title, section) => {
		const { about, rows, sideBySide } = section;
		const lines = shown.get(title) ?? [];
		const figures = Object.values(rows);
		const figureLines = figures.length > 0 ? lines.slice(1, figures.length + 1) : [];

		it('compares what is compared now', () => {
			expect(text.replace(/\s+/g, ' ')).toContain(about.replace(/\s+/g, ' '));
		});

		it('has a figure for each row, held against its target', () => {
			if (figures.length > 0) expect(lines[0]).toEqual([...COLUMNS]);
			expect(figureLines.map(([subject, , , target]) => [subject, target])).toEqual(
				figures.map((row) => [row.subject, targetText(row)]),
			);
		});

		it('says truly which targets are met', () => {
			const values = figureLines.map(([, value = '']) => Number.parseFloat(value));
			expect(values.filter((value) => !Number.isFinite(value))).toEqual([]);
			expect(figureLines.map((cells) => cells[4])).toEqual(
				figures.map(({ target }, index) => metText(values[index] ?? Number.NaN, target)),
			);
		});

		it('shows all side by side', () => {
			const table = lines.slice(figures.length > 0 ? figures.length + 1 : 0);
			const expected = sideBySide ? [[sideBySide.heading, ...sideBySide.columns]] : [];
			expect(table.slice(0, 1)).toEqual(expected);
			expect(table.slice(1).map(([name]) => name)).toEqual(sideBySide?.names ?? []);
			expect(table.flat().filter((cell) => cell === '' || cell.includes('NaN'))).toEqual([]);
		});
	});

	it.each(MEASURED_WITH)('was measured with the %s that is installed', (name) => {
		expect(text).toContain(`${name} ${installedVersion(name)}`);
	});
});
