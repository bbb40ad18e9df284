/** Reads the answer in a file again and again: `readings.ts <file>`. Sends the CPU times in milliseconds. */
import { runChild, tellParent } from '../child';
import { readingsOf, timed, type Way } from './reading';

/** CPU time in milliseconds of each round. */
export type ReadingTimes = Readonly<Record<Way, readonly number[]>>;

const ROUNDS = 15;
const WARM_UP_ROUNDS = 10;

async function main(): Promise<void> {
	const readings = await readingsOf(process.argv[2] ?? '');
	const times: Record<Way, number[]> = { parse: [], simplified: [], whole: [] };
	for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
		for (const way of ['parse', 'simplified', 'whole'] as const) {
			const taken = timed(readings[way]);
			if (round >= 0) times[way].push(taken);
		}
	}
	await tellParent(times satisfies ReadingTimes);
}

runChild(main);
