/** Gets a job in n8n's engine again and again: `runs.ts <address>`. Sends the wall times in milliseconds. */
import '../../local/engine/environment';

import type { IDataObject } from 'n8n-workflow';

import { bareNode } from '../bareNode';
import { runChild, tellParent } from '../child';
import { collectGarbage } from '../cpu';
import { NODE, nodeRunner } from '../engine';

/** Wall time in milliseconds of each round. */
export interface RunTimes {
	readonly node: readonly number[];
	readonly bare: readonly number[];
}

const ROUNDS = 9;
const WARM_UP_ROUNDS = 3;
const BARE = 'bench.bare';

async function main(): Promise<void> {
	const address = process.argv[2] ?? '';
	const bare = bareNode('bare', {
		action: 'QuerySmarttagJob',
		inFlight: 1,
		query: (JobId) => ({ JobId }),
		read: (text) => {
			const body = JSON.parse(text) as { Results: { Result: Array<{ Type: string; Data: string }> } };
			const Result = body.Results.Result.map(({ Type, Data }) => ({ Type, Data: JSON.parse(Data) as IDataObject }));
			return { ...body, Results: { Result } };
		},
	});
	const jobId = '={{ $json.jobId }}';
	const runners = {
		node: await nodeRunner({ type: NODE, parameters: { operation: 'get', jobId } }, address),
		bare: await nodeRunner({ type: BARE, parameters: { value: jobId, address } }, address, { [BARE]: bare }),
	};
	const times: Record<keyof typeof runners, number[]> = { node: [], bare: [] };
	for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
		for (const name of ['node', 'bare'] as const) {
			collectGarbage();
			const began = performance.now();
			const [item] = await runners[name]([{ jobId: '0123456789abcdef0123456789abcdef' }]);
			if (round >= 0) times[name].push(performance.now() - began);
			if (JSON.stringify(item ?? {}).length < 100_000) throw new Error(`${name} returned no large result.`);
		}
	}
	await tellParent(times satisfies RunTimes);
}

runChild(main);
