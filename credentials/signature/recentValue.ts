/** How long a value stays in memory without being used, in milliseconds. */
const UNUSED_MS = 5_000;

/**
 * The value that was made last, for as long as it is used: a run signs many requests with one key. It may contain a secret,
 * so the first use after five seconds without one drops it, even where it would still fit. Verified nodes must not set
 * timers.
 */
export class RecentValue<Source, Value> {
	private latest?: { readonly source: Source; readonly value: Value; usedAt: number };

	/**
	 * @param make makes the value; what it throws is not stored
	 * @param isSame whether two sources make the same value
	 */
	constructor(
		private readonly make: (source: Source) => Value,
		private readonly isSame: (one: Source, other: Source) => boolean = Object.is,
	) {}

	/**
	 * The value of this source.
	 *
	 * @param time milliseconds since 1970
	 */
	of(source: Source, time: number): Value {
		const { latest } = this;
		if (latest && Math.abs(time - latest.usedAt) < UNUSED_MS && this.isSame(latest.source, source)) {
			latest.usedAt = time;
			return latest.value;
		}
		this.latest = undefined;
		const value = this.make(source);
		this.latest = { source, value, usedAt: time };
		return value;
	}
}
