import { BackgroundProcess } from './backgroundProcess';
import type { InstalledN8n } from '../install/n8n';

/** How a process of n8n is started. */
export interface ProcessOptions {
	/** `start`, `worker` or `webhook`. */
	readonly role: 'start' | 'worker' | 'webhook';
	readonly env: Readonly<Record<string, string>>;
	/** Address that answers 200 when the process is ready. */
	readonly readyUrl: string;
	/** Whether its task runner ends with it when it is killed; see BackgroundOptions. Default: no. */
	readonly ownGroup?: boolean;
}

/** A running process of n8n, and what it printed. */
export class N8nProcess {
	private constructor(private readonly running: BackgroundProcess) {}

	/** Starts the process and returns when it is ready; fails with the end of its log. */
	static async start(n8n: InstalledN8n, { role, env, readyUrl, ownGroup }: ProcessOptions): Promise<N8nProcess> {
		const running = await BackgroundProcess.start({
			name: `n8n ${role}`,
			program: n8n.node,
			args: [n8n.command, role],
			env,
			isReady: async () => await answers(readyUrl),
			ownGroup,
		});
		return new N8nProcess(running);
	}

	/** ID of the process, while it runs. */
	get pid(): number | undefined {
		return this.running.pid;
	}

	/** The last million characters of what it printed. */
	get log(): string {
		return this.running.log;
	}

	/** Asks the process to end, and kills it when it does not. */
	async stop(): Promise<void> {
		await this.running.stop();
	}

	/** Ends the process as a power cut would. */
	async kill(): Promise<void> {
		await this.running.kill();
	}
}

async function answers(url: string): Promise<boolean> {
	try {
		return (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok;
	} catch {
		return false;
	}
}
