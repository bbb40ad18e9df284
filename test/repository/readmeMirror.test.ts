import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../../local/root';
import { blocksOf, headingLevels, jsonBlocks, Markdown, paths, tablesOf } from '../support/markdown';

const translated = readdirSync(join(ROOT, 'docs'))
	.filter((name) => name.endsWith('.zh-CN.md'))
	.map((name) => `docs/${name}`);

describe.each(['README.zh-CN.md', ...translated])('%s mirrors the English text:', (name) => {
	const chinese = new Markdown(name).text;
	const english = new Markdown(name.replace('.zh-CN', '')).text;

	it('headings', () => expect(headingLevels(chinese)).toEqual(headingLevels(english)));

	it('tables, row by row and cell by cell', () => {
		const sizes = (text: string) => tablesOf(text).map((rows) => rows.map((cells) => cells.length));
		expect(sizes(chinese)).toEqual(sizes(english));
	});

	it('commands', () => expect(blocksOf(chinese, 'bash')).toEqual(blocksOf(english, 'bash')));

	it('fields of the JSON blocks', () => {
		const fields = (text: string) => jsonBlocks(text).map((block) => paths(block));
		expect(fields(chinese)).toEqual(fields(english));
	});
});
