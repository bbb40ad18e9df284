import type { InstalledN8n } from '../../install/n8n';
import { N8nProcess, type ProcessOptions } from '../n8nProcess';
import { installPackedPackage } from '../../install/packed';
import { freePort } from '../ports';
import { instanceSettings } from '../settings';

/** One process of an n8n in queue mode. It can be killed, and started again with the same folder and ports. */
export class QueueMember {
	private running: N8nProcess | undefined;
	private earlierLog = '';

	private constructor(
		private readonly n8n: InstalledN8n,
		private readonly role: ProcessOptions['role'],
		readonly port: number,
		private readonly env: Readonly<Record<string, string>>,
	) {}

	/**
	 * Installs the packed package into its folder; it does not run yet.
	 *
	 * @param settings those of the database, of the queue, and whatever all processes share
	 */
	static async prepare(
		n8n: InstalledN8n,
		role: ProcessOptions['role'],
		{ folder, publicUrl }: { folder: string; publicUrl: string },
		settings: Readonly<Record<string, string>>,
	): Promise<QueueMember> {
		await installPackedPackage(folder);
		const port = await freePort();
		const env = {
			...instanceSettings({ userFolder: folder, port, brokerPort: await freePort(), publicUrl }),
			EXECUTIONS_MODE: 'queue',
			...(role === 'worker' && {
				QUEUE_HEALTH_CHECK_ACTIVE: 'true',
				QUEUE_HEALTH_CHECK_PORT: String(port),
				N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
			}),
			...settings,
		};
		return new QueueMember(n8n, role, port, env);
	}

	get url(): string {
		return `http://127.0.0.1:${this.port}`;
	}

	/** All that it printed, in earlier lives too. */
	get log(): string {
		return this.earlierLog + (this.running?.log ?? '');
	}

	/** Starts it and returns when it is ready. */
	async start(): Promise<void> {
		const { n8n, role, env, url } = this;
		this.running = await N8nProcess.start(n8n, { role, env, readyUrl: `${url}/healthz/readiness`, ownGroup: true });
	}

	/** Ends it as a power cut would: kill -9, its task runner with it. */
	async kill(): Promise<void> {
		await this.running?.kill();
		this.forgetProcess();
	}

	/** Asks it to end. */
	async stop(): Promise<void> {
		await this.running?.stop();
		this.forgetProcess();
	}

	private forgetProcess(): void {
		this.earlierLog = this.log;
		this.running = undefined;
	}
}
