import { type ChildProcess, spawn } from 'node:child_process';

import type { InstalledN8n } from './install';

/** How a process of n8n is started. */
export interface ProcessOptions {
	/** `start`, `worker` or `webhook`. */
	readonly role: 'start' | 'worker' | 'webhook';
	readonly env: Readonly<Record<string, string>>;
	/** Address that answers 200 when the process is ready. */
	readonly readyUrl: string;
}

const READY_WITHIN_MS = 180_000;
const STOP_WITHIN_MS = 15_000;

/** A running process of n8n, and what it printed. */
export class N8nProcess {
	private printed = '';

	private constructor(private readonly child: ChildProcess) {
		const keep = (chunk: Buffer) => (this.printed = (this.printed + chunk.toString()).slice(-1_000_000));
		child.stdout?.on('data', keep);
		child.stderr?.on('data', keep);
	}

	/** Starts the process and returns when it is ready; fails with the end of its log. */
	static async start(n8n: InstalledN8n, { role, env, readyUrl }: ProcessOptions): Promise<N8nProcess> {
		const { PATH = '', HOME = '', LANG = 'C.UTF-8' } = process.env;
		const child = spawn(n8n.node, [n8n.command, role], {
			env: { PATH, HOME, LANG, ...env },
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		const started = new N8nProcess(child);
		const deadline = Date.now() + READY_WITHIN_MS;
		while (!(await answers(readyUrl))) {
			if (child.exitCode !== null || Date.now() > deadline) {
				await started.kill();
				throw new Error(`n8n ${role} is not ready:\n${started.log.slice(-3000)}`);
			}
			await new Promise((resolve) => setTimeout(resolve, 250));
		}
		return started;
	}

	/** ID of the process, while it runs. */
	get pid(): number | undefined {
		return this.child.pid;
	}

	/** The last million characters of what it printed. */
	get log(): string {
		return this.printed;
	}

	/** Asks the process to end, and kills it when it does not. */
	async stop(): Promise<void> {
		const killer = setTimeout(() => this.child.kill('SIGKILL'), STOP_WITHIN_MS);
		await this.end('SIGTERM');
		clearTimeout(killer);
	}

	/** Ends the process as a power cut would. */
	async kill(): Promise<void> {
		await this.end('SIGKILL');
	}

	private async end(signal: NodeJS.Signals): Promise<void> {
		if (this.child.exitCode !== null || this.child.signalCode !== null) return;
		const ended = new Promise((resolve) => this.child.once('exit', resolve));
		this.child.kill(signal);
		await ended;
	}
}

async function answers(url: string): Promise<boolean> {
	try {
		return (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok;
	} catch {
		return false;
	}
}
