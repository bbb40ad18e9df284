import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import type { Figure } from './figure';

const ROOT = join(__dirname, '..');

/** What a user's n8n takes in: the tarball, and the time and heap of loading it beside n8n-core. */
export function measurePackage(): Figure[] {
	const output = execFileSync('npm', ['pack', '--dry-run', '--json'], {
		cwd: ROOT,
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	const [tarball] = Object.values(JSON.parse(output.toString()) as Record<string, { size: number }>);
	const loads = Array.from({ length: 7 }, load);
	const least = (what: keyof Loaded) => Math.min(...loads.map((one) => one[what]));
	return [
		{ subject: 'Load beside n8n-core', value: least('ms'), unit: 'ms', target: { atMost: 5 } },
		{ subject: 'Heap of the loaded package', value: least('bytes') / 1e6, unit: 'MB', target: { atMost: 0.3 } },
		{ subject: 'Tarball', value: (tarball?.size ?? Number.NaN) / 1000, unit: 'kB', target: { atMost: 80 } },
	];
}

interface Loaded {
	readonly ms: number;
	readonly bytes: number;
}

/** Loads all that package.json names, in a fresh process that has n8n-core already. */
function load(): Loaded {
	const script = `
		require('reflect-metadata'); require('n8n-core');
		const { nodes, credentials } = require('./package.json').n8n;
		gc(); const heap = process.memoryUsage().heapUsed; const began = performance.now();
		const loaded = [...nodes, ...credentials].map((file) => Object.values(require('./' + file)).map((Type) => new Type()));
		const ms = performance.now() - began; gc();
		console.log(JSON.stringify({ ms, bytes: process.memoryUsage().heapUsed - heap, count: loaded.length }));
		process.exit();`;
	const env = { ...process.env, N8N_LOG_LEVEL: 'silent' };
	const printed = execFileSync('node', ['--expose-gc', '-e', script], { cwd: ROOT, env }).toString();
	return JSON.parse(printed.trim().split('\n').at(-1) ?? '') as Loaded;
}
