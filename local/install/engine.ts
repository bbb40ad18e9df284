import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { runCommand } from './command';
import { cacheFolder } from './n8n';

/** The folder of an n8n-core of an earlier run, or undefined. */
export function installedEngine(version: string): string | undefined {
	const folder = folderOf(version);
	return existsSync(join(folder, 'node_modules/n8n-core/package.json')) ? folder : undefined;
}

/**
 * Installs an n8n-core with its n8n-workflow once, about 20 seconds and 210 MB; later calls return at once. The folder
 * gets its name when it is complete, so an interrupted run leaves nothing that looks installed.
 *
 * @returns the folder that holds `node_modules/n8n-core`
 */
export async function installEngine(version: string, say: (line: string) => void = () => {}): Promise<string> {
	const present = installedEngine(version);
	if (present) return present;
	const folder = folderOf(version);
	const unfinished = `${folder}.unfinished-${process.pid}`;
	say(`Installing n8n-core ${version} into ${folder}, once.`);
	await rm(folder, { recursive: true, force: true });
	await mkdir(unfinished, { recursive: true });
	await writeFile(join(unfinished, 'package.json'), JSON.stringify({ private: true }));
	const quiet = ['--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund', '--loglevel=error'];
	await runCommand('npm', ['install', `n8n-core@${version}`, ...quiet], { cwd: unfinished });
	await rename(unfinished, folder);
	return folder;
}

function folderOf(version: string): string {
	return join(cacheFolder(), `n8n-core-${version}`);
}
