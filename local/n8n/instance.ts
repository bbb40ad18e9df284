import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { InstalledN8n } from '../install/n8n';
import { installPackedPackage } from '../install/packed';
import type { BackgroundProcess } from './backgroundProcess';
import { startN8nProcess } from './n8nProcess';
import { freePort } from './ports';
import { RestClient } from './restClient';
import { instanceSettings } from './settings';

/** A running n8n with the packed package and an owner. */
export class N8nInstance {
	private constructor(
		private readonly userFolder: string,
		readonly process: BackgroundProcess,
		readonly rest: RestClient,
	) {}

	/**
	 * Starts an n8n in a new folder.
	 *
	 * @param port of 127.0.0.1; default: a free one
	 * @param packageFolder the folder of the built package; default: this one
	 */
	static async start(n8n: InstalledN8n, port?: number, packageFolder?: string): Promise<N8nInstance> {
		const userFolder = await mkdtemp(join(tmpdir(), 'smarttag-n8n-'));
		try {
			await installPackedPackage(userFolder, packageFolder);
			const place = { userFolder, port: port ?? (await freePort()), brokerPort: await freePort() };
			const url = `http://127.0.0.1:${place.port}`;
			const env = instanceSettings(place);
			const running = await startN8nProcess(n8n, { role: 'start', env, readyUrl: `${url}/healthz/readiness` });
			const rest = new RestClient(url);
			await rest.setUpOwner();
			return new N8nInstance(userFolder, running, rest);
		} catch (error) {
			await rm(userFolder, { recursive: true, force: true });
			throw error;
		}
	}

	/** Stops n8n and removes its folder. */
	async close(): Promise<void> {
		await this.process.stop();
		await rm(this.userFolder, { recursive: true, force: true });
	}
}
