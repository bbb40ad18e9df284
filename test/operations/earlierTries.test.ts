import { type IDataObject, type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';

import { openEarlierTries } from '../../nodes/AlibabaCloudSmarttag/operations/earlierTries';

/** The four functions of n8n's context that the memory uses; the engine's own are used by the engine tests. */
function contextOf(store: IDataObject, executionId: string, runIndex = 0, isTool = false): IExecuteFunctions {
	return {
		getContext: () => store,
		getExecutionId: () => executionId,
		evaluateExpression: () => runIndex,
		isToolExecution: () => isTool,
	} as unknown as IExecuteFunctions;
}

const parameters = { Input: '{"Type":"OSS","Media":"oss://b/k"}' };
const job = { JobId: '0123456789abcdef0123456789abcdef' };

function unanswered(): NodeOperationError {
	const node = { id: '1', name: 'n', type: 't', typeVersion: 1, position: [0, 0] as [number, number], parameters: {} };
	const error = new NodeOperationError(node, 'The job may have been accepted.');
	error.context.data = { jobMayExist: true };
	return error;
}

/** A store in which item 0 was accepted and item 1 got no answer, in execution "1", run 0. */
function storeOfFailedRun(isTool = false): IDataObject {
	const store: IDataObject = {};
	const tries = openEarlierTries(contextOf(store, '1', 0, isTool));
	tries.keep([{ result: job }, { error: unanswered() }], () => parameters);
	return store;
}

describe('After a run that failed in part', () => {
	it('the next try of the same execution knows accepted and unanswered items', () => {
		const tries = openEarlierTries(contextOf(storeOfFailedRun(), '1'));

		expect(tries.acceptedJob(0, parameters)).toEqual(job);
		expect(tries.mayExist(1, parameters)).toBe(true);
		expect(tries.acceptedJob(1, parameters)).toBeUndefined();
		expect(tries.mayExist(0, parameters)).toBe(false);
	});

	it('a retry that a user decided on keeps accepted jobs and may send unanswered items again', () => {
		const tries = openEarlierTries(contextOf(storeOfFailedRun(), '2'));

		expect(tries.acceptedJob(0, parameters)).toEqual(job);
		expect(tries.mayExist(1, parameters)).toBe(false);
	});

	it('an item with other parameters, or at another place, is a new one', () => {
		const tries = openEarlierTries(contextOf(storeOfFailedRun(), '1'));

		expect(tries.acceptedJob(0, { ...parameters, Title: 'new' })).toBeUndefined();
		expect(tries.acceptedJob(2, parameters)).toBeUndefined();
	});

	it('the next round of a loop starts afresh', () => {
		const tries = openEarlierTries(contextOf(storeOfFailedRun(), '1', 1));

		expect(tries.acceptedJob(0, parameters)).toBeUndefined();
	});

	it("the next call of an agent's tool counts as a try, whatever its run", () => {
		const tries = openEarlierTries(contextOf(storeOfFailedRun(true), '1', 1, true));

		expect(tries.mayExist(1, parameters)).toBe(true);
	});

	it('what is stored is plain data', () => {
		const store = storeOfFailedRun();

		expect(JSON.parse(JSON.stringify(store))).toEqual(store);
	});
});

it('a run without a failure leaves nothing behind', () => {
	const store = storeOfFailedRun();
	openEarlierTries(contextOf(store, '1')).keep([{ result: job }, { result: job }], () => parameters);

	expect(store).toEqual({});
});
