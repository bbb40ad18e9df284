import { join } from 'node:path';

import { shownFigure } from '../results';
import type { Measured, Outcome } from '../section';
import { median, ratioOfRounds } from '../statistics';
import { type Run, takeTurns } from '../turns';
import { type Rival, RIVALS } from './rivals';

/** The figures of a measurement of submits. */
export type SubmitRow = 'wall' | 'cpu' | 'sequential';

/**
 * Lets the rivals submit the same items.
 *
 * @param rounds in how many rounds a rival takes part
 */
export async function measureSubmit(
	count: number,
	rounds: Readonly<Partial<Record<Rival, number>>>,
): Promise<Outcome<SubmitRow>> {
	const runs = await takeTurns({ file: join(__dirname, 'run.ts'), count, answers: 'delayed', rounds });
	const all = (rival: Rival, what: keyof Run) => (runs.get(rival) ?? []).map((run) => run[what]);
	const againstFloor = (what: keyof Run): Measured => ratioOfRounds(all('ours', what), all('floor', what));
	const cellsOf = (rival: Rival): string[] => {
		const of = (what: keyof Run) => median(all(rival, what));
		return [
			`${shownFigure(of('wallMs') / 1000)} s`,
			`${shownFigure(of('cpuMs') / count)} ms`,
			`${shownFigure(of('grownBytes') / 1e6)} MB`,
			shownFigure(of('mostInFlight')),
			shownFigure(of('connections')),
		];
	};
	return {
		figures: {
			wall: againstFloor('wallMs'),
			cpu: againstFloor('cpuMs'),
			sequential: ratioOfRounds(all('sequential', 'wallMs'), all('ours', 'wallMs')),
		},
		cells: Object.fromEntries([...runs.keys()].map((rival) => [RIVALS[rival], cellsOf(rival)])),
	};
}
