import type { Section } from '../section';
import { measureWaiting, type WaitingRow } from './measure';
import { JOBS, SPEED, WAYS } from './ways';

export const waiting: Section<WaitingRow> = {
	title: 'Wait for jobs',
	about:
		`One execution with ${JOBS} jobs of two to ten minutes each, twenty of them processed at a time, in a host that ` +
		`suspends and resumes as n8n does. Everything goes ${SPEED} times as fast as in life: jobs, pauses, waits. Worker ` +
		'seconds are the time that the execution was running. Where it runs while it waits, they are given as in life; where ' +
		'it is suspended they are work alone, given as measured. Callbacks are answered by n8n’s main or webhook process, ' +
		'not by a worker. These are counts, so there are no rounds.',
	rows: {
		callbackQueries: { subject: 'Callback: queries a job', unit: '', target: { atMost: 2 } },
		callbackSeconds: { subject: 'Callback: worker seconds held', unit: 's' },
		pollQueries: { subject: 'Poll: queries a job', unit: '' },
		loopQueries: { subject: 'Hand-built loop: queries a job', unit: '' },
	},
	sideBySide: {
		heading: 'Way',
		columns: ['Queries a job', 'Worker seconds held', 'Runs of the execution', 'Until all are out'],
		names: Object.values(WAYS),
	},
	measure: measureWaiting,
};
