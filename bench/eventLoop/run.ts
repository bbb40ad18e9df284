/**
 * Runs a node in n8n's engine and watches the event loop: `run.ts <case> <ours|bare> <address>`. Sends the longest times, in
 * milliseconds, for which the loop was held in each round.
 */
import '../../local/engine/environment';

import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

import type { IDataObject } from 'n8n-workflow';

import { bareNode } from '../bareNode';
import { runChild, tellParent } from '../child';
import { inputOf } from '../clients';
import { collectGarbage } from '../cpu';
import { NODE, nodeRunner } from '../engine';
import { submitParameters } from '../submit/parameters';
import { IN_FLIGHT } from '../submit/rivals';
import type { Case, Subject } from './cases';

const BARE = 'bench.bare';
const ROUNDS = 3;

/** How many items there are; a job's answer is as large as the service has it. */
const ITEMS: Readonly<Record<Case, number>> = { submit: 10_000, get: 1, subtitles: 1 };

/** Above this, in milliseconds, a timer that is due every millisecond was late because of work. */
const RESOLUTION_MS = 1;

const jobId = '={{ $json.value }}';
const OURS = {
	submit: { ...submitParameters, ossUrl: jobId },
	get: { operation: 'get', jobId },
	subtitles: { operation: 'getSubtitles', jobId, format: 'srt' },
} as const;

async function main(): Promise<void> {
	const [what = 'get', who = 'ours', address = ''] = process.argv.slice(2) as [Case, Subject, string];
	const submits = what === 'submit';
	const bare = bareNode('bare', {
		action: submits ? 'SubmitSmarttagJob' : 'QuerySmarttagJob',
		inFlight: IN_FLIGHT,
		query: submits ? inputOf : (JobId) => ({ JobId }),
		read: submits ? (text) => JSON.parse(text) as IDataObject : parsed,
	});
	const node =
		who === 'ours' ? { type: NODE, parameters: OURS[what] } : { type: BARE, parameters: { value: jobId, address } };
	const run = await nodeRunner(node, address, { [BARE]: bare });
	const items = (count: number) =>
		Array.from({ length: count }, (_, item) => ({
			value: submits ? `oss://bucket/${item}.mp4` : item.toString(16).padStart(32, '0'),
		}));
	await run(items(Math.min(100, ITEMS[what])));
	const held: number[] = [];
	for (let round = 0; round < (submits ? 1 : ROUNDS); round++) {
		collectGarbage();
		const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
		delay.enable();
		await sleep(50);
		delay.reset();
		await run(items(ITEMS[what]));
		await sleep(50);
		delay.disable();
		held.push(delay.max / 1e6 - RESOLUTION_MS);
	}
	await tellParent(held);
}

function parsed(text: string): IDataObject {
	const body = JSON.parse(text) as { Results: { Result: Array<{ Type: string; Data: string }> } };
	return { Result: body.Results.Result.map(({ Data }) => JSON.parse(Data) as IDataObject) };
}

runChild(main);
