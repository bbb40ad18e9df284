import { type ChildProcess, spawn } from 'node:child_process';
import { Socket } from 'node:net';

/** Runs in a separate process. Its standard input ends when this process ends, for whatever reason. */
const SCRIPT = `
let lines = '';
process.stdin.on('data', (chunk) => (lines += chunk));
process.stdin.on('end', () => {
	const tasks = lines.split('\\n').filter(Boolean).map((line) => JSON.parse(line));
	for (const { group } of tasks) {
		try {
			if (group) process.kill(-group, 'SIGKILL');
		} catch {}
	}
	for (const { folder } of tasks) {
		if (folder) require('node:fs').rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
	}
});
`;

let guard: ChildProcess | undefined;

/**
 * Kills a process group when this process has ended, also when it was killed: Ctrl-C does not reach another group, which
 * would continue to run.
 */
export function guardGroup(group: number): void {
	send({ group });
}

/** Removes a folder when this process has ended, also when it was killed. */
export function guardFolder(folder: string): void {
	send({ folder });
}

function send(task: object): void {
	guard ??= startGuard();
	guard.stdin?.write(`${JSON.stringify(task)}\n`);
}

function startGuard(): ChildProcess {
	const child = spawn(process.execPath, ['-e', SCRIPT], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
	// Otherwise both would keep this process running.
	child.unref();
	if (child.stdin instanceof Socket) child.stdin.unref();
	return child;
}
