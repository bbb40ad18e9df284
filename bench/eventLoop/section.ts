import type { Section } from '../section';
import { type Case, CASES } from './cases';
import { measureEventLoop } from './measure';

export const eventLoop: Section<Case> = {
	title: 'How long n8n’s event loop is held',
	about:
		'While it is held, n8n answers no call and no editor. The node runs in n8n’s engine against a service that answers at ' +
		'once; a timer is due every millisecond, and the figure is the longest time that it was late. What n8n’s own API does ' +
		'in one go counts too, such as copying the input items, and so does the collection of garbage; the answer of a job can ' +
		'only be parsed in one go, as each `Data` in it. The bare node does no more than that: it calls the same helper and ' +
		'parses the same texts.',
	rows: {
		submit: { subject: CASES.submit, unit: 'ms', target: { atMost: 100 } },
		get: { subject: CASES.get, unit: 'ms', target: { atMost: 100 } },
		subtitles: { subject: CASES.subtitles, unit: 'ms', target: { atMost: 100 } },
	},
	sideBySide: { heading: 'Longest hold', columns: ['This node', 'Bare node'], names: Object.values(CASES) },
	measure: measureEventLoop,
};
