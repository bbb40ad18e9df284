import type fc from 'fast-check';

/** Makes the same sets on every machine; another number makes others. */
const DEFAULT_SEED = 20_260_131;

/** How long one run of the engine may take before it counts as hung, in milliseconds. */
const HUNG_MS = 60_000;

/** How a failing set is found again. */
interface Settings extends fc.Parameters<unknown> {
	readonly seed: number;
}

/**
 * The settings of a fuzz property: `FUZZ_SEED` chooses the sets, `FUZZ_PATH` goes straight to a failing one (both are
 * printed when a property fails), `FUZZ_TIMES` makes more of them.
 *
 * @param numRuns how often the property runs, before `FUZZ_TIMES`
 */
export function fuzzRuns(numRuns: number): Settings {
	const seed = numberFrom('FUZZ_SEED', DEFAULT_SEED);
	const path = process.env.FUZZ_PATH;
	return { seed, numRuns: numRuns * numberFrom('FUZZ_TIMES', 1), timeout: HUNG_MS, ...(path && { path }) };
}

/** Says which seed the sets of a file come from. */
export function tellSeed(what: string): void {
	process.stdout.write(`${what}: FUZZ_SEED=${fuzzRuns(1).seed}\n`);
}

function numberFrom(variable: string, fallback: number): number {
	const given = process.env[variable];
	if (!given) return fallback;
	const number = Number(given);
	if (!Number.isSafeInteger(number)) throw new Error(`${variable} has to be a whole number`);
	return number;
}
