import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { ImsClient } from '../../../../nodes/AlibabaCloudSmarttag/ims/imsClient';
import { ImsFailure } from '../../../../nodes/AlibabaCloudSmarttag/ims/imsFailure';
import { operationError } from '../../../../nodes/AlibabaCloudSmarttag/items/nodeErrors';
import { readRunOptions } from '../../../../nodes/AlibabaCloudSmarttag/items/runOptions';
import {
	queryBeforeSuspending,
	isSuspendedItem,
	manyJobsHints,
	suspend,
} from '../../../../nodes/AlibabaCloudSmarttag/job/wait/suspend';

const OUTPUT = { simplify: true, addApiResults: false, addUserData: false, resultTypes: [] };

/** A service with a state, or a failure, for each job; and what it was asked. */
function serviceOf(answers: Readonly<Record<string, string | Error>>) {
	const asked: string[] = [];
	const answer = async (_action: string, { JobId = '' }: Readonly<Record<string, string>>) => {
		asked.push(JobId);
		await Promise.resolve();
		const state = answers[JobId] ?? '';
		if (state instanceof Error) throw state;
		return { JobId, JobStatus: state };
	};
	const never = () => Promise.reject(new Error('Nothing asks again when this question has failed'));
	const client: ImsClient = {
		endpoint: 'http://127.0.0.1',
		region: 'cn-shanghai',
		callNonIdempotent: never,
		callIdempotent: answer,
		callWithoutRetry: never,
	};
	return { asked, ask: async (width = 10) => await queryBeforeSuspending(client, OUTPUT, Object.keys(answers), width) };
}

describe('The query before the suspension', () => {
	it('begins with the newest job, and is the only one while that continues', async () => {
		const { ask, asked } = serviceOf({ a: 'Success', b: 'Success', c: 'Submitted' });

		expect(await ask()).toBeUndefined();
		expect(asked).toEqual(['c']);
	});

	it('reports all jobs when they have ended', async () => {
		const told = await serviceOf({ a: 'Success', b: 'Fail' }).ask();

		expect([...(told?.keys() ?? [])].sort()).toEqual(['a', 'b']);
	});

	it('that gets no answer, however often it was sent, is no reason not to wait', async () => {
		const { ask, asked } = serviceOf({ a: new ImsFailure('away', { mayHaveExecuted: true, transient: true }) });

		expect(await ask()).toBeUndefined();
		expect(asked).toEqual(['a']);
	});

	it('that is refused is no reason not to wait either', async () => {
		const error = new ImsFailure('Not authorized.', { code: 'NoPermission', mayHaveExecuted: false });

		expect(await serviceOf({ a: error }).ask()).toBeUndefined();
	});

	it('is not sent without jobs, and there is nothing to wait for', async () => {
		expect(await serviceOf({}).ask()).toEqual(new Map());
	});
});

describe('The suspension', () => {
	/** The functions of n8n's context that are used, with what it keeps of the execution. */
	function contextOf(input: INodeExecutionData[], callbackTimeout?: number) {
		const main = [input];
		const kept: { deadline?: Date; itemsThen?: number } = {};
		const context = {
			getInputData: () => [...input],
			getNode: () => ({ id: '1', name: 'Submit', type: 't', typeVersion: 1, position: [0, 0], parameters: {} }),
			getNodeParameter: (name: string) => (name === 'options.callbackTimeout' ? callbackTimeout : ''),
			getExecuteData: () => ({ data: { main } }),
			putExecutionToWait: (deadline: Date) => {
				Object.assign(kept, { deadline, itemsThen: main[0]?.length });
				return Promise.resolve();
			},
		} as unknown as IExecuteFunctions;
		return { context, main, kept };
	}
	const job = (JobId: string, RequestId?: string) => ({
		result: [{ json: RequestId ? { JobId, RequestId } : { JobId } }],
	});
	const items = (count: number) => Array.from({ length: count }, (): INodeExecutionData => ({ json: { video: 1 } }));

	beforeEach(() => jest.useFakeTimers({ now: 1_000_000 }));
	afterEach(() => jest.useRealTimers());

	it('puts the jobs in place of the input, which n8n stores, each paired with its item', async () => {
		const { context, main } = contextOf(items(2));
		const input = main[0];
		await suspend(context, [job('a', 'R1'), job('b')], readRunOptions(context));
		const stored = main[0];

		expect(stored).toEqual([
			{ json: { JobId: 'a', RequestId: 'R1', JobStatus: 'Submitted', timedOut: true }, pairedItem: { item: 0 } },
			{ json: { JobId: 'b', JobStatus: 'Submitted', timedOut: true }, pairedItem: { item: 1 } },
		]);
		expect(stored?.map(({ json }) => isSuspendedItem(json))).toEqual([true, true]);
		expect(input).toEqual(items(2));
	});

	it('carries what could not be submitted along as an error, which is no job to wait for', async () => {
		const { context, main, kept } = contextOf(items(3));
		const error = operationError(context.getNode(), 'refused', { data: { JobId: 'not a job' } });
		await suspend(context, [job('a'), { error }, job('c')], readRunOptions(context));

		expect(main[0]?.[1]).toEqual({
			json: { error: 'refused', message: 'Item 1 failed.', details: { JobId: 'not a job' } },
			pairedItem: { item: 1 },
		});
		expect(main[0]?.map(({ json }) => isSuspendedItem(json))).toEqual([true, false, true]);
		expect(kept.deadline).toBeInstanceOf(Date);
	});

	it('leaves nothing else of the input, as with "Execute Once"', async () => {
		const { context, main } = contextOf(items(5));
		await suspend(context, [job('a')], readRunOptions(context));

		expect(main[0]).toHaveLength(1);
	});

	it.each([
		[24, undefined],
		[0.5, 0.5],
	])('lasts %d hours with Wait Timeout at %p, from when the jobs are in place', async (hours, callbackTimeout) => {
		const { context, kept } = contextOf(items(1), callbackTimeout);
		await suspend(context, [job('a')], readRunOptions(context));

		expect(kept.deadline).toEqual(new Date(1_000_000 + hours * 3_600_000));
		expect(kept.itemsThen).toBe(1);
	});
});

describe('A job that is waited for', () => {
	it.each<[boolean, IDataObject]>([
		[true, { JobId: 'a', JobStatus: 'Submitted', timedOut: true }],
		[false, { JobId: 'a', JobStatus: 'Submitted' }],
		[false, { JobId: 1, timedOut: true }],
		[false, { error: 'refused', message: 'refused', details: { JobId: 'a', timedOut: true } }],
	])('%p for an item with %j', (expected, json) => {
		expect(isSuspendedItem(json)).toBe(expected);
	});
});

it.each([
	[200, []],
	[201, [expect.stringMatching(/^This execution waits for 201 callbacks.*Loop Over Items/)]],
])('an execution with %d jobs shows whether batches are better', (jobs, hints) => {
	expect(manyJobsHints(jobs)).toEqual(hints);
});
