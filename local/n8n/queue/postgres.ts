import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { BackgroundProcess } from '../backgroundProcess';
import { runCommand } from '../../install/command';
import { guardFolder } from '../guard';
import { freePort } from '../ports';

/** Debian installs the programs of each version below this folder, outside PATH. */
const DEBIAN_FOLDER = '/usr/lib/postgresql';

/** The user that Debian's package creates. PostgreSQL refuses to run as root. */
const SYSTEM_USER = 'postgres';

/**
 * A PostgreSQL on loopback in a new folder: n8n's database. Requires Debian's package `postgresql`. Nothing is flushed to
 * the disk, so data survives kill -9 of the clients but not a power cut.
 */
export class PostgresServer {
	private constructor(
		private readonly folder: string,
		private readonly running: BackgroundProcess,
		private readonly port: number,
	) {}

	static async start(): Promise<PostgresServer> {
		const port = await freePort();
		const folder = await mkdtemp(join(tmpdir(), 'smarttag-postgres-'));
		guardFolder(folder);
		try {
			const asUser = await notAsRoot(folder);
			const data = join(folder, 'data');
			const [setUp = '', ...setUpArgs] = [...asUser, programPath('initdb')];
			const quick = ['--auth=trust', '--username=n8n', '--encoding=UTF8', '--locale=C', '--no-sync'];
			await runCommand(setUp, [...setUpArgs, ...quick, `--pgdata=${data}`], { cwd: folder });
			const [program = '', ...args] = [...asUser, programPath('postgres'), '-D', data, '-p', String(port)];
			const options = {
				listen_addresses: '127.0.0.1',
				unix_socket_directories: '',
				fsync: 'off',
				synchronous_commit: 'off',
				full_page_writes: 'off',
			};
			const running = await BackgroundProcess.start({
				name: 'PostgreSQL',
				program,
				args: [...args, ...Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
				env: {},
				isReady: async () => await isReady(port),
				ownGroup: true,
			});
			return new PostgresServer(folder, running, port);
		} catch (error) {
			await rm(folder, { recursive: true, force: true });
			throw error;
		}
	}

	/** n8n's environment for this database. */
	get settings(): Record<string, string> {
		return {
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: String(this.port),
			DB_POSTGRESDB_DATABASE: 'postgres',
			DB_POSTGRESDB_USER: 'n8n',
			DB_POSTGRESDB_PASSWORD: '',
		};
	}

	/** Stops it and removes its folder. */
	async close(): Promise<void> {
		await this.running.stop();
		await rm(this.folder, { recursive: true, force: true });
	}
}

/** The beginning of a command that must not run as root; empty when this process is not root. */
async function notAsRoot(folder: string): Promise<string[]> {
	if (process.getuid?.() !== 0) return [];
	const idOf = async (option: string) => Number(await runCommand('id', [option, SYSTEM_USER], { cwd: folder }));
	await chown(folder, await idOf('-u'), await idOf('-g'));
	return ['setpriv', `--reuid=${SYSTEM_USER}`, `--regid=${SYSTEM_USER}`, '--clear-groups'];
}

/** Debian's newest version, or the one in PATH. */
function programPath(name: string): string {
	const versions = existsSync(DEBIAN_FOLDER) ? readdirSync(DEBIAN_FOLDER).map(Number).filter(Number.isFinite) : [];
	const [newest] = versions
		.sort((a, b) => b - a)
		.map((version) => join(DEBIAN_FOLDER, String(version), 'bin', name))
		.filter((path) => existsSync(path));
	return newest ?? name;
}

async function isReady(port: number): Promise<boolean> {
	const args = ['-h', '127.0.0.1', '-p', String(port), '-U', 'n8n', '-d', 'postgres'];
	return await runCommand(programPath('pg_isready'), args, { cwd: tmpdir() }).then(
		() => true,
		() => false,
	);
}
