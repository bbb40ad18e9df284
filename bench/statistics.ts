import type { Measured } from './section';

/** The middle one of the values; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((left, right) => left - right);
	const half = sorted.length / 2;
	const pair = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
	return pair.reduce<number>((sum, value) => sum + (value ?? Number.NaN) / 2, 0);
}

/** The median of rounds, with the bounds of the middle half of them. */
export function ofRounds(values: readonly number[]): Measured {
	if (values.length < 2) return { value: median(values) };
	const sorted = [...values].sort((left, right) => left - right);
	const at = (share: number) => sorted[Math.round((sorted.length - 1) * share)] ?? Number.NaN;
	return { value: median(values), range: [at(0.25), at(0.75)] };
}

/**
 * The ratio of two subjects that took turns: that of each round, since what slows down the machine slows down both.
 * Where one has fewer rounds, the others are left out.
 */
export function ratioOfRounds(ones: readonly number[], others: readonly number[]): Measured {
	const rounds = Math.min(ones.length, others.length);
	return ofRounds(ones.slice(0, rounds).map((one, round) => one / (others[round] ?? Number.NaN)));
}
