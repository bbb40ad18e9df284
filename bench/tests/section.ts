import type { Section } from '../section';
import { measureTests, type TestsRow } from './measure';

export const tests: Section<TestsRow> = {
	title: 'Tests',
	about:
		'What `npm test` runs after its build, once, in processes of its own, with as many workers as its configuration ' +
		'names. Jest’s cache is as earlier runs left it: without one, TypeScript is compiled first. CPU time is that of all ' +
		'processes.',
	rows: {
		wall: { subject: '`npm test`, wall time', unit: 's', target: { atMost: 180 } },
		cpu: { subject: '`npm test`, CPU time', unit: 's' },
	},
	measure: measureTests,
};
