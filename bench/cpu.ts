import { readFileSync } from 'node:fs';

/** CPU time of this process since it started, in milliseconds; all of its threads. */
export function cpuMs(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
}

/** What a tick of the kernel's clock is worth in `/proc/<pid>/stat`, in milliseconds. */
const TICK_MS = 10;

/** CPU time that a process has taken so far, user and system, all threads, in milliseconds (proc(5), fields 14 and 15). */
export function cpuMsOf(pid = 0): number {
	return ticksIn(`/proc/${pid}/stat`) * TICK_MS;
}

/** The same of its main thread alone. */
export function mainThreadCpuMsOf(pid = 0): number {
	return ticksIn(`/proc/${pid}/task/${pid}/stat`) * TICK_MS;
}

function ticksIn(file: string): number {
	const [, afterName = ''] = readFileSync(file, 'utf8').split(') ');
	const fields = afterName.split(' ');
	return Number(fields[11]) + Number(fields[12]);
}

/** Collects garbage, so that what was made before does not count; needs `--expose-gc`. */
export function collectGarbage(): void {
	if (!globalThis.gc) throw new Error('The process was started without --expose-gc.');
	void globalThis.gc();
}
