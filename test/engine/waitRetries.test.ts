import { CallbackBench, videos } from './callbackBench';
import { NODES, type SubmitRun } from './workbench';

const QUICK = { firstPause: 0.01, longestPause: 0.05 };

describe('Runs that wait, when they are tried again:', () => {
	let bench: CallbackBench;
	beforeAll(async () => (bench = await CallbackBench.open({ processingMs: 60, pipelineConcurrency: 10 })));
	afterAll(async () => await bench.close());
	beforeEach(() => bench.service.reset());

	const poll = (run: SubmitRun): SubmitRun => ({
		...run,
		parameters: { waitForCompletion: 'poll', ...run.parameters, options: QUICK },
	});
	const media = () => bench.service.jobs().map(({ input }) => input.Media);
	const refusal = { kind: 'error', code: 'InvalidParameter', status: 400 } as const;

	/** What n8n does when a user retries a failed execution from the list: a new execution goes on with its data. */
	function retryFromList(executionId: string): string {
		const failed = bench.host.store.load(executionId);
		if (failed?.status !== 'error') throw new Error(`The execution ended as ${failed?.status}`);
		const { resultData } = failed.data;
		delete resultData.error;
		const runs = resultData.runData[resultData.lastNodeExecuted ?? ''];
		if (runs?.at(-1)?.error) runs.pop();
		const id = bench.host.store.newId();
		bench.host.store.save({ ...failed, id, status: 'waiting' });
		bench.host.resumeByTimer(id);
		return id;
	}

	/** What n8n's storage keeps for the node between tries. */
	const memory = (executionId: string) =>
		bench.host.store.load(executionId)?.data.executionData?.contextData[`node:${NODES.submit}`];

	describe('when a user retries an execution that ended with a failed job', () => {
		const items = [...videos(2), { source: 'oss://bucket/fail-me.mp4' }];

		it('after Poll, that job is made again and the others are not', async () => {
			const first = bench.start(poll({ items }));
			await bench.finished(first);
			const second = await bench.finished(retryFromList(first));

			expect(media().sort()).toEqual([...items.map(({ source }) => source), 'oss://bucket/fail-me.mp4'].sort());
			const made = bench.service.jobs().at(-1)?.jobId;
			expect(second.error().message).toBe(
				`Job ${made} failed: example failure reason: the input file cannot be read`,
			);
		});

		it('after Callback whose jobs had ended before the suspension, that job is made again and the others are not', async () => {
			const quick = { submittedMs: 0, processingMs: 0, pipelineConcurrency: 50, latencyMs: 20 };
			const own = await CallbackBench.open(quick);
			[bench, quickBench] = [own, bench];
			try {
				const first = bench.start({ items, parameters: { options: { concurrency: 1 } } });
				const result = await bench.finished(first);
				expect(bench.host.execution(first).timesResumed).toBe(0);
				expect(result.error().message).toContain('failed: example failure reason');
				expect(result.reportedJobIds().sort()).toEqual(
					bench.service
						.jobs()
						.map(({ jobId }) => jobId)
						.sort(),
				);
				await bench.finished(retryFromList(first));

				expect(media().filter((name) => name.includes('fail-me'))).toHaveLength(2);
				expect(media()).toHaveLength(4);
			} finally {
				await own.close();
				bench = quickBench;
			}
		});
	});
	let quickBench: CallbackBench;

	describe('when a user retries an execution in which an item was refused, with Callback,', () => {
		it('it asks for the jobs itself, for as long as Callback waits, since they call the execution that submitted them', async () => {
			bench.service.addFaults({ ...refusal, contains: '2-video', times: 1 });
			const items = [{ source: 'oss://bucket/takes-900ms.mp4' }, ...videos(3)];
			const options = { ...QUICK, concurrency: 1, pollTimeout: 0.0001 };
			const first = bench.start({ items, parameters: { options } });
			await bench.finished(first);
			expect(media()).toEqual(items.slice(0, 3).map(({ source }) => source));
			const second = retryFromList(first);
			const { output, execution, pairedSources } = await bench.finished(second);

			expect(media()).toEqual(items.map(({ source }) => source));
			expect(output.map(({ jobId }) => jobId)).toEqual(bench.service.jobs().map(({ jobId }) => jobId));
			expect(new Set(output.map(({ status }) => status))).toEqual(new Set(['Success']));
			expect(pairedSources.success).toEqual(items.map(({ source }) => source));
			expect(execution.task(NODES.submit).hints?.map(({ message }) => message)).toContain(
				'Jobs of an earlier try call the execution that submitted them, so this one asked for them.',
			);
		});
	});

	describe('"Retry On Fail"', () => {
		it('of a run with Callback in which an item was refused submits that one again, and waits for all', async () => {
			bench.service.addFaults({ ...refusal, contains: '1-video', times: 1 });
			const items = [...videos(2), { source: 'oss://bucket/takes-600ms.mp4' }];
			const id = bench.start({ items, maxTries: 3, parameters: { options: { concurrency: 1 } } });
			const { output, pairedSources } = await bench.finished(id);

			expect(bench.host.execution(id).timesResumed).toBe(1);
			expect(media()).toEqual(items.map(({ source }) => source));
			expect(output.map(({ jobId }) => jobId)).toEqual(bench.service.jobs().map(({ jobId }) => jobId));
			expect(pairedSources.success).toEqual(items.map(({ source }) => source));
		});

		it('does not run the node again that failed when it was resumed', async () => {
			const items = [{ source: 'oss://bucket/takes-600ms-fail-me.mp4' }, ...videos(1)];
			const id = bench.start({ items, maxTries: 3 });
			const result = await bench.finished(id);

			expect(bench.host.execution(id)).toMatchObject({ status: 'error', timesResumed: 1 });
			expect(result.error().message).toContain('failed: example failure reason');
			expect(media()).toHaveLength(2);
		});
	});

	describe('a run that left nothing to try leaves nothing behind', () => {
		it.each(['no', 'poll', 'callback'])('with Wait For Completion at %s', async (waitForCompletion) => {
			const id = bench.start({ items: videos(2), parameters: { waitForCompletion, options: QUICK } });
			await bench.finished(id);

			expect(bench.host.execution(id).status).toBe('success');
			expect(memory(id)).toEqual({});
		});

		it('nor while it is suspended', async () => {
			const id = bench.start({ items: [{ source: 'oss://bucket/takes-600ms.mp4' }] });
			await bench.host.suspended(id);

			expect(memory(id)).toEqual({});
			await bench.finished(id);
		});
	});
});
