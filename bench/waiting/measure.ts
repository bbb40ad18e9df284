import { join } from 'node:path';

import { startChild } from '../child';
import { shownFigure } from '../results';
import type { Outcome } from '../section';
import type { WaitingCost } from './run';
import { type Way, WAYS } from './ways';

export type WaitingRow = 'callbackQueries' | 'callbackSeconds' | 'pollQueries' | 'loopQueries';

/** All ways at the same time, each in a process of its own, since nearly all of it is waiting. */
export async function measureWaiting(): Promise<Outcome<WaitingRow>> {
	const ways = Object.keys(WAYS) as Way[];
	const costs = new Map<Way, WaitingCost>();
	await Promise.all(
		ways.map(async (way) => {
			costs.set(way, await startChild(join(__dirname, 'run.ts'), [way]).next<WaitingCost>());
		}),
	);
	const queries = (way: Way) => ({ value: costs.get(way)?.queriesPerJob ?? Number.NaN });
	return {
		figures: {
			callbackQueries: queries('callback'),
			callbackSeconds: { value: costs.get('callback')?.workerSeconds ?? Number.NaN },
			pollQueries: queries('poll'),
			loopQueries: queries('loop'),
		},
		cells: Object.fromEntries(
			[...costs].map(([way, { queriesPerJob, workerSeconds, minutes, runs }]) => [
				WAYS[way],
				[shownFigure(queriesPerJob), `${shownFigure(workerSeconds)} s`, String(runs), `${shownFigure(minutes)} min`],
			]),
		),
	};
}
