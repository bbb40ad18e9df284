import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { ROOT } from '../../local/root';

interface Packed {
	readonly files: ReadonlyArray<{ readonly path: string }>;
}

interface Manifest {
	readonly dependencies?: object;
	readonly peerDependencies: object;
	readonly scripts: Readonly<Record<string, string>>;
	readonly n8n: { readonly nodes: readonly string[]; readonly credentials: readonly string[] };
}

function sources(folder: string, ending: string): string[] {
	return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.name.endsWith(ending))
		.map(({ parentPath, name }) => relative(ROOT, join(parentPath, name)));
}

describe('The packed tarball', () => {
	const [packed] = JSON.parse(
		execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: ROOT, encoding: 'utf8' }),
	) as Packed[];
	const files = packed?.files.map(({ path }) => path) ?? [];

	it('holds the compiled package, README, LICENSE and package.json, and nothing else', () => {
		const entries = [...sources('nodes', '.node.ts'), ...sources('credentials', '.credentials.ts')];
		const runTime = [...sources('nodes', 'runTime.ts'), ...sources('credentials', 'runTime.ts')];
		const code = [...entries, ...runTime].map((path) => path.replace(/ts$/, 'js'));
		const data = [...sources('nodes', '.json'), ...sources('icons', '.svg')];
		const expected = [...code, ...data].map((path) => join('dist', path));
		const readmes = readdirSync(ROOT).filter((name) => /^README.*\.md$/.test(name));

		expect([...files].sort()).toEqual([...expected, ...readmes, 'LICENSE.md', 'package.json'].sort());
	});

	it('holds no test, no local service, no example, no source and no map', () => {
		const foreign = /(^|\/)(test|local|bench|examples|node_modules|\.ci)\/|\.ts$|\.map$/;

		expect(files.length).toBeGreaterThan(20);
		expect(files.filter((path) => foreign.test(path))).toEqual([]);
	});
});

describe('package.json', () => {
	const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest;

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
