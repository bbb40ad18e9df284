import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type * as PausesModule from '../support/pauses';
import { waitFor } from '../support/waitFor';
import { Workbench } from '../support/workbench';

const mockPauses = { shorter: 50, made: [] as number[] };
jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof PausesModule>('../support/pauses').withPauses(() => mockPauses),
);

const jobId = '={{ $json.JobId }}';
const OSS = '{"Type":"OSS","Media":"oss://bucket/video.mp4"}';

describe('Get', () => {
	let bench: Workbench;
	beforeAll(async () => (bench = await Workbench.open({ submittedMs: 1, processingMs: 5 })));
	afterAll(async () => await bench.close());
	beforeEach(() => bench.service.reset());

	/** Runs Get on items that hold JobIds. */
	async function get(jobIds: readonly string[], parameters: INodeParameters = {}, run: object = {}) {
		const items = jobIds.map((JobId) => ({ JobId, source: `of ${JobId}` }));
		return await bench.submit({ items, parameters: { operation: 'get', ...parameters }, ...run });
	}

	it('returns the simplified result of a finished job', async () => {
		const [finished = ''] = await bench.endedJobs({
			Input: OSS,
			Title: 'demo',
			TemplateId: 'S00000103-000001',
			Params: JSON.stringify({
				needMetaData: true,
				needAsrData: true,
				nlpParams: {
					sourceLanguage: 'cn',
					autoChaptersEnabled: true,
					summarizationEnabled: true,
					summarizationTypes: 'Paragraph',
				},
			}),
		});
		const { output, pairedSources } = await get([finished]);

		expect(output).toHaveLength(1);
		expect(Object.keys(output[0] ?? {})).toEqual([
			...['JobId', 'JobStatus', 'title', 'tags', 'tagNames', 'people', 'peopleNames', 'categories', 'keywords'],
			...['transcript', 'summary', 'chapters'],
		]);
		expect(output[0]).toMatchObject({
			JobId: finished,
			JobStatus: 'Success',
			title: 'demo',
			categories: ['汽车 / 评测'],
			summary: expect.stringContaining('节目介绍并试驾了一款示例电动车。') as string,
		});
		expect((output[0]?.chapters as IDataObject[])[0]).toEqual({
			...{ title: '开场', summary: '主持人介绍本期主题。', from: 0, to: 28 },
		});
		expect(pairedSources.success).toEqual([`of ${finished}`]);
	});

	it("returns the API's own answer when it is not to be simplified, with Data parsed", async () => {
		const [finished = ''] = await bench.endedJobs({ Input: OSS, UserData: '{"order":1}' });
		const { output } = await get([finished], { simplify: false });

		expect(Object.keys(output[0] ?? {}).sort()).toEqual([
			...['JobId', 'JobStatus', 'RequestId', 'Results', 'Usages', 'UserData'],
		]);
		const { Result } = output[0]?.Results as { Result: Array<{ Type: string; Data: unknown }> };
		expect(Result.map(({ Type }) => Type)).toEqual(['TextLabel', 'VideoLabel']);
		expect(typeof Result[0]?.Data).toBe('object');
		expect(output[0]?.UserData).toBe('{"order":1}');
	});

	it('adds user data and raw results, and takes in some result types only, as Output Options say', async () => {
		const [finished = ''] = await bench.endedJobs({ Input: OSS, UserData: '{"order":1}' });
		const outputOptions = { includeUserData: true, includeRawResults: true, resultTypes: ['TextLabel'] };
		const { output } = await get([finished], { outputOptions });

		expect(output[0]).toMatchObject({ userData: { order: 1 }, results: [{ Type: 'TextLabel' }] });
		expect(output[0]?.results).toHaveLength(1);
		expect(output[0]).not.toHaveProperty('people');
	});

	it('asks for the tags that are chosen, and for none in particular unless one is', async () => {
		const [finished = ''] = await bench.endedJobs({ Input: OSS });
		await get([finished]);
		await get([finished], { labelResultType: 'hmi' });

		const asked = bench.service.requests().filter(({ action }) => action === 'QuerySmarttagJob');
		expect(asked.map(({ parameters }) => parameters)).toEqual([
			{ JobId: finished },
			{ JobId: finished, Params: '{"labelResultType":"hmi"}' },
		]);
	});

	it('takes the JobId of the input unless it is set, as Submit and the trigger return it', async () => {
		const [one = '', two = ''] = await bench.endedJobs({ Input: OSS }, { Input: OSS });
		const { output } = await bench.submit({
			items: [{ JobId: one }, { JobId: two }],
			parameters: { operation: 'get' },
		});

		expect(output.map((item) => item.JobId)).toEqual([one, two]);
	});

	it('a job that failed is an item with its reason', async () => {
		const [failed = ''] = await bench.endedJobs({ Input: OSS, Title: 'fail-me' });
		const { output } = await get([failed]);

		expect(output).toEqual([
			{ JobId: failed, JobStatus: 'Fail', failureReason: 'example failure reason: the input file cannot be read' },
		]);
	});

	it('a job that runs is an item with its state', async () => {
		const [running = ''] = await bench.newJobs({ Input: OSS, Title: 'never-ends' });
		const { output } = await get([running]);

		expect(output).toEqual([
			{ JobId: running, JobStatus: expect.stringMatching(/^(Submitted|Processing)$/) as string },
		]);
	});

	it('a job that does not exist, or not any more, is reported as such', async () => {
		const [forgotten = ''] = await bench.endedJobs({ Input: OSS });
		bench.service.forgetJob(forgotten);
		const error = (await get([forgotten])).error();

		expect(error.message).toBe(`Job ${forgotten} does not exist, or not any more`);
		expect(error.description).toContain('180 days');
		expect(error.description).toContain('region and account of the credential');
		expect(error.description).toContain('InvalidParameter.ResourceNotFound');
	});

	it.each([
		['nothing', '', 'Job ID is empty. Submit returns it as JobId.'],
		['an object', '={{ { a: 1 } }}', 'Job ID: expected text, got an object.'],
	])('%s as Job ID is refused before anything is sent', async (_what, given, message) => {
		const result = await get(['x'], { jobId: given });

		expect(result.error().message).toBe(message);
		expect(bench.service.requests()).toEqual([]);
	});

	it('each item follows the on-error mode of the node', async () => {
		const [finished = ''] = await bench.endedJobs({ Input: OSS });
		const items = [{ JobId: '' }, { JobId: finished }, { JobId: 'f'.repeat(32) }];
		const run = { items, parameters: { operation: 'get', jobId }, onError: 'continueErrorOutput' as const };
		const { output, errorOutput } = await bench.submit(run);

		expect(output.map((item) => item.JobId)).toEqual([finished]);
		expect(errorOutput.map(({ error }) => error)).toEqual([
			'Job ID is empty. Submit returns it as JobId.',
			`Job ${'f'.repeat(32)} does not exist, or not any more`,
		]);
		expect(errorOutput[1]?.details).toMatchObject({ JobId: 'f'.repeat(32), code: 'InvalidParameter.ResourceNotFound' });
	});

	it('asks again after throttling, faults of the service and broken connections', async () => {
		const [finished = ''] = await bench.endedJobs({ Input: OSS });
		bench.service.addFaults(
			{ kind: 'throttle', action: 'QuerySmarttagJob', times: 1 },
			{ kind: 'serverError', action: 'QuerySmarttagJob', times: 1 },
			{ kind: 'closeBefore', action: 'QuerySmarttagJob', times: 1 },
		);
		const { output } = await get([finished]);

		expect(output[0]?.JobStatus).toBe('Success');
		expect(bench.service.countRequests('QuerySmarttagJob')).toBe(4);
	});

	it('does not query again after a refusal, and says what to allow', async () => {
		const [finished = ''] = await bench.endedJobs({ Input: OSS });
		bench.service.addFaults({ kind: 'error', code: 'NoPermission', status: 403, message: 'Not authorized.' });
		const error = (await get([finished])).error();

		expect(error.description).toContain('ice:QuerySmarttagJob');
		expect(bench.service.countRequests('QuerySmarttagJob')).toBe(1);
	});

	it('an unknown state is passed on', async () => {
		const [odd = ''] = await bench.newJobs({ Input: OSS, Title: 'unknown-state takes-60000ms' });
		await waitFor(() => bench.service.job(odd)?.startedAt);
		const { output } = await get([odd]);

		expect(output).toEqual([{ JobId: odd, JobStatus: 'Pausing' }]);
	});
});
