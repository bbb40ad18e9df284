/** CPU time of this process since it started, in milliseconds; all of its threads. */
export function cpuMs(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
}

/** Collects garbage, so that what was made before does not count; needs `--expose-gc`. */
export function collectGarbage(): void {
	if (!globalThis.gc) throw new Error('The process was started without --expose-gc.');
	void globalThis.gc();
}
