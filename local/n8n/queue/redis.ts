import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { BackgroundProcess } from '../backgroundProcess';
import { guardFolder } from '../guard';
import { freePort } from '../ports';

/** A Redis on loopback that stores nothing on disk: n8n's queue. Requires Debian's package `redis-server`. */
export class RedisServer {
	private constructor(
		private readonly folder: string,
		private readonly running: BackgroundProcess,
		private readonly port: number,
	) {}

	static async start(): Promise<RedisServer> {
		const port = await freePort();
		const folder = await mkdtemp(join(tmpdir(), 'smarttag-redis-'));
		guardFolder(folder);
		const options = { bind: '127.0.0.1', port: String(port), dir: folder, save: '', appendonly: 'no' };
		try {
			const running = await BackgroundProcess.start({
				name: 'redis-server (Debian: apt-get install redis-server)',
				program: 'redis-server',
				args: Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]),
				env: {},
				isReady: async () => await answersPing(port),
				ownGroup: true,
			});
			return new RedisServer(folder, running, port);
		} catch (error) {
			await rm(folder, { recursive: true, force: true });
			throw error;
		}
	}

	/** n8n's environment for this queue. */
	get settings(): Record<string, string> {
		return { QUEUE_BULL_REDIS_HOST: '127.0.0.1', QUEUE_BULL_REDIS_PORT: String(this.port) };
	}

	/** Stops it and removes its folder. */
	async close(): Promise<void> {
		await this.running.stop();
		await rm(this.folder, { recursive: true, force: true });
	}
}

async function answersPing(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = connect({ host: '127.0.0.1', port }, () => socket.write('PING\r\n'));
		socket.setTimeout(2000, () => socket.destroy());
		socket.once('data', (answer) => {
			resolve(answer.toString().startsWith('+PONG'));
			socket.destroy();
		});
		socket.once('error', () => resolve(false));
		socket.once('close', () => resolve(false));
	});
}
