import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../local/root';

const text = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8');
const lists = text.slice(text.indexOf('## Add an API parameter'));
const named = [...lists.matchAll(/`([^`\s]*[/.][^`\s]*)`/g)].map(([, path = '']) => path);
const scripts = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, script = '']) => script);

test('CONTRIBUTING.md names files', () => {
	expect(named.length).toBeGreaterThan(10);
});

test.each([...new Set(named)])('CONTRIBUTING.md names %s, which exists', (path) => {
	expect(existsSync(join(ROOT, path))).toBe(true);
});

test.each([...new Set(scripts)])('CONTRIBUTING.md names the command %s, which exists', (script) => {
	const { scripts: known } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: object };
	expect(Object.keys(known)).toContain(script);
});

test('CONTRIBUTING.md gives a reason for each development dependency, and for no other', () => {
	const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
		devDependencies: Record<string, string>;
	};
	const section = text.split('\n## Development dependencies\n')[1]?.split('\n## ')[0] ?? '';
	const cells = [...section.matchAll(/^\| (`[^|]*)\|/gm)].map(([, cell = '']) => cell);
	const reasoned = cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
	const used = Object.keys(devDependencies).map((name) => (name.startsWith('@types/') ? '@types/*' : name));

	expect([...reasoned].sort()).toEqual([...new Set(used)].sort());
});
