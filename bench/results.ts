import type { Measured, Outcome, Row, Section, SideBySide, Target } from './section';

/** The headings of the figures. */
export const COLUMNS = ['Measured', 'Median', 'Half of the rounds', 'Target', 'Met'] as const;

/** A section of the results: its title, what it compares, its figures, its table. */
export function sectionText({ title, about, rows, sideBySide }: Section, { figures, cells }: Outcome): string[] {
	const lines = Object.entries(rows).map(([id, row]) => tableLine(figureCells(row, figures[id])));
	return [
		`## ${title}`,
		'',
		about,
		'',
		...(lines.length > 0 ? [...header(COLUMNS), ...lines, ''] : []),
		...(sideBySide ? [...sideBySideLines(sideBySide, cells ?? {}), ''] : []),
	];
}

/** A line for each target of a section that is missed. */
export function missedLines({ title, rows }: Section, { figures }: Outcome): string[] {
	return Object.entries(rows).flatMap(([id, row]) => {
		const [subject, value, , target, met = ''] = figureCells(row, figures[id]);
		return met.startsWith('no') ? [`- ${title}: ${subject}: ${value}, ${target} (${met})`] : [];
	});
}

/** A target as it stands in the results. */
export function targetText({ unit, target }: Row): string {
	if (!target) return '';
	return 'atMost' in target ? `at most ${target.atMost} ${unit}`.trim() : `at least ${target.atLeast} ${unit}`.trim();
}

/** Whether a shown figure meets its target, in words; the figure is taken as it is shown. */
export function metText(shown: number, target: Target | undefined): string {
	if (!target) return '';
	const limit = 'atMost' in target ? target.atMost : target.atLeast;
	const isMet = 'atMost' in target ? shown <= limit : shown >= limit;
	return isMet ? 'yes' : `no, by ${Math.abs((shown / limit - 1) * 100).toFixed(0)} %`;
}

/** A figure with three digits; numbers over a thousand are whole. */
export function shownFigure(value: number): string {
	return Math.abs(value) >= 1000 ? value.toFixed(0) : Number(value.toPrecision(3)).toString();
}

function figureCells(row: Row, measured: Measured | undefined): readonly string[] {
	const value = shownFigure(measured?.value ?? Number.NaN);
	const range = measured?.range?.map(shownFigure).join(' to ') ?? '';
	return [row.subject, `${value} ${row.unit}`.trim(), range, targetText(row), metText(Number(value), row.target)];
}

function sideBySideLines({ heading, columns, names }: SideBySide, cells: NonNullable<Outcome['cells']>): string[] {
	return [...header([heading, ...columns]), ...names.map((name) => tableLine([name, ...(cells[name] ?? [])]))];
}

function header(columns: readonly string[]): string[] {
	return [tableLine(columns), tableLine(columns.map(() => '---'))];
}

function tableLine(cells: readonly string[]): string {
	return `| ${cells.join(' | ')} |`;
}
