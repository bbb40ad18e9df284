import type { FaultRule } from '../../../local/service';
import { waitFor } from '../../support/waitFor';
import { CallbackBench, videos } from '../../support/callbackBench';

const QUERY = 'QuerySmarttagJob';

/** Each callback makes the host read the whole execution, as n8n does; a loaded machine takes its time. */
jest.setTimeout(300_000);

describe('Waiting by callback', () => {
	let bench: CallbackBench;
	afterEach(async () => await bench.close());

	/** Until each callback that is not lost has come at least once. */
	const everyCallbackCame = async () =>
		await waitFor(() => {
			const callbacks = bench.service.jobs().flatMap((job) => job.callbacks);
			return callbacks.every(({ tries, settled }) => tries > 0 || settled) || undefined;
		});

	const open = async (jobs: number, pipelineConcurrency = 20) =>
		await CallbackBench.open({
			processingMs: 20,
			pipelineConcurrency,
			callbackStates: jobs < 1_000 ? 'all' : 'terminal',
		});

	it.each([10, 100, 1_000])('costs at most two queries a job, for %d jobs', async (count) => {
		bench = await open(count, 10);
		const id = bench.start({ items: videos(count), parameters: { options: { concurrency: 20 } } });
		const { output } = await bench.finished(id);

		expect(output).toHaveLength(count);
		expect(output.every(({ JobStatus }) => JobStatus === 'Success')).toBe(true);
		expect(bench.service.countRequests(QUERY)).toBeLessThanOrEqual(2 * count);
		expect(bench.host.execution(id).timesResumed).toBe(1);
	});

	it('costs hardly more when the newest jobs end first', async () => {
		bench = await open(60, 60);
		const count = 60;
		const items = Array.from({ length: count }, (_, index) => ({
			source: `oss://bucket/${index}-takes-${100 + (count - index) * 40}ms.mp4`,
		}));
		const { output } = await bench.run({ items, parameters: { options: { concurrency: 60 } } });

		expect(output).toHaveLength(count);
		expect(bench.service.countRequests(QUERY)).toBeLessThanOrEqual(3 * count);
	});

	const each = (kind: FaultRule['kind'], every: number, offset: number, rest: Partial<FaultRule> = {}) =>
		videos(300)
			.filter((_, index) => index % every === offset)
			.map(({ source }): FaultRule => ({ kind, contains: source, ...rest }));

	it('resumes 300 jobs once, each with its result, though callbacks are lost, doubled, late, out of order, forged and simultaneous', async () => {
		bench = await open(300);
		bench.service.addFaults(
			...each('callbackLost', 10, 1),
			...each('callbackTwice', 10, 2),
			...each('callbackLate', 10, 3, { delayMs: 700 }),
			...each('callbackOutOfOrder', 10, 4),
			...each('callbackForged', 10, 5),
			...each('callbackTimes', 10, 6, { copies: 10 }),
			...each('callbackGarbage', 10, 7),
			...each('callbackGarbage', 10, 8, { contentType: 'text/xml', body: '<Message>{base64}</Message>' }),
		);
		const items = videos(300);
		const id = bench.start({ items, parameters: { options: { concurrency: 20 } } });
		const { output, pairedSources } = await bench.finished(id);

		expect(output.map(({ JobStatus }) => JobStatus)).toEqual(items.map(() => 'Success'));
		const jobs = new Map(bench.service.jobs().map(({ jobId, input: { Media } }) => [jobId, Media]));
		expect(output.map(({ JobId }) => jobs.get(JobId as string))).toEqual(items.map(({ source }) => source));
		expect(pairedSources.success).toEqual(items.map(({ source }) => source));
		expect(jobs.size).toBe(300);
		await everyCallbackCame();
		expect(bench.host.execution(id).timesResumed).toBe(1);
	});

	it('does not end before the last job, when that one goes on and forged callbacks say that all have ended', async () => {
		bench = await open(30);
		bench.service.addFaults({ kind: 'callbackForged', copies: 3 });
		const items = [...videos(30), { source: 'oss://bucket/takes-1500ms.mp4' }];
		const { output } = await bench.run({ items, parameters: { options: { concurrency: 20 } } });

		const last = bench.service.jobs().find(({ input: { Media } }) => Media.includes('takes-1500ms'));
		expect(last?.finishedAt).toBeDefined();
		expect(output.map(({ JobStatus }) => JobStatus)).toEqual(items.map(() => 'Success'));
	});

	it('of ten executions at a time resumes each with its own jobs', async () => {
		bench = await open(100);
		const ids = Array.from({ length: 10 }, (_, run) => bench.start({ items: videos(10, `run-${run}`) }));
		const results = await Promise.all(ids.map(async (id) => await bench.finished(id)));

		for (const [run, { pairedSources, output }] of results.entries()) {
			expect(output.every(({ JobStatus }) => JobStatus === 'Success')).toBe(true);
			expect(pairedSources.success).toEqual(videos(10, `run-${run}`).map(({ source }) => source));
		}
		expect(ids.map((id) => bench.host.execution(id).timesResumed)).toEqual(ids.map(() => 1));
		expect(bench.service.jobs()).toHaveLength(100);
	});
});
