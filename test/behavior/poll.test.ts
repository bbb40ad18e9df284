import type { INodeParameters, OnError } from 'n8n-workflow';

import type { FaultRule } from '../../local/service';
import type * as PausesModule from '../support/pauses';
import { waitFor } from '../support/waitFor';
import { type SubmitRun, Workbench } from '../support/workbench';

const mockPauses = { shorter: 50, made: [] as number[] };
jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof PausesModule>('../support/pauses').withPauses(() => mockPauses),
);

const QUERY = 'QuerySmarttagJob';
const ossUrl = '={{ $json.source }}';

/** Pauses in seconds and the timeout in minutes, as the panel has them, but short. */
const QUICK = { firstCheckAfter: 0.01, checkAtMostEvery: 0.05 };
const items = (count: number, name = 'video') =>
	Array.from({ length: count }, (_, index) => ({ source: `oss://bucket/${index}-${name}.mp4` }));

describe('Submit with Wait for Completion: Poll', () => {
	let bench: Workbench;
	beforeAll(async () => (bench = await Workbench.open({ submittedMs: 1, processingMs: 20, pipelineConcurrency: 10 })));
	afterAll(async () => await bench.close());
	beforeEach(() => bench.service.reset());

	async function submit(run: SubmitRun, parameters: INodeParameters = {}, options: INodeParameters = {}) {
		return await bench.submit({
			...run,
			parameters: { ossUrl, waitForCompletion: 'poll', options: { ...QUICK, ...options }, ...parameters },
		});
	}

	const queries = () => bench.service.countRequests(QUERY);

	it("returns each job's result in the order of the items, paired with them, as Get does", async () => {
		const input = items(12);
		const { output, pairedSources, execution } = await submit({ items: input });

		const jobs = bench.service.jobs();
		const ofInput = input.map(({ source }) => jobs.find(({ input: { Media } }) => Media === source)?.jobId);
		expect(output.map(({ JobId }) => JobId)).toEqual(ofInput);
		expect(new Set(output.map(({ JobStatus }) => JobStatus))).toEqual(new Set(['Success']));
		expect(pairedSources.success).toEqual(input.map(({ source }) => source));
		const got = await bench.submit({ items: [{ JobId: ofInput[3] ?? '' }], parameters: { operation: 'get' } });
		expect(got.output[0]).toEqual(output[3]);
		const { hints } = execution.task('Submit Smarttag Job');
		expect(hints?.map(({ message }) => message)).toEqual([
			expect.stringMatching(/^Waited [\d.]+ seconds? for 12 jobs \(12 Success\); \d+ queries\.$/) as string,
		]);
	});

	it('names what was requested and is not in the results, and results that were not understood', async () => {
		const additionalParams = '{"clipSplitParams":{"splitType":"event"}}';
		const additionalFields = { analysisData: ['ocr'], title: 'bad-data', additionalParams };
		const { execution } = await submit({ items: items(1) }, { additionalFields });

		const { hints } = execution.task('Submit Smarttag Job');
		expect(hints?.slice(1).map(({ message }) => message)).toEqual([
			'Results of type TextLabel, ExampleUnknownType are not in the simplified item. Switch Simplify off to see them.',
			'Requested, but not in the results: Event Split. The template does not analyze it, or the video has nothing of it.',
		]);
	});

	it('returns the raw answer when it is not to be simplified', async () => {
		const { output } = await submit({ items: items(1) }, { simplify: false });

		expect(output[0]).toMatchObject({ JobId: bench.service.jobs()[0]?.jobId, JobStatus: 'Success' });
	});

	it('sends no Notify URL of its own', async () => {
		await submit({ items: items(1) });

		expect(bench.wire()[0]).not.toHaveProperty('NotifyUrl');
	});

	it('sends at most Concurrency queries at a time', async () => {
		await submit({ items: items(20) }, {}, { concurrency: 3 });

		const spans = bench.service.requests().filter(({ action }) => action === QUERY);
		const most = Math.max(
			...spans.map(
				({ startedAt }) =>
					spans.filter((other) => other.startedAt <= startedAt && (other.endedAt ?? Infinity) > startedAt).length,
			),
		);
		expect(spans.length).toBeGreaterThanOrEqual(20);
		expect(most).toBeLessThanOrEqual(3);
	});

	it('queries only jobs that have not ended', async () => {
		const controller = new AbortController();
		const input = [...items(5), { source: 'oss://bucket/never-ends.mp4' }];
		const running = submit({ items: input, signal: controller.signal });
		const jobs = () => bench.service.jobs();
		const queriesOf = (jobId = '') =>
			bench.service.requests().filter(({ action, parameters }) => action === QUERY && parameters.JobId === jobId)
				.length;
		const open = () => jobs().find(({ input: { Media } }) => Media.includes('never-ends'))?.jobId;
		/** The open job is the last of each round: after three more of its queries a whole round has begun after now. */
		const threeRounds = async () => {
			const before = queriesOf(open());
			await waitFor(() => queriesOf(open()) >= before + 3 || undefined);
		};
		await waitFor(() => jobs().filter(({ finishedAt }) => finishedAt !== undefined).length === 5 || undefined);
		await threeRounds();
		const ofEnded = () => jobs().flatMap(({ jobId }) => (jobId === open() ? [] : [queriesOf(jobId)]));
		const queried = ofEnded();
		await threeRounds();

		expect(ofEnded()).toEqual(queried);
		controller.abort();
		await running;
	});

	it('pauses grow up to the longest', async () => {
		mockPauses.made.length = 0;
		const endJob = bench.service.holdJobs();
		const running = submit({ items: items(1) }, {}, { firstCheckAfter: 0.2, checkAtMostEvery: 1 });
		await waitFor(() => mockPauses.made.length > 6 || undefined);
		endJob();
		await running;

		expect(mockPauses.made.slice(0, 6)).toEqual([200, 300, 450, 675, 1_000, 1_000]);
		expect(new Set(mockPauses.made.slice(6))).toEqual(new Set([1_000]));
	});

	describe('a job that ends in Fail', () => {
		const input = [...items(2), { source: 'oss://bucket/fail-me.mp4' }, ...items(1, 'last')];

		it('stops the workflow with the reason, its JobId, and the state of every other job', async () => {
			const result = await submit({ items: input });

			const jobs = bench.service.jobs();
			const failed = jobs.find(({ failReason }) => failReason)?.jobId ?? '';
			const error = result.error();
			expect(error.message).toBe(`Job ${failed} failed: example failure reason: the input file cannot be read`);
			expect(error.context.itemIndex).toBe(2);
			for (const { jobId } of jobs) expect(error.description).toContain(jobId);
			expect(error.description).toContain(`${failed} (item 2): Fail`);
			expect(error.description).toContain('get their results with Job → Get and these JobIds');
			expect(error.context.jobs).toHaveLength(4);
			expect(error.context.jobs).toContainEqual({ item: 2, JobId: failed, JobStatus: 'Fail' });
		});

		it.each<OnError>(['continueRegularOutput', 'continueErrorOutput'])(
			'is the error of its item with %s',
			async (onError) => {
				const result = await submit({ items: input, onError });

				const failed = bench.service.jobs().find(({ failReason }) => failReason)?.jobId;
				const items = [...result.output, ...result.errorOutput];
				expect(items.filter(({ JobStatus }) => JobStatus === 'Success')).toHaveLength(3);
				const [item] = items.filter(({ error }) => error);
				expect(item?.error).toContain(`Job ${failed} failed: example failure reason`);
				expect(item?.details).toMatchObject({ JobId: failed, JobStatus: 'Fail', reason: expect.any(String) as string });
				expect(result.errorOutput).toHaveLength(onError === 'continueErrorOutput' ? 1 : 0);
				if (onError === 'continueErrorOutput') expect(result.pairedSources.error).toEqual([input[2]?.source]);
			},
		);
	});

	describe('when the time is over', () => {
		const input = [...items(2), { source: 'oss://bucket/never-ends.mp4' }];
		const short = { pollTimeout: 0.01 };

		it('stops with an error that names the jobs, their last states and what to do, never as a success', async () => {
			const result = await submit({ items: input }, {}, short);

			const open = bench.service.jobs().find(({ status }) => status === 'Processing')?.jobId ?? '';
			const error = result.error();
			expect(result.output).toEqual([]);
			expect(error.message).toMatch(new RegExp(`^Job ${open} is still Processing after [\\d.]+ seconds?$`));
			expect(error.description).toContain('Job → Get');
			expect(error.description).toContain('Wait Timeout');
			expect(error.description?.match(/Success/g)).toHaveLength(2);
		});

		it('with "Continue" the finished jobs go on, and the others are errors of their items', async () => {
			const { output } = await submit({ items: input, onError: 'continueRegularOutput' }, {}, short);

			expect(output.map(({ JobStatus }) => JobStatus)).toEqual(['Success', 'Success', undefined]);
			expect(output[2]?.error).toContain('is still Processing');
			expect(output[2]?.details).toMatchObject({ JobStatus: 'Processing', timedOut: true });
		});
	});

	it('cancel stops the waiting at once, and the JobIds are in the error', async () => {
		const controller = new AbortController();
		const input = [{ source: 'oss://bucket/never-ends.mp4' }, ...items(2)];
		const running = submit(
			{ items: input, signal: controller.signal },
			{},
			{ firstCheckAfter: 0.02, checkAtMostEvery: 3_000 },
		);
		await waitFor(() => queries() >= 3 || undefined);
		const asked = queries();
		controller.abort();
		await running;

		expect(queries()).toBeLessThanOrEqual(asked + 3);
	});

	it.each<[name: string, fault: FaultRule]>([
		['throttling', { kind: 'throttle' }],
		['HTTP 500', { kind: 'serverError' }],
		['HTTP 503', { kind: 'serverError', status: 503, code: 'ServiceUnavailable' }],
		['broken connections', { kind: 'closeBefore' }],
		['connections that break after the query', { kind: 'closeAfter' }],
		['half an answer', { kind: 'truncated' }],
		['HTML of a gateway', { kind: 'html' }],
		['empty answers', { kind: 'empty' }],
		['redirects', { kind: 'redirect', headers: { location: 'http://127.0.0.1:1/' } }],
		['no answer within the request timeout', { kind: 'noAnswer' }],
		['slow answers', { kind: 'slow', delayMs: 1_500 }],
	])('survives %s', async (_name, fault) => {
		bench.service.addFaults({ ...fault, action: QUERY, times: fault.kind === 'noAnswer' ? 2 : 3 });
		const { output } = await submit({ items: items(4) }, {}, { requestTimeout: 1 });

		expect(output.map(({ JobStatus }) => JobStatus)).toEqual(['Success', 'Success', 'Success', 'Success']);
		expect(bench.service.jobs()).toHaveLength(4);
	});

	it('survives a service that is away for most of the time it waits', async () => {
		bench.service.addFaults({ kind: 'serverError', action: QUERY, times: 30 });
		const { output, execution } = await submit({ items: items(2) });

		expect(output.map(({ JobStatus }) => JobStatus)).toEqual(['Success', 'Success']);
		expect(execution.task('Submit Smarttag Job').hints?.[0]?.message).toContain('30 of them without an answer');
	});

	it('after throttling leaves the service alone for as long as it asked', async () => {
		mockPauses.made.length = 0;
		bench.service.addFaults({
			...{ kind: 'throttle', action: QUERY, times: 1 },
			headers: { 'x-acs-retry-after': '900' },
		});
		await submit({ items: items(6) }, {}, { concurrency: 1 });

		const [first, second = 0] = mockPauses.made;
		expect(first).toBe(10);
		expect(second).toBeGreaterThanOrEqual(900);
	});

	it('queries that are refused for too long end the wait, and the error still has every JobId', async () => {
		bench.service.addFaults({ kind: 'error', action: QUERY, code: 'NoPermission', status: 403 });
		const result = await submit({ items: items(3) }, {}, { refusalTimeout: 0.001 });

		expect(result.error().description).toContain('ice:QuerySmarttagJob');
		expect(result.reportedJobIds().sort()).toEqual(
			bench.service
				.jobs()
				.map(({ jobId }) => jobId)
				.sort(),
		);
	});

	it('a momentary refusal of the caller ends no wait', async () => {
		bench.service.addFaults({ kind: 'error', action: QUERY, code: 'NoPermission', status: 403, times: 3 });
		const { output } = await submit({ items: items(3) });

		expect(output).toHaveLength(3);
	});

	it('with "Continue", items that could not be submitted do not keep the others from being waited for', async () => {
		bench.service.addFaults({ kind: 'error', contains: '1-video', code: 'InvalidParameter', status: 400 });
		const { output } = await submit({ items: items(3), onError: 'continueRegularOutput' });

		expect(output.map(({ JobStatus }) => JobStatus)).toEqual(['Success', undefined, 'Success']);
		expect(output[1]?.error).toBeDefined();
	});

	it('"Retry On Fail" asks again for the same jobs and submits none a second time', async () => {
		const result = await submit({ items: [...items(2), { source: 'oss://bucket/fail-me.mp4' }], maxTries: 3 });

		expect(bench.service.jobs()).toHaveLength(3);
		expect(result.error().message).toContain('failed: example failure reason');
	});

	it.each([
		['First Check After (Seconds)', { firstCheckAfter: 0 }],
		['Check at Most Every (Seconds)', { checkAtMostEvery: -1 }],
		['Wait Timeout (Minutes)', { pollTimeout: 'soon' }],
	])('%s that is no time is refused before anything is sent', async (field, options) => {
		const result = await submit({ items: items(1) }, {}, options);

		expect(result.error().message).toMatch(`${field}: expected a number above 0`);
		expect(bench.service.requests()).toEqual([]);
	});
});

