import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { runCommand } from '../../local/install/command';
import { ROOT } from '../../local/root';

/** A package that was built from an earlier commit. */
export interface EarlierPackage {
	readonly folder: string;
	remove(): Promise<void>;
}

/**
 * Builds the package of an earlier commit in a temporary folder, with the development dependencies of today.
 *
 * @throws Error when the history of the repository does not contain the commit
 */
export async function buildEarlierPackage(commit: string): Promise<EarlierPackage> {
	await runCommand('git', ['cat-file', '-e', `${commit}^{commit}`], { cwd: ROOT }).catch(() => {
		throw new Error(
			`Commit ${commit}, which this section compares with, is not in the history of this repository. ` +
				'Run the bench in a full clone; git fetch --unshallow completes a shallow one.',
		);
	});
	const folder = await mkdtemp(join(tmpdir(), 'smarttag-earlier-'));
	const remove = async () => await rm(folder, { recursive: true, force: true });
	try {
		const archive = join(folder, 'archive.tar');
		await runCommand('git', ['archive', '--output', archive, commit], { cwd: ROOT });
		await runCommand('tar', ['-xf', archive, '-C', folder], { cwd: folder });
		await rm(archive);
		await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
		await runCommand('npm', ['run', 'build', '--silent'], { cwd: folder });
		return { folder, remove };
	} catch (error) {
		await remove();
		throw error;
	}
}
