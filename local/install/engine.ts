import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { cachedFolder, installInto } from './cache';
import { runCommand } from './command';

/** The folder of an n8n-core that an earlier run installed, or undefined. */
function installedEngine(version: string): string | undefined {
	const folder = cachedFolder(`n8n-core-${version}`);
	return existsSync(join(folder, 'node_modules/n8n-core/package.json')) ? folder : undefined;
}

/**
 * Installs an n8n-core with its n8n-workflow once, about 20 seconds and 210 MB; later calls return at once.
 *
 * @param say receives a line before the installation starts
 * @returns the folder of `node_modules/n8n-core`
 */
export async function installEngine(version: string, say: (line: string) => void = () => {}): Promise<string> {
	const present = installedEngine(version);
	if (present) return present;
	const folder = cachedFolder(`n8n-core-${version}`);
	say(`Installing n8n-core ${version} into ${folder}, once.`);
	await installInto(folder, async (cwd) => {
		const quiet = ['--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund', '--loglevel=error'];
		await runCommand('npm', ['install', `n8n-core@${version}`, ...quiet], { cwd });
	});
	return folder;
}
