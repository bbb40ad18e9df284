import type { Section } from '../section';
import { measureInN8n } from './measure';
import { SUBMITTING } from './submitting';

export const inN8n: Section<'cpu'> = {
	title: 'Submit in n8n itself',
	about:
		'The installed n8n with the packed package, one process, SQLite. A workflow with 1,000 items is run from the editor’s ' +
		'API and answered at once; the CPU time of the process of n8n, less that of the same workflow with one item, is ' +
		'divided by the items. It holds all that n8n does: reading and decrypting the credential, storing the execution, ' +
		'notifying the editor.',
	rows: { cpu: { subject: 'CPU an item, this node / HTTP Request node', unit: '×', target: { atMost: 0.25 } } },
	sideBySide: { heading: 'Who', columns: ['CPU an item'], names: Object.values(SUBMITTING) },
	measure: measureInN8n,
};
