import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../../local/root';
import { blocksOf, headingLevels, jsonBlocks, Markdown, paths, tablesOf } from '../support/markdown';

const CHINESE = 'docs/zh-CN';

describe.each(readdirSync(join(ROOT, CHINESE)))('docs/zh-CN/%s mirrors the English text:', (name) => {
	const chinese = new Markdown(join(CHINESE, name)).text;
	const english = new Markdown(name === 'README.md' ? name : join('docs', name)).text;

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

	it('links to files that exist', () => {
		const targets = [...chinese.matchAll(/(?:\]\(|(?:src|srcset)=")(?!https?:|#)([^)"#]+)/g)].map(
			([, target = '']) => target,
		);
		expect(targets.filter((target) => !existsSync(join(ROOT, CHINESE, target)))).toEqual([]);
	});
});

it('all Chinese pages are in docs/zh-CN', () => {
	const names = [ROOT, join(ROOT, 'docs')].flatMap((folder) => readdirSync(folder));
	expect(names.filter((name) => /zh|cn/i.test(name) && name.endsWith('.md'))).toEqual([]);
	expect(readdirSync(join(ROOT, CHINESE))).toContain('README.md');
});
