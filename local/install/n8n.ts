import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

import { runCommand } from './command';
import { N8N_VERSION, NODE_VERSION } from './versions';

/** An installed n8n and the Node that runs it. */
export interface InstalledN8n {
	readonly version: string;
	/** The folder that holds `node_modules/n8n`. */
	readonly folder: string;
	/** Path of the Node program. */
	readonly node: string;
	/** Path of n8n's command. */
	readonly command: string;
}

/** Where installations are kept between runs: outside the tree, in the user's cache. */
export function cacheFolder(): string {
	const base = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
	return join(base, 'n8n-nodes-alibaba-cloud-smarttag');
}

/** The n8n of an earlier run, or undefined. */
export function installedN8n(version = N8N_VERSION): InstalledN8n | undefined {
	const folder = join(cacheFolder(), `n8n-${version}`);
	const node = join(folder, 'node_modules/node/bin/node');
	const command = join(folder, 'node_modules/n8n/bin/n8n');
	return existsSync(node) && existsSync(command) ? { version, folder, node, command } : undefined;
}

/**
 * Installs n8n and its Node once, about three minutes and 2 GB; later calls return at once.
 * Install scripts stay off, since one of them compiles a Kafka client from sources that it downloads; sqlite3 alone
 * needs its own. The folder gets its name when it is complete, so an interrupted run leaves nothing that looks installed.
 */
export async function installN8n(version = N8N_VERSION, say: (line: string) => void = () => {}): Promise<InstalledN8n> {
	const present = installedN8n(version);
	if (present) return present;
	const folder = join(cacheFolder(), `n8n-${version}`);
	const unfinished = `${folder}.unfinished-${process.pid}`;
	say(`Installing n8n ${version} into ${folder}, once. This takes some minutes.`);
	await rm(folder, { recursive: true, force: true });
	await mkdir(unfinished, { recursive: true });
	await writeFile(join(unfinished, 'package.json'), JSON.stringify({ private: true }));
	const quiet = ['--no-audit', '--no-fund', '--legacy-peer-deps', '--loglevel=error'];
	const packages = [`n8n@${version}`, `node@${NODE_VERSION}`];
	await runCommand('npm', ['install', ...packages, '--ignore-scripts', ...quiet], { cwd: unfinished });
	await linkNode(unfinished);
	await runCommand('npm', ['rebuild', 'sqlite3', '--ignore-scripts=false'], {
		cwd: unfinished,
		env: { ...process.env, PATH: `${join(unfinished, 'node_modules/node/bin')}:${process.env.PATH}` },
	});
	await rename(unfinished, folder);
	const installed = installedN8n(version);
	if (!installed) throw new Error(`n8n ${version} is not complete in ${folder}. Remove the folder and try again.`);
	return installed;
}

/** The package node brings its program in a package for the platform; its install script, which is off, would link it. */
async function linkNode(folder: string): Promise<void> {
	if (existsSync(join(folder, 'node_modules/node/bin/node'))) return;
	await runCommand('npm', ['rebuild', 'node', '--ignore-scripts=false'], { cwd: folder });
}
