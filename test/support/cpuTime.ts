/** The least CPU time of some runs, in milliseconds: what disturbs one does not disturb all. */
export function leastCpuMs(action: () => void): number {
	const times = Array.from({ length: 5 }, () => {
		const before = process.cpuUsage();
		action();
		const { user, system } = process.cpuUsage(before);
		return (user + system) / 1000;
	});
	return Math.min(...times);
}
