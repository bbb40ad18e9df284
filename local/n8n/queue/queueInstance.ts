import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { guardFolder } from '../guard';
import type { InstalledN8n } from '../../install/n8n';
import { LoadBalancer } from './loadBalancer';
import { PostgresServer } from './postgres';
import { QueueMember } from './queueMember';
import { RedisServer } from './redis';
import { RestClient } from '../restClient';

type Close = () => Promise<unknown>;

/**
 * An n8n in queue mode on loopback: a main process, two workers and a webhook process, each with the packed package in
 * its own folder, with a new PostgreSQL and a new Redis. Calls from outside pass a load balancer.
 */
export class QueueInstance {
	private constructor(
		readonly main: QueueMember,
		readonly workers: readonly QueueMember[],
		readonly webhook: QueueMember,
		readonly balancer: LoadBalancer,
		readonly rest: RestClient,
		private readonly opened: readonly Close[],
	) {}

	/**
	 * Starts everything and creates the owner. Calls from outside are forwarded to main.
	 *
	 * @param settings additional environment of every n8n process
	 */
	static async start(n8n: InstalledN8n, settings: Readonly<Record<string, string>> = {}): Promise<QueueInstance> {
		const opened: Close[] = [];
		try {
			const folder = await mkdtemp(join(tmpdir(), 'smarttag-queue-'));
			guardFolder(folder);
			opened.push(async () => await rm(folder, { recursive: true, force: true }));
			const postgres = await PostgresServer.start();
			opened.push(async () => await postgres.close());
			const redis = await RedisServer.start();
			opened.push(async () => await redis.close());
			const balancer = await LoadBalancer.start();
			opened.push(async () => await balancer.close());

			const shared = { ...postgres.settings, ...redis.settings, ...settings };
			const member = async (role: 'start' | 'worker' | 'webhook', name: string) => {
				const place = { folder: join(folder, name), publicUrl: balancer.url };
				const made = await QueueMember.prepare(n8n, role, place, shared);
				opened.push(async () => await made.stop());
				return made;
			};
			const [main, first, second, webhook] = await Promise.all([
				member('start', 'main'),
				member('worker', 'worker-1'),
				member('worker', 'worker-2'),
				member('webhook', 'webhook'),
			]);
			// Main creates the tables of the database, which the others require.
			await main.start();
			await Promise.all([first, second, webhook].map(async (other) => await other.start()));
			balancer.sendTo(main.port);
			const rest = new RestClient(main.url);
			await rest.setUpOwner();
			return new QueueInstance(main, [first, second], webhook, balancer, rest, opened);
		} catch (error) {
			await closeAll(opened);
			throw error;
		}
	}

	/** The output of all its processes, killed ones included. */
	get log(): string {
		return [this.main, ...this.workers, this.webhook].map(({ log }) => log).join('\n');
	}

	/** Stops all processes, the databases last, and removes all folders. */
	async close(): Promise<void> {
		await closeAll(this.opened);
	}
}

/** Closes in reverse order; the processes of n8n at the same time. */
async function closeAll(opened: readonly Close[]): Promise<void> {
	const [folder, postgres, redis, balancer, ...members] = opened;
	await Promise.allSettled(members.map(async (close) => await close()));
	for (const close of [balancer, redis, postgres, folder]) await close?.().catch(() => undefined);
}
