import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ROOT } from '../../local/root';

interface Manifest {
	name: string;
	version: string;
	author: { email: string };
	homepage: string;
	repository: { url: string };
	bugs: { url: string };
}

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest;
const address = 'https://github.com/someone/smarttag';
const ready = {
	...manifest,
	version: '1.2.3',
	author: { email: 'someone@example.org' },
	homepage: `${address}#readme`,
	repository: { url: `git+${address}.git` },
	bugs: { url: `${address}/issues` },
};

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'release-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** What the check prints for a package like this one with another manifest, lock file and changelog. */
function problemsOf(tag: string, changes: Partial<Manifest> = {}, changelog = '## [1.2.3] - 2026-12-01\n'): string[] {
	const files = { 'package.json': { ...ready, ...changes }, 'package-lock.json': { version: '1.2.3' } };
	for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), JSON.stringify(content));
	writeFileSync(join(folder, 'CHANGELOG.md'), `# Changelog\n\n${changelog}`);
	return run(tag);
}

function run(tag: string): string[] {
	const { status, stderr } = spawnSync('node', ['.ci/releaseChecks.mjs', tag, folder], { cwd: ROOT, encoding: 'utf8' });
	const lines = stderr.split('\n').filter(Boolean);
	expect(status).toBe(lines.length > 0 ? 1 : 0);
	return lines;
}

it('a release whose tag, versions, changelog and addresses agree passes', () => {
	expect(problemsOf('v1.2.3')).toEqual([]);
});

it.each<[what: string, tag: string, changes: Partial<Manifest>, changelog: string | undefined, problem: RegExp]>([
	['another tag', 'v1.2.4', {}, undefined, /^The tag v1\.2\.4 is not v1\.2\.3/],
	['another version in the lock file', 'v1.2.2', { version: '1.2.2' }, '## [1.2.2] - 2026-12-01\n', /package-lock/],
	['no part of the changelog', 'v1.2.3', {}, '## [Unreleased]\n', /^CHANGELOG\.md has no part/],
	['a part without a date', 'v1.2.3', {}, '## [1.2.3]\n', /^CHANGELOG\.md has no part/],
	['an e-mail that is a placeholder', 'v1.2.3', { author: manifest.author }, undefined, /^The e-mail/],
	[
		'a page of another repository',
		'v1.2.3',
		{ homepage: 'https://github.com/another/smarttag#readme' },
		undefined,
		/^homepage and bugs/,
	],
])('a release with %s fails', (_what, tag, changes, changelog, problem) => {
	expect(problemsOf(tag, changes, changelog)).toEqual([expect.stringMatching(problem)]);
});

it('the package as it is cannot be released, since its addresses are placeholders', () => {
	for (const file of ['package.json', 'package-lock.json', 'CHANGELOG.md'])
		cpSync(join(ROOT, file), join(folder, file));
	const problems = run(`v${manifest.version}`).join('\n');

	expect(problems).toMatch(/The e-mail in package\.json is a placeholder/);
	expect(problems).toMatch(/The repository in package\.json is a placeholder/);
});
