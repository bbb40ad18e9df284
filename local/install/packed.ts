import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { ROOT } from '../root';
import { runCommand } from './command';

/**
 * Packs the built package and installs the tarball in n8n's folder of community nodes, with the flags that n8n uses: no
 * scripts, and no peers, which n8n provides.
 *
 * @param packageFolder the folder of the built package; default: this one
 */
export async function installPackedPackage(userFolder: string, packageFolder = ROOT): Promise<void> {
	const folder = join(userFolder, '.n8n/nodes');
	await mkdir(folder, { recursive: true });
	await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'installed-nodes', private: true }));
	const output = await runCommand('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: packageFolder });
	const tarball = output.trim().split('\n').at(-1) ?? '';
	const flags = [
		'--ignore-scripts',
		'--legacy-peer-deps',
		'--omit=peer',
		'--no-audit',
		'--no-fund',
		'--loglevel=error',
	];
	await runCommand('npm', ['install', join(folder, tarball), ...flags], { cwd: folder });
}
