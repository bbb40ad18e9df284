import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { cachedFolder, installInto } from './cache';
import { runCommand } from './command';
import { withProgress } from './progress';
import { N8N_VERSION, NODE_VERSION } from './versions';

/** An installed n8n and the Node that runs it. */
export interface InstalledN8n {
	readonly version: string;
	/** The folder of `node_modules/n8n`. */
	readonly folder: string;
	/** Path of the Node program. */
	readonly node: string;
	/** Path of n8n's command. */
	readonly command: string;
}

/** The n8n that an earlier run installed, or undefined. */
export function installedN8n(version = N8N_VERSION): InstalledN8n | undefined {
	const folder = cachedFolder(`n8n-${version}`);
	const node = join(folder, 'node_modules/node/bin/node');
	const command = join(folder, 'node_modules/n8n/bin/n8n');
	return existsSync(node) && existsSync(command) ? { version, folder, node, command } : undefined;
}

/**
 * Installs n8n and its Node once, about six minutes and 2.4 GB; later calls return at once. Install scripts are off,
 * because one of them compiles a Kafka client from sources that it downloads; only sqlite3 needs its own.
 *
 * @param say receives a line before the installation starts, and one every 15 seconds while it goes on
 */
export async function installN8n(version = N8N_VERSION, say: (line: string) => void = () => {}): Promise<InstalledN8n> {
	const present = installedN8n(version);
	if (present) return present;
	const folder = cachedFolder(`n8n-${version}`);
	say(`Installing n8n ${version} into ${folder}, once: about six minutes and 2.4 GB.`);
	await installInto(folder, async (cwd) => {
		const quiet = ['--no-audit', '--no-fund', '--legacy-peer-deps', '--loglevel=error'];
		const packages = [`n8n@${version}`, `node@${NODE_VERSION}`];
		const install = runCommand('npm', ['install', ...packages, '--ignore-scripts', ...quiet], { cwd });
		await withProgress(install, { say, folder: cwd });
		await linkNode(cwd);
		say('Building the SQLite driver.');
		await runCommand('npm', ['rebuild', 'sqlite3', '--ignore-scripts=false'], {
			cwd,
			env: { ...process.env, PATH: `${join(cwd, 'node_modules/node/bin')}:${process.env.PATH}` },
		});
	});
	const installed = installedN8n(version);
	if (!installed) throw new Error(`n8n ${version} is not complete in ${folder}. Remove the folder and try again.`);
	return installed;
}

/** The program of the package node is in a package for the platform; the install script that links it is off. */
async function linkNode(folder: string): Promise<void> {
	if (existsSync(join(folder, 'node_modules/node/bin/node'))) return;
	await runCommand('npm', ['rebuild', 'node', '--ignore-scripts=false'], { cwd: folder });
}
