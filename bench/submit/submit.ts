import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

import { type Figure, median } from '../figure';
import type { SubmitTaken } from './run';

const NODE = 'n8n-nodes-alibaba-cloud-smarttag.alibabaCloudSmarttag';
const FLOOR = 'bench.floor';
const SEQUENTIAL = 'bench.sequential';

/** Ours, the floor and the sequential way, each run in a fresh process, taking turns. */
export async function measureSubmit(count: number, rounds: number): Promise<Figure[]> {
	const service = fork(join(__dirname, 'service.ts'));
	const { port } = await message<{ port: number }>(service);
	const take = async (type: string): Promise<SubmitTaken> =>
		await message(fork(join(__dirname, 'run.ts'), [type, String(count), `http://127.0.0.1:${port}`]));
	const ours: SubmitTaken[] = [];
	const floor: SubmitTaken[] = [];
	try {
		for (let round = 0; round < rounds; round++) {
			ours.push(await take(NODE));
			floor.push(await take(FLOOR));
		}
		const sequential = count <= 1000 ? await take(SEQUENTIAL) : undefined;
		const of = (runs: readonly SubmitTaken[], what: keyof SubmitTaken) => median(runs.map((run) => run[what]));
		const items = `Submit ${count} items: `;
		const againstFloor = (what: keyof SubmitTaken) => of(ours, what) / of(floor, what);
		return [
			{ subject: `${items}wall time / floor`, value: againstFloor('wallMs'), unit: '×', target: { atMost: 1.05 } },
			{ subject: `${items}CPU time / floor`, value: againstFloor('cpuMs'), unit: '×', target: { atMost: 1.15 } },
			{ subject: `${items}memory growth / floor`, value: againstFloor('grownBytes'), unit: '×', target: { atMost: 1 } },
			...(sequential
				? [
						{
							subject: `${items}sequential / ours, wall time`,
							value: sequential.wallMs / of(ours, 'wallMs'),
							unit: '×',
							target: { atLeast: 6.5 },
						},
					]
				: []),
		];
	} finally {
		service.disconnect();
	}
}

async function message<Sent>(child: ChildProcess): Promise<Sent> {
	return await new Promise<Sent>((resolve, reject) => {
		child.once('message', (sent) => resolve(sent as Sent));
		child.once('exit', (code) => reject(new Error(`A process of the benchmark ended with ${code}.`)));
	});
}
