import type { Row, Section } from '../section';
import { measureSubmit, type SubmitRow } from './measure';
import { IN_FLIGHT, type Rival, RIVALS } from './rivals';

const COLUMNS = ['Wall time', 'CPU an item', 'Memory growth', 'Most in flight', 'Connections'];

const AGAINST_FLOOR: Readonly<Record<'wall' | 'cpu', Row>> = {
	wall: { subject: 'Wall time / floor', unit: '×', target: { atMost: 0.97 } },
	cpu: { subject: 'CPU time / floor', unit: '×', target: { atMost: 0.9 } },
};

const ABOUT =
	`A service in a process of its own answers after 10 to 30 ms, in the same sequence for everybody. The floor is a node ` +
	`that reads one parameter and calls \`httpRequestWithAuthentication\` for each item, ${IN_FLIGHT} at a time, with the ` +
	'options that this node sends; it takes the answers as text and checks nothing. Each run is in a fresh process of its own that has sent 100 requests ' +
	'before. CPU time is that of all threads of the process; memory growth is the most that its resident set came to be ' +
	'above what it was before the run, which depends on when garbage is collected and so says little: see the next section but one. n8n-core, n8n-workflow and Node are the same for all.';

/** A thousand items, and everybody who can submit them. */
export const submitThousand: Section<SubmitRow> = {
	title: 'Submit 1,000 items',
	about: ABOUT,
	rows: {
		...AGAINST_FLOOR,
		sequential: { subject: 'One by one / this node, wall time', unit: '×', target: { atLeast: 6.5 } },
	},
	sideBySide: { heading: 'Who', columns: COLUMNS, names: Object.values(RIVALS) },
	measure: async () =>
		await measureSubmit(1_000, {
			...{ ours: 5, floor: 5, httpRequestNode: 3, rawFetch: 3, popCore: 3, openapiClient: 3, sequential: 1 },
		}),
};

const LONG_RUNS = {
	...{ ours: 3, floor: 3, httpRequestNode: 1, rawFetch: 1, popCore: 1, openapiClient: 1 },
} satisfies Partial<Record<Rival, number>>;

/** Ten thousand items; not one by one, which would take four minutes. */
export const submitTenThousand: Section<'wall' | 'cpu'> = {
	title: 'Submit 10,000 items',
	about: 'As before. One by one is left out, because it takes four minutes.',
	rows: AGAINST_FLOOR,
	sideBySide: {
		heading: 'Who',
		columns: COLUMNS,
		names: (Object.keys(LONG_RUNS) as Array<keyof typeof LONG_RUNS>).map((rival) => RIVALS[rival]),
	},
	measure: async () => await measureSubmit(10_000, LONG_RUNS),
};
