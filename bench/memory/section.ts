import type { Section } from '../section';
import { measureMemory, nameOf } from './measure';
import { COUNTS, type MemoryRow } from './subjects';

const row = (count: number) => ({
	subject: `${count.toLocaleString('en')} items: retained, above the floor`,
	unit: 'MB',
	target: { atMost: 1.5 },
});

export const memory: Section<MemoryRow> = {
	title: 'Memory of submitting',
	about:
		'What a run leaves in the heap of V8 after a full collection, without its output items, in a fresh process for each run ' +
		'that has submitted 200 jobs before. The floor reads its answers as streams as well. Promoted are the bytes that were ' +
		'moved to the space of old objects for each item: they live until the next full collection, and how many of them pile ' +
		'up until then is what a process grows by at its peak.',
	rows: { retained1000: row(1_000), retained10000: row(10_000), retained30000: row(30_000) },
	sideBySide: {
		heading: 'Who',
		columns: ['Retained', 'Promoted an item'],
		names: COUNTS.flatMap((count) => [nameOf('ours', count), nameOf('floor', count)]),
	},
	measure: measureMemory,
};
