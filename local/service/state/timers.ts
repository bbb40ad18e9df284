/** Timeouts that are cleared together, so that none runs after the service is closed or reset. */
export class Timers {
	private readonly pending = new Set<NodeJS.Timeout>();

	/** Runs `task` after `ms` milliseconds (Infinity = never) unless cleared before. Returns a function that cancels it. */
	after(ms: number, task: () => void): () => void {
		if (ms === Number.POSITIVE_INFINITY) return () => undefined;
		const timeout = setTimeout(() => {
			this.pending.delete(timeout);
			task();
		}, ms);
		this.pending.add(timeout);
		return () => {
			clearTimeout(timeout);
			this.pending.delete(timeout);
		};
	}

	/** Resolves after `ms` milliseconds; never when cleared before. */
	sleep(ms: number): Promise<void> {
		return new Promise((resolve) => this.after(ms, resolve));
	}

	clear(): void {
		for (const timeout of this.pending) clearTimeout(timeout);
		this.pending.clear();
	}
}
