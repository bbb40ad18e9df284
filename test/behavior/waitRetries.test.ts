import { ENGINE_KNOWS } from '../../local/engine/engineFeatures';
import { CallbackBench, stoppingError, videos } from '../support/callbackBench';
import type * as PausesModule from '../support/pauses';
import { NODES } from '../support/workbench';

const mockPauses = { shorter: 50, made: [] as number[] };
jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof PausesModule>('../support/pauses').withPauses(() => mockPauses),
);

const QUICK = { firstCheckAfter: 0.01, checkAtMostEvery: 0.05 };
const FAILS = { source: 'oss://bucket/fail-me.mp4' };
const refusal = { kind: 'error', code: 'InvalidParameter', status: 400 } as const;

/** The videos of the jobs that were made, in order of creation. */
const media = ({ service }: CallbackBench) => service.jobs().map(({ input }) => input.Media);
const jobIds = ({ service }: CallbackBench) => service.jobs().map(({ jobId }) => jobId);

describe('A run that waits, when it is tried again', () => {
	let bench: CallbackBench;
	beforeAll(async () => (bench = await CallbackBench.open({ processingMs: 60, pipelineConcurrency: 10 })));
	afterAll(async () => await bench.close());
	beforeEach(() => bench.service.reset());

	describe('by a user', () => {
		it('after a job failed with Poll makes that job again and no other', async () => {
			const items = [...videos(2), FAILS];
			const first = bench.start({ items, parameters: { waitForCompletion: 'poll', options: QUICK } });
			await bench.finished(first);
			const second = await bench.finished(bench.retryFromList(first));

			expect(media(bench).sort()).toEqual([...items, FAILS].map(({ source }) => source).sort());
			expect(second.error().message).toContain(`Job ${jobIds(bench).at(-1)} failed: example failure reason`);
		});

		it('after an item was refused with Callback asks for the jobs itself, for as long as Callback waits', async () => {
			bench.service.addFaults({ ...refusal, contains: '2-video', times: 1 });
			const items = [{ source: 'oss://bucket/takes-900ms.mp4' }, ...videos(3)];
			const options = { ...QUICK, concurrency: 1, pollTimeout: 0.0001 };
			const first = bench.start({ items, parameters: { options } });
			await bench.finished(first);
			expect(media(bench)).toEqual(items.slice(0, 3).map(({ source }) => source));
			const { output, execution, pairedSources } = await bench.finished(bench.retryFromList(first));

			expect(media(bench)).toEqual(items.map(({ source }) => source));
			expect(output.map(({ JobId }) => JobId)).toEqual(jobIds(bench));
			expect(output.map(({ JobStatus }) => JobStatus)).toEqual(['Success', 'Success', 'Success', 'Success']);
			expect(pairedSources.success).toEqual(items.map(({ source }) => source));
			expect(execution.task(NODES.submit).hints?.map(({ message }) => message)).toContain(
				'The callbacks of jobs from an earlier attempt go to the execution that submitted them, so this execution polled.',
			);
		});
	});

	describe('by "Retry On Fail"', () => {
		it('with Callback submits an item that was refused again, and waits for all', async () => {
			bench.service.addFaults({ ...refusal, contains: '1-video', times: 1 });
			const items = [...videos(2), { source: 'oss://bucket/takes-60ms.mp4' }];
			const id = bench.start({ items, maxTries: 3, parameters: { options: { concurrency: 1 } } });
			const { output, pairedSources } = await bench.finished(id);

			expect(bench.host.execution(id).timesResumed).toBe(1);
			expect(media(bench)).toEqual(items.map(({ source }) => source));
			expect(output.map(({ JobId }) => JobId)).toEqual(jobIds(bench));
			expect(pairedSources.success).toEqual(items.map(({ source }) => source));
		});

		it('is not, when it failed as it was resumed', async () => {
			const id = bench.start({ items: [...videos(1), FAILS], maxTries: 3 });
			const result = await bench.finished(id);

			const status = ENGINE_KNOWS.resumeErrors ? 'error' : 'success';
			expect(bench.host.execution(id)).toMatchObject({ status, timesResumed: 1 });
			expect(stoppingError(result, 1).message).toContain('failed: example failure reason');
			expect(media(bench)).toHaveLength(2);
		});
	});

	describe('finds nothing of a run that left nothing to try,', () => {
		/** What n8n's storage keeps for the node from run to run. */
		const memory = (executionId: string) =>
			JSON.stringify(bench.host.store.load(executionId)?.data.executionData?.contextData[`node:${NODES.submit}`]);

		it.each(['no', 'poll', 'callback'])('with Wait for Completion at %s', async (waitForCompletion) => {
			const id = bench.start({ items: videos(2), parameters: { waitForCompletion, options: QUICK } });
			await bench.finished(id);

			expect(bench.host.execution(id).status).toBe('success');
			for (const jobId of jobIds(bench)) expect(memory(id)).not.toContain(jobId);
		});

		it('nor of one that is suspended', async () => {
			const id = bench.start({ items: [{ source: 'oss://bucket/takes-60ms.mp4' }] });
			await bench.host.suspended(id);

			expect(memory(id)).not.toContain(jobIds(bench)[0]);
			await bench.finished(id);
		});
	});
});

describe('Jobs that have ended before the suspension', () => {
	let bench: CallbackBench;
	beforeAll(async () => {
		// Each answer takes longer than a job.
		bench = await CallbackBench.open({ submittedMs: 0, processingMs: 0, pipelineConcurrency: 50, latencyMs: 30 });
	});
	afterAll(async () => await bench.close());
	beforeEach(() => bench.service.reset());

	const items = [...videos(1), { source: 'oss://bucket/fail-me.mp4' }, ...videos(2, 'last')];
	const run = { items, jobsStartAtOnce: true, parameters: { options: { concurrency: 1 } } };

	it('and of which one failed stop the workflow, with the state of every job', async () => {
		const id = bench.start(run);
		const result = await bench.finished(id);

		const [, failed] = jobIds(bench);
		expect(bench.host.execution(id).timesResumed).toBe(0);
		expect(result.error().message).toContain(`Job ${failed} failed: example failure reason`);
		expect(result.error().context.itemIndex).toBe(1);
		expect(result.error().context.jobs).toEqual(
			jobIds(bench).map((JobId, item) => ({ item, JobId, JobStatus: item === 1 ? 'Fail' : 'Success' })),
		);
	});

	it('make that one again when a user retries, and no other', async () => {
		const first = bench.start(run);
		await bench.finished(first);
		await bench.finished(bench.retryFromList(first));

		expect(media(bench).sort()).toEqual([...items, items[1]].map((item) => item?.source).sort());
	});

	it('make none again with "Retry On Fail"', async () => {
		await bench.run({ ...run, maxTries: 3 });

		expect(media(bench)).toHaveLength(4);
	});

	it('and of which one failed give the results of the others with "Continue"', async () => {
		const { output } = await bench.run({ ...run, onError: 'continueRegularOutput' });

		expect(output.map(({ JobStatus }) => JobStatus)).toEqual(['Success', undefined, 'Success', 'Success']);
		expect(output[1]?.details).toMatchObject({ JobId: jobIds(bench)[1], JobStatus: 'Fail' });
	});
});
