/** The clock window of 15 minutes on either side; a request outside it is refused before its nonce is checked. */
const keepMs = 30 * 60 * 1000;

/** Remembers which nonces an AccessKey has used. */
export class NonceMemory {
	private readonly seen = new Map<string, number>();

	/** Records the nonce at `now` (ms). False when this AccessKey used it before. */
	use(accessKeyId: string, nonce: string, now: number): boolean {
		this.forgetBefore(now - keepMs);
		const key = JSON.stringify([accessKeyId, nonce]);
		if (this.seen.has(key)) return false;
		this.seen.set(key, now);
		return true;
	}

	clear(): void {
		this.seen.clear();
	}

	private forgetBefore(limit: number): void {
		for (const [key, at] of this.seen) {
			if (at >= limit) return;
			this.seen.delete(key);
		}
	}
}
