import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../local/root';

const FOLDER = join(ROOT, 'docs/images');
const PAGES = ['README.md', 'docs/zh-CN/README.md', 'docs/panel.md'];

const images = readdirSync(FOLDER).filter((name) => name.endsWith('.png'));

/** Images in the folder that a page shows, by their names. */
function shownOn(page: string): string[] {
	const text = readFileSync(join(ROOT, page), 'utf8');
	return [...text.matchAll(/images\/([\w-]+\.png)/g)].map(([, name = '']) => name);
}

test.each(PAGES)('every image that %s shows is there', (page) => {
	const shown = shownOn(page);
	expect(shown.length).toBeGreaterThan(1);
	expect(shown.filter((name) => !images.includes(name))).toEqual([]);
});

test('every image is shown in docs/panel.md', () => {
	expect([...new Set(shownOn('docs/panel.md'))].sort()).toEqual([...images].sort());
});

test('the words of every image are kept, and of no other; the dark one of a pair has the words of the light one', () => {
	const words = JSON.parse(readFileSync(join(FOLDER, 'words.json'), 'utf8')) as Record<string, string[]>;
	const light = images.map((name) => name.replace(/(-dark)?\.png$/, ''));
	expect(Object.keys(words).sort()).toEqual([...new Set(light)].sort());
	for (const [name, lines] of Object.entries(words)) expect([name, lines.length > 2]).toEqual([name, true]);
});

test('the words hold nothing of a machine or a run: no port, no ID, no secret', () => {
	const text = readFileSync(join(FOLDER, 'words.json'), 'utf8');
	expect(text).not.toMatch(/127\.0\.0\.1:\d/);
	expect(text).not.toMatch(/[0-9a-f]{32}/);
	expect(text).not.toContain('testAccessKeySecret');
});

test('the images take less than 1 MB together', () => {
	const bytes = images.reduce((sum, name) => sum + statSync(join(FOLDER, name)).size, 0);
	expect(bytes).toBeLessThan(1_000_000);
});
