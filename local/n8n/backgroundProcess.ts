import { type ChildProcess, spawn } from 'node:child_process';

import { guardGroup } from './guard';

/** The program, and a check whether it is ready. */
export interface BackgroundOptions {
	/** Its name in errors. */
	readonly name: string;
	readonly program: string;
	readonly args: readonly string[];
	readonly env: Readonly<Record<string, string>>;
	/** Whether it is ready; polled. */
	readonly isReady: () => Promise<boolean>;
	/**
	 * Whether it has its own process group, so that its children end with it when it is killed. Ctrl-C in a terminal does
	 * not reach such a process; it is killed when this process has ended. Default: no.
	 */
	readonly ownGroup?: boolean;
}

const READY_WITHIN_MS = 180_000;
const STOP_WITHIN_MS = 15_000;

/** A program that runs in the background, and its output. */
export class BackgroundProcess {
	private printed = '';

	private constructor(
		private readonly child: ChildProcess,
		private readonly ownGroup: boolean,
	) {
		const keep = (chunk: Buffer) => (this.printed = (this.printed + chunk.toString()).slice(-1_000_000));
		child.stdout?.on('data', keep);
		child.stderr?.on('data', keep);
	}

	/** Starts the program and returns when it is ready; fails with the end of its log. */
	static async start(options: BackgroundOptions): Promise<BackgroundProcess> {
		const { name, program, args, env, isReady, ownGroup = false } = options;
		const { PATH = '', HOME = '', LANG = 'C.UTF-8' } = process.env;
		const child = spawn(program, args, {
			env: { PATH, HOME, LANG, ...env },
			stdio: ['ignore', 'pipe', 'pipe'],
			detached: ownGroup,
		});
		let failure: Error | undefined;
		child.once('error', (error) => (failure = error));
		if (ownGroup && child.pid !== undefined) guardGroup(child.pid);
		const started = new BackgroundProcess(child, ownGroup);
		const deadline = Date.now() + READY_WITHIN_MS;
		while (!(await isReady())) {
			if (failure) throw new Error(`${name} cannot be started: ${failure.message}`);
			if (started.hasEnded || Date.now() > deadline) {
				await started.kill();
				throw new Error(`${name} is not ready:\n${started.log.slice(-3000)}`);
			}
			await new Promise((resolve) => setTimeout(resolve, 250));
		}
		return started;
	}

	/** ID of the process, while it runs. */
	get pid(): number | undefined {
		return this.child.pid;
	}

	/** The last million characters of its output. */
	get log(): string {
		return this.printed;
	}

	/** Sends SIGTERM to the process, and kills it when it does not end. */
	async stop(): Promise<void> {
		const killer = setTimeout(() => this.signal('SIGKILL'), STOP_WITHIN_MS);
		await this.end('SIGTERM');
		clearTimeout(killer);
	}

	/** Kills the process, as kill -9 does. */
	async kill(): Promise<void> {
		await this.end('SIGKILL');
	}

	private get hasEnded(): boolean {
		return this.child.exitCode !== null || this.child.signalCode !== null || this.child.pid === undefined;
	}

	private async end(signal: NodeJS.Signals): Promise<void> {
		if (this.hasEnded) return;
		// "close", not "exit": only then its whole output has been read.
		const ended = new Promise((resolve) => this.child.once('close', resolve));
		this.signal(signal);
		await ended;
	}

	private signal(signal: NodeJS.Signals): void {
		const { pid } = this.child;
		if (pid === undefined || !this.ownGroup) {
			this.child.kill(signal);
			return;
		}
		try {
			process.kill(-pid, signal);
		} catch {
			// The group has already ended.
		}
	}
}
