import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { N8N_VERSION, OLDEST_N8N } from '../../local/install/versions';
import { adviceFor } from '../../nodes/AlibabaCloudSmarttag/ims/errorCodes';
import { ROOT } from '../../local/root';

const CHINESE = 'docs/zh-CN';
const read = (...path: string[]) => readFileSync(join(ROOT, ...path), 'utf8');
const english = read('README.md');
const chinese = read(CHINESE, 'README.md');

/** Every page for people: the README, the Chinese one, and the pages under docs. */
const PAGES = [
	...['README.md', 'CONTRIBUTING.md', 'SECURITY.md'],
	...['docs', CHINESE].flatMap((folder) => {
		const names = readdirSync(join(ROOT, folder)).filter((name) => name.endsWith('.md'));
		return names.map((name) => join(folder, name));
	}),
];

/** The error codes in the first column of the tables of a page. */
function codesOf(page: string): string[] {
	const firstCells = [...page.matchAll(/^\|([^|]*)\|/gm)].map(([, cell]) => cell ?? '');
	return firstCells.flatMap((cell) => [...cell.matchAll(/`([A-Z][\w.*]*)`/g)].map(([, code]) => code ?? ''));
}

it('every error code of docs/errors.md has advice in the node, and the Chinese page has the same', () => {
	const codes = codesOf(read('docs/errors.md'));
	expect(codes.length).toBeGreaterThan(10);
	for (const code of codes.filter((code) => code !== 'Fail'))
		expect([code, adviceFor(code.replace('*', 'X'), 'ice:X')]).not.toContain(undefined);
	expect(codesOf(read(CHINESE, 'errors.md'))).toEqual(codes);
});

it('both READMEs name the same commands and examples', () => {
	const facts = (readme: string) => ({
		commands: readme.match(/^npm .*$/gm),
		examples: readme.match(/examples\/[\w-]+\.json/g),
	});

	expect(facts(chinese)).toEqual(facts(english));
});

/** What GitHub makes of a heading in an address. */
const anchorOf = (heading: string) =>
	heading
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\s_-]/gu, '')
		.replaceAll(' ', '-');

it.each(PAGES)('every file and every heading that %s links to exists', (name) => {
	const page = read(name);
	const links = [...page.matchAll(/\]\((?!https?:)([^)]+)\)/g)].map(([, target]) => target ?? '');
	const broken = links.filter((link) => {
		const [path = '', anchor] = link.split('#');
		const target = path === '' ? name : join(dirname(name), path);
		if (!existsSync(join(ROOT, target))) return true;
		if (anchor === undefined) return false;
		const headings = [...read(target).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading));
		return !headings.includes(decodeURIComponent(anchor));
	});

	expect(broken).toEqual([]);
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
