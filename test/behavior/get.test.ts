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

	it('names a result of an unknown type, in the item and in a hint, with the items that it concerns', async () => {
		const [odd = '', plain = ''] = await bench.endedJobs({ Input: OSS, Title: 'bad-data' }, { Input: OSS });
		const { output, execution } = await get([plain, odd]);

		expect(output[0]).not.toHaveProperty('otherResults');
		// The first Data is cut off in its JSON.
		expect(output[1]).toMatchObject({ otherResults: ['TextLabel', 'ExampleUnknownType'] });
		expect(execution.task('Submit Smarttag Job').hints?.map(({ message }) => message)).toEqual([
			'Results of type TextLabel, ExampleUnknownType are not in the simplified item. Switch Simplify off to see them. (item 1)',
		]);
	});

	it('shows no hint when the whole answer is returned', async () => {
		const [odd = ''] = await bench.endedJobs({ Input: OSS, Title: 'bad-data' });
		const { output, execution } = await get([odd], { simplify: false });

		expect(JSON.stringify(output[0])).toContain('ExampleUnknownType');
		expect(execution.task('Submit Smarttag Job').hints ?? []).toEqual([]);
	});

	it('names the groups of tags in English when that is chosen', async () => {
		const [finished = ''] = await bench.endedJobs({ Input: OSS });
		const { output } = await get([finished], { options: { englishGroupNames: true } });

		const groups = new Set((output[0]?.tags as IDataObject[]).map(({ group }) => group));
		expect([...groups].sort()).toEqual(['Keyword', 'Location', 'Object', 'Organization', 'Person', 'Scene']);
	});

	it('returns the labels of an image', async () => {
		const [finished = ''] = await bench.endedJobs({ Input: '{"Type":"OSS","Media":"oss://bucket/picture.jpg"}' });
		const { output } = await get([finished]);

		expect(output[0]).toEqual({
			...{ JobId: finished, JobStatus: 'Success' },
			tags: [
				{ name: '汽车', group: '物体', score: 0.9 },
				{ name: '街道', group: '场景', score: 0.8 },
			],
			tagNames: ['汽车', '街道'],
			people: [{ name: 'Example Celebrity', category: 'celebrity', score: 0.98 }],
			peopleNames: ['Example Celebrity'],
		});
	});

	it('returns tags of version 2.0 with their times and what is known of them', async () => {
		const [finished = ''] = await bench.endedJobs({ Input: OSS, TemplateId: '22222222000000000000000000000003' });
		const { output } = await get([finished]);

		expect(output[0]?.tags).toContainEqual({
			name: '示例瀑布',
			group: '地标',
			score: 0.3329,
			seconds: 2,
			appearances: [{ from: 6.021, to: 8.021 }],
			knowledge: { name: '示例瀑布', nameEn: 'Example Waterfall', description: '示例。' },
		});
		expect(output[0]?.tags).toContainEqual({
			...{ name: '示例热词', group: '关键词', seconds: 4.5, appearances: [{ from: 3.6, to: 8.1 }] },
		});
	});

	it('adds user data and the results of the API, and includes some results only, as Options say', async () => {
		const [finished = ''] = await bench.endedJobs({ Input: OSS, UserData: '{"order":1}' });
		const options = { addUserData: true, addApiResults: true, onlyTheseResults: ['TextLabel'] };
		const { output } = await get([finished], { options });

		expect(output[0]).toMatchObject({ userData: { order: 1 }, results: [{ Type: 'TextLabel' }] });
		expect(output[0]?.results).toHaveLength(1);
		expect(output[0]).not.toHaveProperty('people');
	});

	it('asks for the tags that are chosen, and for none in particular unless one is', async () => {
		const [finished = ''] = await bench.endedJobs({ Input: OSS });
		await get([finished]);
		await get([finished], { options: { labelResultType: 'hmi' } });

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
		['nothing', '={{ "" }}', 'Job ID is empty. Submit returns it as JobId.'],
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
