/**
 * One node submits once in a process of its own, which reports each collection of garbage to its parent: `run.ts
 * <ours|floor> <items> <address>`. Sends the bytes that are retained after a full collection.
 */
import '../../local/engine/environment';

import type { IDataObject } from 'n8n-workflow';

import { bareNode } from '../bareNode';
import { nextOrder, runChild, tellParent } from '../child';
import { inputOf } from '../clients';
import { collectGarbage } from '../cpu';
import { NODE, nodeRunner } from '../engine';
import { submitParameters } from '../submit/parameters';
import { IN_FLIGHT } from '../submit/rivals';

const BARE = 'bench.bare';
const WARM_UP_ITEMS = 200;

async function main(): Promise<void> {
	const [who = '', count = '', address = ''] = process.argv.slice(2);
	const floor = bareNode('bare', {
		action: 'SubmitSmarttagJob',
		inFlight: IN_FLIGHT,
		query: inputOf,
		read: (text) => JSON.parse(text) as IDataObject,
		options: { encoding: 'stream' },
	});
	const node =
		who === 'ours'
			? { type: NODE, parameters: submitParameters }
			: { type: BARE, parameters: { value: '={{ $json.video }}', address } };
	const run = await nodeRunner(node, address, { [BARE]: floor });
	await run(videos(WARM_UP_ITEMS));
	const items = videos(Number(count));
	fullCollection();
	const before = process.memoryUsage().heapUsed;
	await tellParent('ready');
	await nextOrder();
	const answers = await run(items);
	const retained = () => {
		fullCollection();
		return process.memoryUsage().heapUsed - before;
	};
	// The items themselves are n8n's to keep: with them, and without.
	const withItems = retained();
	answers.length = 0;
	await tellParent({ withItems, retained: retained() });
}

/** Twice, since what a first one finalizes goes with the second. */
function fullCollection(): void {
	collectGarbage();
	collectGarbage();
}

function videos(count: number): IDataObject[] {
	return Array.from({ length: count }, (_, item) => ({ video: `oss://bucket/videos/${item}.mp4` }));
}

runChild(main);
