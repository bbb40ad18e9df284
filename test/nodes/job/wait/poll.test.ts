import type { IExecuteFunctions, NodeError } from 'n8n-workflow';

import type { ImsClient } from '../../../../nodes/AlibabaCloudSmarttag/ims/imsClient';
import { ImsFailure } from '../../../../nodes/AlibabaCloudSmarttag/ims/imsFailure';
import type { ItemContent } from '../../../../nodes/AlibabaCloudSmarttag/items/outputItems';
import type { JsonObject } from '../../../../nodes/AlibabaCloudSmarttag/values/fieldReader';
import type { ItemJob } from '../../../../nodes/AlibabaCloudSmarttag/job/jobErrors';
import { readRunOptions } from '../../../../nodes/AlibabaCloudSmarttag/items/runOptions';
import { type Wait, waitByPoll } from '../../../../nodes/AlibabaCloudSmarttag/job/wait/poll';

const OUTPUT = { simplify: true, addApiResults: false, addUserData: false, resultTypes: [] };
const noAnswer = new ImsFailure('The endpoint did not answer within 60 seconds', {
	mayHaveExecuted: true,
	transient: true,
});
const noSuchJob = new ImsFailure('No such job.', { code: 'ResourceNotFound', mayHaveExecuted: false });

/** The functions of n8n's context that are used, and what they were called with. */
function contextOf(signal?: AbortSignal, stopOnError = true) {
	const hints: string[] = [];
	const warnings: string[] = [];
	const context = {
		getNode: () => ({ id: '1', name: 'Submit', type: 't', typeVersion: 1, position: [0, 0], parameters: {} }),
		getInputData: () => [],
		continueOnFail: () => !stopOnError,
		getNodeParameter: (name: string) => (/firstCheckAfter|checkAtMostEvery/.test(name) ? 0.001 : ''),
		getExecutionCancelSignal: () => signal,
		addExecutionHints: ({ message }: { message: string }) => hints.push(message),
		logger: { warn: (message: string) => warnings.push(message) },
	} as unknown as IExecuteFunctions;
	return { context, hints, warnings };
}

/** A service that answers each query with the next of a job's states or failures, and with the last one for ever. */
function clientOf(answers: Readonly<Record<string, ReadonlyArray<string | Error>>>): ImsClient {
	const queries = new Map<string, number>();
	const never = () => Promise.reject(new Error('Waiting sends each query once'));
	return {
		endpoint: 'http://127.0.0.1',
		region: 'cn-shanghai',
		callNonIdempotent: never,
		callIdempotent: never,
		callWithoutRetry: async (_action, { JobId = '' }): Promise<JsonObject> => {
			const times = queries.get(JobId) ?? 0;
			queries.set(JobId, times + 1);
			const ofJob = answers[JobId] ?? [];
			const answer = ofJob[Math.min(times, ofJob.length - 1)] ?? '';
			await Promise.resolve();
			if (answer instanceof Error) throw answer;
			return { JobId, JobStatus: answer };
		},
	};
}

/** Waits for jobs, one for each item. */
async function wait(
	answers: Readonly<Record<string, ReadonlyArray<string | Error>>>,
	settings: Partial<Wait> & { signal?: AbortSignal; stopOnError?: boolean } = {},
) {
	const { context, hints, warnings } = contextOf(settings.signal, settings.stopOnError);
	const states: Array<readonly ItemJob[]> = [];
	const waiting = waitByPoll(
		context,
		Object.keys(answers).map((jobId, item) => ({ item, JobId: jobId, JobStatus: '' })),
		{
			connection: { client: clientOf(answers), options: readRunOptions(context) },
			...{ output: OUTPUT, queryAtOnce: true, timeoutMs: 60 },
			onStates: (jobs) => states.push(jobs),
			...settings,
		},
	);
	const ended = await waiting.then(
		(outcomes) => ({ outcomes }),
		(error: NodeError) => ({ error }),
	);
	return { hints, warnings, states, ...ended };
}

/** The outcomes of the items, in words. */
function messages(outcomes: ReadonlyMap<number, unknown> | undefined): unknown[] {
	return [...(outcomes?.values() ?? [])].map((outcome) => {
		const { result, error } = outcome as { result?: ItemContent[]; error?: Error };
		return result?.[0]?.json.JobStatus ?? error?.message;
	});
}

