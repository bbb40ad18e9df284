import { spawnSync } from 'node:child_process';

import { ROOT } from '../../../local/root';
import { installEngine } from '../../../local/install/engine';
import { OLDEST_N8N } from '../../../local/install/versions';

/** Runs the tests of n8n's engine with that of the oldest supported n8n. Passes its arguments to jest. */
async function main(): Promise<number> {
	// Set by hand to test another version.
	const version = process.env.SMARTTAG_ENGINE ?? OLDEST_N8N;
	const folder = await installEngine(version, console.log);
	const { status } = spawnSync('npx', ['jest', '-c', 'test/jest/oldest.js', ...process.argv.slice(2)], {
		cwd: ROOT,
		stdio: 'inherit',
		env: { ...process.env, SMARTTAG_ENGINE: version, SMARTTAG_ENGINE_FOLDER: folder },
	});
	return status ?? 1;
}

void main().then((code) => (process.exitCode = code));
