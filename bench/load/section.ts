import type { Section } from '../section';
import { type LoadRow, measureLoad } from './measure';
import { LOADED } from './subjects';

export const load: Section<LoadRow> = {
	title: 'Install and load',
	about:
		'The packed package, installed as n8n installs community nodes. Loaded in the Node and beside the n8n-core of the ' +
		'installed n8n, each time in a fresh process that has n8n-core and n8n-workflow already: every file that n8n reads at ' +
		'its start, and an object of each class. Heap after a collection of garbage. n8n’s own nodes are loaded in the ' +
		'same way, from its own modules.',
	rows: {
		time: { subject: 'Time to load', unit: 'ms', target: { atMost: 8 } },
		heap: { subject: 'Heap when loaded', unit: 'MB', target: { atMost: 0.3 } },
		files: { subject: 'Files that n8n reads at its start', unit: '' },
		tarball: { subject: 'Tarball', unit: 'kB' },
		packages: { subject: 'Packages installed', unit: '', target: { atMost: 1 } },
	},
	sideBySide: { heading: 'What', columns: ['Time to load', 'Heap', 'Files read'], names: Object.values(LOADED) },
	measure: measureLoad,
};
