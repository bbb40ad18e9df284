import type { Section } from '../section';
import { type CallbackRow, measureCallbacks } from './measure';
import { CALLBACKS_A_ROUND, JOBS, RIVALS, ROUNDS, WARM_UP } from './rivals';

const row = (jobs: number) => ({
	subject: `CPU a callback, ${jobs.toLocaleString('en')} jobs, this node / commit 5527d2b`,
	unit: '×',
	target: { atMost: 0.7 },
});

export const callbacks: Section<CallbackRow> = {
	title: 'Callbacks in n8n itself',
	about:
		'Two of the installed n8n, each one process with SQLite: one with the packed package, one with that of commit 5527d2b, ' +
		'built in the same run, whose node evaluates `{{ $input.all() }}` for every callback. In each an execution that was ' +
		'started by a webhook is suspended with as many jobs. The local service, in a process of its own, ends one job after ' +
		`the other and calls back: ${WARM_UP} times before, then ${ROUNDS} rounds of ${CALLBACKS_A_ROUND}, in turns. Each ` +
		'callback is sent when n8n has answered the one before with 200 and the node has queried one job, and changes nothing, ' +
		'since other jobs continue; at the end the execution must still be suspended. The CPU time of the process of n8n (all ' +
		'threads; in brackets its main thread), less what it takes at rest, is divided by the callbacks. It includes all that ' +
		'n8n does: loading and parsing the execution, setting up its expressions, reading the credential.',
	rows: { jobs100: row(100), jobs300: row(300), jobs1000: row(1_000) },
	sideBySide: {
		heading: 'Who',
		columns: JOBS.map((jobs) => `${jobs.toLocaleString('en')} jobs`),
		names: Object.values(RIVALS),
	},
	measure: measureCallbacks,
};
