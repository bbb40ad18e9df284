import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type BrowserContext, chromium } from 'playwright-core';

/** Debian's; CHROMIUM names another. */
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const WITHOUT_NETWORK = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-dev-shm-usage',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** A headless Chromium that other processes and files of tests can connect to. */
export class SharedChromium {
	private constructor(
		private readonly folder: string,
		private readonly context: BrowserContext,
		/** Where to connect, on loopback. */
		readonly url: string,
	) {}

	static async start(): Promise<SharedChromium> {
		const folder = await mkdtemp(join(tmpdir(), 'smarttag-chromium-'));
		try {
			const args = [...WITHOUT_NETWORK, '--remote-debugging-port=0'];
			const context = await chromium.launchPersistentContext(folder, { executablePath: CHROMIUM, args });
			const [port] = (await readFile(join(folder, 'DevToolsActivePort'), 'utf8')).split('\n');
			return new SharedChromium(folder, context, `http://127.0.0.1:${port}`);
		} catch (error) {
			await rm(folder, { recursive: true, force: true });
			throw error;
		}
	}

	async close(): Promise<void> {
		await this.context.close();
		await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
	}
}
