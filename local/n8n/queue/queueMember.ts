import type { InstalledN8n } from '../../install/n8n';
import { installPackedPackage } from '../../install/packed';
import type { BackgroundProcess } from '../backgroundProcess';
import { type ProcessOptions, startN8nProcess } from '../n8nProcess';
import { freePort } from '../ports';
import { instanceSettings } from '../settings';

/** One process of an n8n in queue mode. It can be killed and restarted with the same folder and ports. */
export class QueueMember {
	private running: BackgroundProcess | undefined;
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
	 * @param settings n8n's environment for the database, the queue, and everything else that all processes share
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

	/** Its output, including that before restarts. */
	get log(): string {
		return this.earlierLog + (this.running?.log ?? '');
	}

	/** Starts it and returns when it is ready. */
	async start(): Promise<void> {
		const { n8n, role, env, url } = this;
		this.running = await startN8nProcess(n8n, { role, env, readyUrl: `${url}/healthz/readiness`, ownGroup: true });
	}

	/** Kills it and its task runner, as kill -9 does. */
	async kill(): Promise<void> {
		await this.running?.kill();
		this.forgetProcess();
	}

	/** Stops it. */
	async stop(): Promise<void> {
		await this.running?.stop();
		this.forgetProcess();
	}

	private forgetProcess(): void {
		this.earlierLog = this.log;
		this.running = undefined;
	}
}
