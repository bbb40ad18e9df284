import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

import { ROOT } from '../../local/root';

interface Packed {
	readonly files: ReadonlyArray<{ readonly path: string }>;
}

interface SourceMap {
	readonly sources: readonly string[];
}

interface Manifest {
	readonly dependencies?: object;
	readonly peerDependencies: object;
	readonly n8n: { readonly nodes: readonly string[]; readonly credentials: readonly string[] };
}

function sources(folder: string, ending: string): string[] {
	return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.name.endsWith(ending))
		.map(({ parentPath, name }) => relative(ROOT, join(parentPath, name)));
}

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

describe('The packed tarball', () => {
	const [packed] = JSON.parse(
		execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: ROOT, encoding: 'utf8' }),
	) as Packed[];
	const files = packed?.files.map(({ path }) => path) ?? [];
	const compiled = files.filter((path) => path.startsWith('dist/') && path.endsWith('.js'));

	it('holds the compiled package with its data, README, LICENSE, package.json and index.js, and nothing else', () => {
		const code = [...sources('nodes', '.ts'), ...sources('credentials', '.ts')]
			.map((path) => path.replace(/ts$/, 'js'))
			.flatMap((path) => [path, `${path}.map`]);
		const data = [...sources('nodes', '.json'), ...sources('icons', '.svg')];
		const expected = [...code, ...data].map((path) => join('dist', path));

		expect([...files].sort()).toEqual([...expected, 'LICENSE.md', 'README.md', 'index.js', 'package.json'].sort());
	});

	it('holds no test, no local service, no example, no source and no Chinese page', () => {
		const foreign = /(^|\/)(test|local|bench|examples|docs|node_modules|\.ci)\/|\.ts$/;

		expect(files.length).toBeGreaterThan(20);
		expect(files.filter((path) => foreign.test(path))).toEqual([]);
		expect(files.filter((path) => path.endsWith('.md')).sort()).toEqual(['LICENSE.md', 'README.md']);
	});

	it('has one file for each source file: nothing is bundled', () => {
		for (const path of compiled) {
			const { sources: from } = JSON.parse(read(`${path}.map`)) as SourceMap;
			const source = path.replace(/^dist\//, '').replace(/js$/, 'ts');
			expect(from.map((one) => normalize(join(dirname(path), one)))).toEqual([source]);
		}
	});

	it('is not minified: comments stay, and lines are as long as a person reads', () => {
		const texts = compiled.map((path) => read(path));
		const docstrings = texts.reduce((sum, text) => sum + (text.match(/^\s*\/\*\*/gm)?.length ?? 0), 0);

		expect(docstrings).toBeGreaterThan(compiled.length);
		expect(texts.flatMap((text) => text.split('\n')).filter((line) => line.length > 500)).toEqual([]);
	});
});

describe('package.json', () => {
	const manifest = JSON.parse(read('package.json')) as Manifest;

	it('has no dependency at run time but n8n-workflow', () => {
		expect(manifest.dependencies ?? {}).toEqual({});
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	});

	it('registers every node and credential there is', () => {
		const built = (paths: string[]) => paths.map((path) => `dist/${path.replace(/ts$/, 'js')}`);

		expect([...manifest.n8n.nodes].sort()).toEqual(built(sources('nodes', '.node.ts')).sort());
		expect([...manifest.n8n.credentials].sort()).toEqual(built(sources('credentials', '.credentials.ts')).sort());
	});
});
