import type { Section } from '../section';
import { CELLS, type GetRow, measureGet } from './measure';

const read = (what: string) => `${what}: reading the answer / JSON.parse of answer and each Data`;
const first = (what: string) => `${what}, simplified: the first of a process / the first JSON.parse of another`;
const run = (what: string) => `${what}: the whole run / the bare node that parses the same`;

export const get: Section<GetRow> = {
	title: 'Get a large result',
	about:
		'The answer of a very long video with every kind of result, 4 and 20 MB (1,000,000 bytes each): half of it speech, a ' +
		'quarter text on screen, a quarter tags and people. Reading the answer is what this node does with the text of an ' +
		'answer, up to the JSON of its item, in CPU time. The pure JSON.parse is that of the answer and of each `Data` in ' +
		'it, which are JSON in JSON. Both take turns in one process, after a warm-up; garbage is collected before each, and ' +
		'what they make themselves counts. The first of a process is not compiled yet; what the compiler takes counts too. ' +
		'The whole run is the node in n8n’s engine with one item, against a ' +
		'bare node that fetches the same answer by the same helper and only parses it; wall time, transport included.',
	rows: {
		simplified4: { subject: read('4 MB, simplified'), unit: '×', target: { atMost: 1.35 } },
		first4: { subject: first('4 MB'), unit: '×', target: { atMost: 1.8 } },
		whole4: { subject: read('4 MB, in the words of the API'), unit: '×', target: { atMost: 1.5 } },
		simplified20: { subject: read('20 MB, simplified'), unit: '×', target: { atMost: 1.5 } },
		first20: { subject: first('20 MB'), unit: '×' },
		whole20: { subject: read('20 MB, in the words of the API'), unit: '×', target: { atMost: 1.5 } },
		run4: { subject: run('4 MB, simplified'), unit: '×' },
		run20: { subject: run('20 MB, simplified'), unit: '×' },
	},
	sideBySide: { heading: 'CPU time of one answer', ...CELLS },
	measure: measureGet,
};
