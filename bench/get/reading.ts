import { readFileSync } from 'node:fs';

import type * as answer from '../../nodes/AlibabaCloudSmarttag/ims/answer';
import type * as jobOutput from '../../nodes/AlibabaCloudSmarttag/job/jobOutput';
import type * as steps from '../../nodes/AlibabaCloudSmarttag/values/steps';
import { builtModule } from '../built';
import { collectGarbage, cpuMs } from '../cpu';

/** Ways to read the text of an answer; `parse` is JSON.parse of it and of each `Data`. */
export type Way = 'parse' | 'simplified' | 'whole';

const SIMPLIFIED: jobOutput.JobOutput = { simplify: true, addApiResults: false, addUserData: false, resultTypes: [] };

interface AnswerText {
	readonly Results: { readonly Result: ReadonlyArray<{ readonly Data: string }> };
}

/** The readings of the answer in a file, by the built package. */
export async function readingsOf(file: string): Promise<Record<Way, () => unknown>> {
	const text = readFileSync(file, 'utf8');
	const { readAnswer } = await builtModule<typeof answer>('nodes/AlibabaCloudSmarttag/ims/answer');
	const { jobContent } = await builtModule<typeof jobOutput>('nodes/AlibabaCloudSmarttag/job/jobOutput');
	const { allAtOnce } = await builtModule<typeof steps>('nodes/AlibabaCloudSmarttag/values/steps');
	const reading = (output: jobOutput.JobOutput) => () => {
		const read = readAnswer(200, text);
		if (read.kind !== 'accepted') throw new Error('The answer is not one that the API would give.');
		return allAtOnce(jobContent('job', read.body, output)).json;
	};
	return {
		parse: () => (JSON.parse(text) as AnswerText).Results.Result.map(({ Data }) => JSON.parse(Data) as unknown),
		simplified: reading(SIMPLIFIED),
		whole: reading({ ...SIMPLIFIED, simplify: false }),
	};
}

/** The CPU time of one reading in milliseconds; what it made is kept until then, as the engine keeps an item. */
export function timed(reading: () => unknown): number {
	collectGarbage();
	const began = cpuMs();
	const made = reading();
	const taken = cpuMs() - began;
	if (made === undefined) throw new Error('Nothing was read.');
	return taken;
}
