import type { IDataObject, IExecuteFunctions, INode } from 'n8n-workflow';

import { readRunOptions } from '../../../nodes/AlibabaCloudSmarttag/items/runOptions';

const NODE: INode = { id: '1', name: 'Submit', type: 't', typeVersion: 1, position: [0, 0], parameters: {} };
const LONGEST_TIMER = 2 ** 31 - 1;
const HALF_A_YEAR = 180 * 24 * 3_600_000;

function read(options: IDataObject) {
	const context: Pick<IExecuteFunctions, 'getInputData' | 'getNode'> & {
		getNodeParameter(name: string): unknown;
	} = {
		getInputData: () => [],
		getNode: () => NODE,
		getNodeParameter: (name) => options[name.replace('options.', '')] ?? '',
	};
	return readRunOptions(context as unknown as IExecuteFunctions);
}

describe('Options of a run', () => {
	it('are those of the panel unless set', () => {
		expect(read({})).toEqual({
			...{ concurrency: 10, maxRetries: 5, timeoutMs: 60_000, checkTemplate: true, repeatsChangedItems: false },
			...{ firstPauseMs: 5_000, longestPauseMs: 60_000, pollTimeoutMs: 3_600_000, callbackTimeoutMs: 86_400_000 },
			refusalTimeoutMs: 120_000,
		});
	});

	it.each([
		['requestTimeout', 'timeoutMs', 2_147_483, 2_147_483_000],
		['requestTimeout', 'timeoutMs', 2_147_484, LONGEST_TIMER],
		['firstCheckAfter', 'firstPauseMs', 1e12, LONGEST_TIMER],
		['checkAtMostEvery', 'longestPauseMs', 1e12, LONGEST_TIMER],
		['pollTimeout', 'pollTimeoutMs', 259_199, HALF_A_YEAR - 60_000],
		['pollTimeout', 'pollTimeoutMs', 259_201, HALF_A_YEAR],
		['callbackTimeout', 'callbackTimeoutMs', 1e300, HALF_A_YEAR],
	] as const)(
		'%s ends at what a timer and the service can hold: %s is at most that with %d',
		(name, told, value, ms) => {
			expect(read({ [name]: value })[told]).toBe(ms);
		},
	);
});
