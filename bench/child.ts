import { fork } from 'node:child_process';

/** A process of the benchmark that talks to this one. */
export interface Child {
	/** The next message that it sends. Fails when it ends instead. */
	next<Sent>(): Promise<Sent>;
	send(message: string): void;
	/** Lets it go; it ends when it has nothing more to do. */
	end(): void;
}

/** How a process differs from the others. */
export interface ChildSettings {
	/** Further flags of Node. */
	readonly flags?: readonly string[];
	/** Gets what it prints, which is shown otherwise. */
	readonly onOutput?: (text: string) => void;
}

/** Starts a TypeScript file in a process of its own, which can collect its garbage on request. */
export function startChild(
	file: string,
	args: readonly string[] = [],
	{ flags = [], onOutput }: ChildSettings = {},
): Child {
	const child = fork(file, args, {
		execArgv: [...process.execArgv, '--expose-gc', ...flags],
		stdio: ['inherit', onOutput ? 'pipe' : 'inherit', 'inherit', 'ipc'],
	});
	child.stdout?.on('data', (data: Buffer) => onOutput?.(data.toString()));
	const sent: unknown[] = [];
	let ended: number | string | undefined;
	let change: () => void = () => {};
	child.on('message', (message) => {
		sent.push(message);
		change();
	});
	child.once('exit', (code, signal) => {
		ended = code ?? signal ?? 'nothing';
		change();
	});
	return {
		async next<Sent>() {
			while (sent.length === 0) {
				if (ended !== undefined) throw new Error(`${file} ${args.join(' ')} ended with ${ended}.`);
				await new Promise<void>((resolve) => (change = resolve));
			}
			return sent.shift() as Sent;
		},
		send: (message) => void child.send(message),
		end: () => {
			if (child.connected) child.disconnect();
		},
	};
}

/** The messages of the parent process, one after the other. */
export async function nextOrder(): Promise<string> {
	return await new Promise((resolve) => process.once('message', (message) => resolve(String(message))));
}

/** Sends the parent process a message, and resolves when it is on its way. */
export async function tellParent(message: unknown): Promise<void> {
	await new Promise<void>((resolve, reject) =>
		process.send?.(message, undefined, undefined, (error) => (error ? reject(error) : resolve())),
	);
}

/** Runs the main function of a child process, and ends the process with it. */
export function runChild(main: () => Promise<void>): void {
	main().then(
		() => process.exit(),
		(error: unknown) => {
			console.error(error);
			process.exit(1);
		},
	);
}