describe('Get with Wait Until Finished', () => {
	let bench: Workbench;
	beforeAll(async () => (bench = await Workbench.open({ submittedMs: 1, processingMs: 50, pipelineConcurrency: 10 })));
	afterAll(async () => await bench.close());
	beforeEach(() => bench.service.reset());

	const Input = '{"Type":"OSS","Media":"oss://bucket/video.mp4"}';
	const parameters = { operation: 'get', waitUntilFinished: true, options: QUICK };

	it('waits for jobs that come from elsewhere, each asked for once a round though several items name it', async () => {
		const [one = '', two = ''] = await bench.newJobs({ Input }, { Input });
		const { output } = await bench.submit({ items: [one, two, one].map((JobId) => ({ JobId })), parameters });

		expect(output.map(({ JobId, JobStatus }) => [JobId, JobStatus])).toEqual([
			...[one, two, one].map((jobId) => [jobId, 'Success']),
		]);
		expect(bench.service.jobs()).toHaveLength(2);
	});

	it('asks at once, so that a finished job is not waited for', async () => {
		const [finished = ''] = await bench.endedJobs({ Input });
		await bench.submit({
			items: [{ JobId: finished }],
			parameters: { ...parameters, options: { firstCheckAfter: 3_000, checkAtMostEvery: 3_000 } },
		});

		expect(bench.service.countRequests(QUERY)).toBe(1);
	});

	it('a job that fails is an error', async () => {
		const [failed = ''] = await bench.newJobs({ Input, Title: 'fail-me' });
		const result = await bench.submit({ items: [{ JobId: failed }], parameters });

		expect(result.error().message).toContain(`Job ${failed} failed:`);
	});
});
