import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../../local/root';

/** A Markdown file of the repository. */
export class Markdown {
	readonly text: string;

	constructor(path: string) {
		this.text = readFileSync(join(ROOT, path), 'utf8');
	}

	/** The text below a heading, up to the next one of the same or a higher level. Fails when there is no such heading. */
	section(heading: string): string {
		const level = /^#+/.exec(heading)?.[0].length ?? 0;
		const after = this.text.split(`\n${heading}\n`)[1];
		if (level === 0 || after === undefined) throw new Error(`There is no heading "${heading}"`);
		return after.split(new RegExp(`\\n#{1,${level}} `))[0] ?? '';
	}
}

/** Levels of the headings of a text, in their order. */
export function headingLevels(text: string): number[] {
	return [...text.matchAll(/^(#+) /gm)].map(([, marks = '']) => marks.length);
}

/** The tables of a text: rows of cells, without the head. */
export function tablesOf(text: string): string[][][] {
	return [...text.matchAll(/(?:^\|.*\n)+/gm)].map(([table]) =>
		table
			.trim()
			.split('\n')
			.slice(2)
			.map((row) =>
				row
					.split('|')
					.slice(1, -1)
					.map((cell) => cell.trim()),
			),
	);
}

/** The blocks of a language in a text. */
export function blocksOf(text: string, language: string): string[] {
	return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(([, block = '']) => block);
}

/** The JSON blocks of a text, parsed. */
export function jsonBlocks(text: string): unknown[] {
	return blocksOf(text, 'json').map((block) => JSON.parse(block) as unknown);
}

/** The parts of a text in bold, or in backticks. */
export function marked(text: string, mark: '**' | '`'): string[] {
	const pattern = mark === '`' ? /`([^`]+)`/g : /\*\*([^*]+)\*\*/g;
	return [...text.matchAll(pattern)].map(([, name = '']) => name);
}

/** The paths of all leaves of a JSON value, sorted; entries of a list share theirs. */
export function paths(value: unknown, path = ''): string[] {
	if (typeof value !== 'object' || value === null) return [path];
	const entries = Array.isArray(value)
		? value.map((entry: unknown) => [`${path}[]`, entry] as const)
		: Object.entries(value).map(([key, entry]) => [`${path}.${key}`, entry as unknown] as const);
	return [...new Set(entries.flatMap(([key, entry]) => paths(entry, key)))].sort();
}
