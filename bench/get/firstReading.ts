/** Reads the answer in a file once: `firstReading.ts <file> <way>`. Sends the CPU time in milliseconds. */
import { runChild, tellParent } from '../child';
import { readingsOf, timed, type Way } from './reading';

async function main(): Promise<void> {
	const readings = await readingsOf(process.argv[2] ?? '');
	await tellParent(timed(readings[process.argv[3] as Way]));
}

runChild(main);
