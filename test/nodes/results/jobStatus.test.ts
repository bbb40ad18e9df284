import { documentedState, hasJobFailed, isTerminal } from '../../../nodes/AlibabaCloudSmarttag/results/jobStatus';

it.each([
	['Submitted', false, false],
	['Processing', false, false],
	['Success', true, false],
	['Fail', true, true],
	['Failed', false, false],
	['Pausing', false, false],
	['success', false, false],
	['', false, false],
])('a job in state "%s" has ended: %s; without a result: %s', (status, terminal, failed) => {
	expect([isTerminal(status), hasJobFailed(status)]).toEqual([terminal, failed]);
});

it.each([
	['Success', 'Success'],
	['SUCCESS', 'Success'],
	[' fail ', 'Fail'],
	['processing', 'Processing'],
	['Failed', undefined],
	['constructor', undefined],
	['', undefined],
])('the word "%s" of a callback means %s', (word, state) => {
	expect(documentedState(word)).toBe(state);
});
