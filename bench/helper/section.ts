import { join } from 'node:path';

import { shownFigure } from '../results';
import type { Section } from '../section';
import { median } from '../statistics';
import { type Run, takeTurns } from '../turns';
import { type Caller, CALLERS } from './callers';

const REQUESTS = 1_000;
const ROUNDS = 3;

/** Where the time of a request goes in n8n: what NOTES.md draws its conclusions from. */
export const helper: Section<never> = {
	title: "What n8n's request helper costs",
	about:
		'The same signed request, 1,000 times, ten at a time, answered at once, so that only work is left. CPU time of all ' +
		'threads of a fresh process for each run, the median of three; its parts are in [NOTES.md](NOTES.md).',
	rows: {},
	sideBySide: { heading: 'How', columns: ['CPU a request', 'Connections'], names: Object.values(CALLERS) },
	measure: async () => {
		const rounds = Object.fromEntries(Object.keys(CALLERS).map((caller) => [caller, ROUNDS])) as Record<Caller, number>;
		const file = join(__dirname, 'run.ts');
		const runs = await takeTurns({ file, count: REQUESTS, answers: 'at once', rounds });
		const cellsOf = (caller: Caller) => {
			const of = (what: keyof Run) => median((runs.get(caller) ?? []).map((run) => run[what]));
			return [`${shownFigure(of('cpuMs') / REQUESTS)} ms`, shownFigure(of('connections'))];
		};
		return {
			figures: {},
			cells: Object.fromEntries([...runs.keys()].map((caller) => [CALLERS[caller], cellsOf(caller)])),
		};
	},
};
