import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { N8N_VERSION, OLDEST_N8N } from '../../local/install/versions';
import { adviceFor } from '../../nodes/AlibabaCloudSmarttag/ims/errorCodes';
import { ROOT } from '../../local/root';

const CHINESE = 'docs/zh-CN/README.md';
const english = readFileSync(join(ROOT, 'README.md'), 'utf8');
const chinese = readFileSync(join(ROOT, CHINESE), 'utf8');

/** The codes in the first column of the tables below a heading. */
function codesBelow(readme: string, heading: string): string[] {
	const section = readme.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
	const firstCells = [...section.matchAll(/^\|([^|]*)\|/gm)].map(([, cell]) => cell ?? '');
	return firstCells.flatMap((cell) => [...cell.matchAll(/`([A-Z][\w.*]*)`/g)].map(([, code]) => code ?? ''));
}

const codes = codesBelow(english, 'Troubleshooting').filter((code) => code !== 'Fail');

it('every code under Troubleshooting has advice in the node', () => {
	expect(codes.length).toBeGreaterThan(10);
	for (const code of codes) expect([code, adviceFor(code.replace('*', 'X'), 'ice:X')]).not.toContain(undefined);
});

it('both READMEs name the same codes, commands and links', () => {
	const facts = (readme: string) => ({
		codes: codesBelow(readme, readme === english ? 'Troubleshooting' : '故障排查'),
		commands: readme.match(/^npm .*$/gm),
		examples: readme.match(/examples\/[\w-]+\.json/g),
	});

	expect(facts(chinese)).toEqual(facts(english));
});

it.each([
	['README.md', english],
	[CHINESE, chinese],
])('every file that %s links to exists', (name, readme) => {
	const targets = [...readme.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(([, target]) => target ?? '');

	expect(targets.length).toBeGreaterThan(3);
	expect(targets.filter((target) => !existsSync(join(ROOT, dirname(name), target)))).toEqual([]);
});

it('every npm script that the README names exists', () => {
	const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: object };
	const named = [...english.matchAll(/npm run ([\w:]+)/g)].map(([, script]) => script ?? '');

	expect(named.length).toBeGreaterThan(2);
	for (const script of named) expect(scripts).toHaveProperty([script]);
});

it('both READMEs name the oldest n8n and the newest one that the package is tested with', () => {
	for (const readme of [english, chinese]) {
		const row = /^\| n8n {2,}\|.*$/m.exec(readme)?.[0] ?? '';
		expect(row.match(/\d+\.\d+\.\d+/g)).toEqual([OLDEST_N8N, N8N_VERSION]);
	}
});
