import { type ChildProcess, spawn } from 'node:child_process';
import { Socket } from 'node:net';

/** Runs in a process of its own. Its standard input ends when this process does, however that came about. */
const SCRIPT = `
let lines = '';
process.stdin.on('data', (chunk) => (lines += chunk));
process.stdin.on('end', () => {
	const things = lines.split('\\n').filter(Boolean).map((line) => JSON.parse(line));
	for (const { group } of things) {
		try {
			if (group) process.kill(-group, 'SIGKILL');
		} catch {}
	}
	for (const { folder } of things) {
		if (folder) require('node:fs').rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
	}
});
`;

let guard: ChildProcess | undefined;

/**
 * Kills a process group when this process has ended, also when it was killed: what has a group of its own gets no Ctrl-C,
 * and would run on.
 */
export function guardGroup(group: number): void {
	tell({ group });
}

/** Removes a folder when this process has ended, also when it was killed. */
export function guardFolder(folder: string): void {
	tell({ folder });
}

function tell(thing: object): void {
	guard ??= startGuard();
	guard.stdin?.write(`${JSON.stringify(thing)}\n`);
}

function startGuard(): ChildProcess {
	const child = spawn(process.execPath, ['-e', SCRIPT], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
	// Neither may keep this process from ending.
	child.unref();
	if (child.stdin instanceof Socket) child.stdin.unref();
	return child;
}
