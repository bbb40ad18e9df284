import { type IDataObject, type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';

import { openPreviousAttempts } from '../../../../nodes/AlibabaCloudSmarttag/job/submit/previousAttempts';

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
	const tries = openPreviousAttempts(contextOf(store, '1', 0, isTool));
	tries.keep([{ result: job }, { error: unanswered() }], () => parameters);
	return store;
}

describe('After a run that failed in part', () => {
	it('the next try of the same execution knows accepted and unanswered items', () => {
		const tries = openPreviousAttempts(contextOf(storeOfFailedRun(), '1'));

		expect(tries.acceptedJob(0, parameters)).toEqual({ job, executionId: '1' });
		expect(tries.mayExist(1, parameters)).toBe(true);
		expect(tries.acceptedJob(1, parameters)).toBeUndefined();
		expect(tries.mayExist(0, parameters)).toBe(false);
	});

	it('a retry that a user decided on keeps accepted jobs and may send unanswered items again', () => {
		const tries = openPreviousAttempts(contextOf(storeOfFailedRun(), '2'));

		expect(tries.acceptedJob(0, parameters)).toEqual({ job, executionId: '1' });
		expect(tries.mayExist(1, parameters)).toBe(false);
	});

	it('an item with other parameters, or at another place, is a new one', () => {
		const tries = openPreviousAttempts(contextOf(storeOfFailedRun(), '1'));

		expect(tries.acceptedJob(0, { ...parameters, Title: 'new' })).toBeUndefined();
		expect(tries.acceptedJob(2, parameters)).toBeUndefined();
	});

	it('the next round of a loop starts afresh', () => {
		const tries = openPreviousAttempts(contextOf(storeOfFailedRun(), '1', 1));

		expect(tries.acceptedJob(0, parameters)).toBeUndefined();
	});

	it("the next call of an agent's tool counts as a try, whatever its run", () => {
		const tries = openPreviousAttempts(contextOf(storeOfFailedRun(true), '1', 1, true));

		expect(tries.mayExist(1, parameters)).toBe(true);
	});

	it('what is stored is plain data', () => {
		const store = storeOfFailedRun();

		expect(JSON.parse(JSON.stringify(store))).toEqual(store);
	});
});

it('a run that left nothing to try leaves nothing behind', () => {
	const store = storeOfFailedRun();
	openPreviousAttempts(contextOf(store, '1')).forget();

	expect(store).toEqual({});
});

describe('A job that ended in Fail', () => {
	const storeOfFailedJob = () => {
		const store: IDataObject = {};
		const tries = openPreviousAttempts(contextOf(store, '1'));
		tries.keep([{ result: job }], () => parameters);
		tries.keepFailed([
			{ item: 0, ...job, JobStatus: 'Fail' },
			{ item: 1, JobId: 'another', JobStatus: 'Success' },
		]);
		return store;
	};

	it('is not made again by "Retry On Fail"', () => {
		expect(openPreviousAttempts(contextOf(storeOfFailedJob(), '1')).acceptedJob(0, parameters)?.job).toEqual(job);
	});

	it('is made again when a user retries the execution', () => {
		expect(openPreviousAttempts(contextOf(storeOfFailedJob(), '2')).acceptedJob(0, parameters)).toBeUndefined();
	});
});

describe('The execution that a job calls', () => {
	it('is the one that submitted it, also when another one has taken it over', () => {
		const store = storeOfFailedRun();
		const second = openPreviousAttempts(contextOf(store, '2'));
		expect(second.hasJobsOfAnotherExecution([parameters])).toBe(true);
		second.keep([{ result: job }], () => parameters);

		expect(openPreviousAttempts(contextOf(store, '2')).hasJobsOfAnotherExecution([parameters])).toBe(true);
	});

	it('is its own when no other has submitted a job', () => {
		expect(openPreviousAttempts(contextOf(storeOfFailedRun(), '1')).hasJobsOfAnotherExecution([parameters])).toBe(
			false,
		);
		expect(openPreviousAttempts(contextOf({}, '1')).hasJobsOfAnotherExecution([parameters])).toBe(false);
	});
});