describe('Waiting by polling', () => {
	it('returns the result of each job, by its item', async () => {
		const ended = await wait({ a: ['Processing', 'Success'], b: ['Success'] });

		expect('outcomes' in ended && ended.outcomes).toEqual(
			new Map([
				[0, { result: [{ json: { JobId: 'a', JobStatus: 'Success' } }] }],
				[1, { result: [{ json: { JobId: 'b', JobStatus: 'Success' } }] }],
			]),
		);
	});

	it('reports the states of all jobs, before a failed one stops the workflow', async () => {
		const ended = await wait({ a: ['Success'], b: ['Fail'], c: [noAnswer] });

		expect(ended.states).toEqual([
			[
				{ item: 0, JobId: 'a', JobStatus: 'Success' },
				{ item: 1, JobId: 'b', JobStatus: 'Fail' },
				{ item: 2, JobId: 'c', JobStatus: '' },
			],
		]);
		expect(ended).toHaveProperty('error.message', 'Job b failed: the service returned no reason');
	});

	it('stops with the job that failed rather than with one before it that is only not finished', async () => {
		const ended = await wait({ a: ['Processing'], b: ['Processing'], c: [noSuchJob], d: ['Processing'] });

		expect(ended).toHaveProperty('error.message', 'Job c does not exist, or not any more');
		expect(ended).toHaveProperty('error.context.itemIndex', 2);
	});

	it('reports why the last query of an unfinished job failed', async () => {
		const ended = await wait({ a: ['Processing', noAnswer] });

		expect(ended).toHaveProperty('error.message', expect.stringMatching(/^Job a is still Processing after /));
		expect(ended).toHaveProperty(
			'error.description',
			expect.stringContaining('The last query failed: The endpoint did not answer within 60 seconds.'),
		);
	});

	it('continues with the others when a failing item does not stop the workflow', async () => {
		const ended = await wait({ a: ['Fail'], b: ['Processing', 'Success'], c: [''] }, { stopOnError: false });

		expect(messages('outcomes' in ended ? ended.outcomes : undefined)).toEqual([
			...['Job a failed: the service returned no reason', 'Success'],
			expect.stringMatching(/^Job c returned no state after /),
		]);
	});
});

describe('The hint at the end', () => {
	it('shows jobs, states, time, queries and those without an answer', async () => {
		const { hints } = await wait({ a: [noAnswer, 'Success'], b: ['Fail'], c: ['Success'] }, { stopOnError: false });

		expect(hints).toEqual([
			expect.stringMatching(
				/^Waited [\d.]+ seconds? for 3 jobs \(2 Success, 1 Fail\); 4 queries, 1 of them without an answer\.$/,
			),
		]);
	});

	it('says one job when there is one', async () => {
		const { hints } = await wait({ a: ['Processing', 'Success'] });

		expect(hints).toEqual([expect.stringMatching(/ for 1 job \(1 Success\); 2 queries\.$/)]);
	});

	it('is left out without jobs', async () => {
		expect((await wait({})).hints).toEqual([]);
	});
});

describe('When the execution is cancelled', () => {
	it('the error and the log name every job with its last state', async () => {
		const controller = new AbortController();
		const waiting = wait({ a: ['Success'], b: ['Processing'] }, { signal: controller.signal, timeoutMs: 60_000 });
		controller.abort();
		const ended = await waiting;

		expect(ended).toHaveProperty('error.message', expect.stringMatching(/cancell?ed while it waited for its jobs$/));
		expect(ended).toHaveProperty('error.context.jobs', ended.states[0]);
		expect(ended.warnings).toHaveLength(1);
		expect(ended.warnings[0]).toMatch(
			/^Submit: The execution was cancell?ed .*a \(item 0\): Success, b \(item 1\): Processing\./,
		);
		expect(ended.hints).toEqual([]);
	});

	it('it ends so too when a failing item does not stop the workflow', async () => {
		const ended = await wait({ a: ['Processing'] }, { signal: AbortSignal.abort(), stopOnError: false });

		expect(ended).toHaveProperty('error.context.jobs', [{ item: 0, JobId: 'a', JobStatus: '' }]);
		expect(ended.warnings[0]).toContain('jobs of this run: a (item 0): not known.');
	});
});
