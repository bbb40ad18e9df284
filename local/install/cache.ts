import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folder of an installation, outside the repository, in the user's cache; it need not exist. */
export function cachedFolder(name: string): string {
	const base = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
	return join(base, 'n8n-nodes-alibaba-cloud-smarttag', name);
}

/**
 * Installs into a cached folder and replaces the one that is there. The folder receives its name only when it is complete,
 * so an interrupted run leaves none that seems to be installed.
 *
 * @param install is called with a temporary folder with an empty package.json
 */
export async function installInto(folder: string, install: (folder: string) => Promise<void>): Promise<void> {
	const unfinished = `${folder}.unfinished-${process.pid}`;
	await rm(folder, { recursive: true, force: true });
	await mkdir(unfinished, { recursive: true });
	await writeFile(join(unfinished, 'package.json'), JSON.stringify({ private: true }));
	await install(unfinished);
	await rename(unfinished, folder);
}
