import { type IDataObject, type IExecuteFunctions, type INodeParameters, NodeOperationError } from 'n8n-workflow';

import { PreviousAttempts } from '../../../nodes/AlibabaCloudSmarttag/items/previousAttempts';

interface Run {
	readonly executionId?: string;
	readonly runIndex?: number;
	readonly isTool?: boolean;
	readonly items?: readonly IDataObject[];
	readonly parameters?: INodeParameters;
}

/** The functions of n8n's context that the memory uses; the engine's own are used by the engine tests. */
function attemptsOf(store: IDataObject, run: Run = {}): PreviousAttempts {
	const { executionId = '1', runIndex = 0, isTool = false, parameters = { userData: '={{ $now }}' } } = run;
	const items = run.items ?? [{ video: 'a' }, { video: 'b' }, { video: 'c' }];
	return new PreviousAttempts({
		getContext: () => store,
		getExecutionId: () => executionId,
		evaluateExpression: () => runIndex,
		isToolExecution: () => isTool,
		getInputData: () => items.map((json) => ({ json })),
		getNode: () => ({ id: '1', name: 'n', type: 't', typeVersion: 1, position: [0, 0], parameters }),
	} as unknown as IExecuteFunctions);
}

const job = { JobId: '0123456789abcdef0123456789abcdef' };
const contents = [{ json: job }];

function unclear(): NodeOperationError {
	const node = { id: '1', name: 'n', type: 't', typeVersion: 1, position: [0, 0] as [number, number], parameters: {} };
	const error = new NodeOperationError(node, 'The endpoint did not answer. The job may have been accepted.');
	error.context.data = { mayHaveExecuted: true };
	return error;
}

/** A store in which item 0 was done and item 1 got no clear answer, in execution "1", run 0. */
function storeOfFailedRun(run: Run = {}): IDataObject {
	const store: IDataObject = {};
	void attemptsOf(store, run).note([{ result: contents }, { error: unclear() }], (item) => `evaluated ${item}`);
	return store;
}

const done = { kind: 'done', contents, executionId: '1' };

describe('After a run that failed in part', () => {
	it('the next attempt of the same execution knows items by their index, whatever their expressions return now', () => {
		const attempts = attemptsOf(storeOfFailedRun());

		expect(attempts.of(0, 'evaluated anew')).toEqual(done);
		expect(attempts.of(1, 'evaluated anew')).toEqual({ kind: 'unclear', reason: 'The endpoint did not answer' });
		expect(attempts.of(2, 'evaluated 0')).toBeUndefined();
	});

	it('an execution that a user retries keeps what was done and may send items without a clear answer again', () => {
		const attempts = attemptsOf(storeOfFailedRun(), { executionId: '2' });

		expect(attempts.of(0, 'evaluated anew')).toEqual(done);
		expect(attempts.of(1, 'evaluated anew')).toBeUndefined();
	});

	it.each<[string, Run]>([
		['the input item', { items: [{ video: 'another' }, { video: 'b' }] }],
		['a parameter as it was entered', { parameters: { userData: '={{ $json.id }}' } }],
	])('an execution that a user retries after changing %s knows what was made before the change', (_what, change) => {
		const attempts = attemptsOf(storeOfFailedRun(), { executionId: '2', ...change });

		expect(attempts.of(0, 'evaluated 0')).toEqual({ kind: 'changed', made: [job], executionId: '1' });
	});

	it('the next round of a loop starts afresh', () => {
		expect(attemptsOf(storeOfFailedRun(), { runIndex: 1 }).of(0, 'evaluated 0')).toBeUndefined();
	});

	it('what is stored is plain data', () => {
		const store = storeOfFailedRun();

		expect(JSON.parse(JSON.stringify(store))).toEqual(store);
	});

	it('what a caller does with the contents does not change what is stored', () => {
		const store = storeOfFailedRun();
		const earlier = attemptsOf(store).of(0, '');
		if (earlier?.kind === 'done') Object.assign(earlier.contents[0]?.json ?? {}, { JobId: 'another' });

		expect(attemptsOf(store).of(0, '')).toEqual(done);
	});
});

describe("As an agent's tool", () => {
	const tool = { isTool: true, items: [{}] };

	it('a call with the same arguments counts as another attempt, whatever its run', () => {
		const attempts = attemptsOf(storeOfFailedRun(tool), { ...tool, runIndex: 1 });

		expect(attempts.of(0, 'evaluated 1')).toEqual({ kind: 'unclear', reason: 'The endpoint did not answer' });
		expect(attempts.of(0, 'evaluated 0')).toEqual(done);
	});

	it('a call with other arguments is a new one', () => {
		expect(attemptsOf(storeOfFailedRun(tool), tool).of(0, 'other arguments')).toBeUndefined();
	});

	it('a call that ended well leaves the memory of the others', () => {
		const store = storeOfFailedRun(tool);
		const attempts = attemptsOf(store, tool);
		void attempts.note([{ result: [{ json: { JobId: 'second' } }] }], () => 'second');
		attempts.forget([0], () => 'second');

		expect(attemptsOf(store, tool).of(0, 'second')).toBeUndefined();
		expect(attemptsOf(store, tool).of(0, 'evaluated 0')).toEqual(done);
	});
});

it('noting a new attempt forgets nothing that an earlier one made', () => {
	const store = storeOfFailedRun();
	void attemptsOf(store).note([undefined, { error: unclear() }, { result: [{ json: { JobId: 'c' } }] }], () => '');

	expect(attemptsOf(store).of(0, '')).toEqual(done);
	expect(attemptsOf(store).of(2, '')).toMatchObject({ contents: [{ json: { JobId: 'c' } }] });
});

it('a run that left nothing to try leaves nothing behind', () => {
	const store = storeOfFailedRun();
	attemptsOf(store).forget([0, 1], () => '');

	expect(store).toEqual({});
});

describe('What turned out to be of no use', () => {
	const storeOfFailedJob = () => {
		const store = storeOfFailedRun();
		attemptsOf(store).voidItems([0], () => '');
		return store;
	};

	it('is not made again by "Retry On Fail"', () => {
		expect(attemptsOf(storeOfFailedJob()).of(0, '')).toEqual(done);
	});

	it('is made again when a user retries the execution', () => {
		expect(attemptsOf(storeOfFailedJob(), { executionId: '2' }).of(0, '')).toBeUndefined();
	});
});

it('what another execution made stays its own, also when this one has used it', () => {
	const store = storeOfFailedRun();
	void attemptsOf(store, { executionId: '2' }).note([{ result: contents }], () => '');

	expect(attemptsOf(store, { executionId: '2' }).of(0, '')).toEqual(done);
});
