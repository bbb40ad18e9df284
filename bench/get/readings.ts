/** Reads the answer in a file again and again: `readings.ts <file>`. Sends the CPU times in milliseconds. */
import { readFileSync } from 'node:fs';

import { readAnswer } from '../../nodes/AlibabaCloudSmarttag/ims/answer';
import { jobContent, type JobOutput } from '../../nodes/AlibabaCloudSmarttag/job/jobOutput';
import { allAtOnce } from '../../nodes/AlibabaCloudSmarttag/values/steps';
import { runChild, tellParent } from '../child';
import { collectGarbage, cpuMs } from '../cpu';

/** CPU time in milliseconds of each round; the first simplified answer of a process, before any warm-up. */
export interface ReadingTimes {
	readonly parse: readonly number[];
	readonly simplified: readonly number[];
	readonly whole: readonly number[];
	readonly firstSimplified: number;
}

const ROUNDS = 15;
const WARM_UP_ROUNDS = 10;

const simplified: JobOutput = { simplify: true, addApiResults: false, addUserData: false, resultTypes: [] };

interface AnswerText {
	readonly Results: { readonly Result: ReadonlyArray<{ readonly Data: string }> };
}

async function main(): Promise<void> {
	const text = readFileSync(process.argv[2] ?? '', 'utf8');
	const read = (output: JobOutput) => () => {
		const answer = readAnswer(200, text);
		if (answer.kind !== 'accepted') throw new Error('The answer is not one that the API would give.');
		return allAtOnce(jobContent('job', answer.body, output)).json;
	};
	const readings = {
		parse: () => (JSON.parse(text) as AnswerText).Results.Result.map(({ Data }) => JSON.parse(Data) as unknown),
		simplified: read(simplified),
		whole: read({ ...simplified, simplify: false }),
	};
	const firstSimplified = timed(readings.simplified);
	const times: Record<keyof typeof readings, number[]> = { parse: [], simplified: [], whole: [] };
	for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
		for (const name of ['parse', 'simplified', 'whole'] as const) {
			const taken = timed(readings[name]);
			if (round >= 0) times[name].push(taken);
		}
	}
	await tellParent({ ...times, firstSimplified } satisfies ReadingTimes);
}

/** The CPU time of one reading; what it made is kept until then, as the engine keeps an item. */
function timed(reading: () => unknown): number {
	collectGarbage();
	const began = cpuMs();
	const made = reading();
	const taken = cpuMs() - began;
	if (made === undefined) throw new Error('Nothing was read.');
	return taken;
}

runChild(main);
