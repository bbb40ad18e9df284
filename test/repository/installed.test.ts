import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { installedPackages } from '../../bench/load/measure';
import { installPackedPackage } from '../../local/install/packed';
import { ROOT } from '../../local/root';

const NAME = 'n8n-nodes-alibaba-cloud-smarttag';

interface Manifest {
	readonly n8n: { readonly nodes: readonly string[]; readonly credentials: readonly string[] };
}

describe('The tarball, installed as n8n installs it:', () => {
	let folder: string;
	let modules: string;
	beforeAll(async () => {
		folder = mkdtempSync(join(tmpdir(), 'smarttag-installed-'));
		modules = join(folder, '.n8n/nodes/node_modules');
		await installPackedPackage(folder);
	});
	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	/** Runs a script that can require the installed package, and n8n-workflow as n8n provides it; returns what it prints. */
	function run(script: string): unknown {
		const env = { ...process.env, NODE_PATH: [modules, join(ROOT, 'node_modules')].join(':') };
		return JSON.parse(execFileSync('node', ['-e', script], { cwd: folder, env, encoding: 'utf8' }));
	}

	it('is one package', () => {
		expect(installedPackages(modules)).toEqual([NAME]);
	});

	it('exports each node and credential by name', () => {
		const { n8n } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest;
		const classes = run(`
			const exported = Object.entries(require('${NAME}'));
			console.log(JSON.stringify(exported.map(([name, Type]) => [name, Type.name, Object.keys(new Type())])));`) as Array<
			[name: string, className: string, properties: string[]]
		>;

		const names = [...n8n.nodes, ...n8n.credentials].map((file) => basename(file).split('.')[0]);
		expect(classes.map(([name]) => name)).toEqual(names);
		for (const [name, className, properties] of classes) {
			expect(className).toBe(name);
			expect(properties).toContain(n8n.nodes.some((file) => file.includes(`/${name}.`)) ? 'description' : 'properties');
		}
	});

	it('reads no file of a class before the class is used', () => {
		const read = run(`
			const loaded = () => Object.keys(require.cache).filter((path) => path.includes('/dist/')).length;
			const exported = require('${NAME}');
			const before = loaded();
			new exported.AlibabaCloudImsApi();
			const { node, trigger } = { node: 'AlibabaCloudSmarttag.node.js', trigger: 'AlibabaCloudSmarttagTrigger.node.js' };
			const nodes = Object.keys(require.cache).filter((path) => path.endsWith(node) || path.endsWith(trigger));
			console.log(JSON.stringify({ before, credential: loaded() > 0, nodes }));`);

		expect(read).toEqual({ before: 0, credential: true, nodes: [] });
	});
});
