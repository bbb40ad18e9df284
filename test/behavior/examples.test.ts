import { credentialTypeOf } from '../../local/credential';
import { baseNodes } from '../../local/engine/baseNodes';
import { startEngineHost } from '../../local/engine/host/engineHost';
import { type EngineRun, runWorkflow, type WorkflowFile } from '../../local/engine/runWorkflow';
import { EXAMPLE_FILES, readExample, withLocalHosts } from '../../local/examples';
import { Workbench } from '../support/workbench';
import { waitFor } from '../support/waitFor';

const SUBMIT = 'Submit Smarttag Job';

/** Pauses between queries, for jobs of a local service. */
const QUICK = { firstCheckAfter: 0.05, checkAtMostEvery: 0.1 };

describe('The example', () => {
	let bench: Workbench;
	// Long enough that a loaded machine has suspended an execution before its first job ends.
	beforeAll(async () => (bench = await Workbench.open({ submittedMs: 500 })));
	afterAll(async () => await bench.close());
	beforeEach(() => bench.service.reset());

	async function run(workflow: WorkflowFile, startNode: string): Promise<EngineRun> {
		return await runWorkflow(workflow, {
			packageUnderTest: bench.packageUnderTest,
			otherNodes: baseNodes,
			credentials: { 'alibaba-cloud-ims': bench.credential() },
			startNode,
		});
	}

	/** An example with the hosts of this machine. */
	function local(file: string, n8nUrl = 'http://127.0.0.1:9'): WorkflowFile {
		return withLocalHosts(readExample(file), { n8nUrl, serviceUrl: bench.service.url });
	}

	it('submit-jobs.json submits three videos, one of each input type', async () => {
		const execution = await run(readExample('submit-jobs.json'), 'Start by Hand');

		expect(execution.json(SUBMIT).map(({ JobId }) => JobId)).toEqual(bench.service.jobs().map(({ jobId }) => jobId));
		const inputs = bench.wire().map(({ Input }) => (JSON.parse(Input ?? '') as { Type: string }).Type);
		expect(inputs.sort()).toEqual(['Media', 'OSS', 'URL']);
		expect(execution.task(SUBMIT).hints).toEqual([]);
		const params = bench.wire().map(({ Params }) => JSON.parse(Params ?? '') as object);
		expect(new Set(params.map((one) => JSON.stringify(one))).size).toBe(1);
		expect(params[0]).toEqual({
			nlpParams: {
				sourceLanguage: 'cn',
				diarizationEnabled: true,
				summarizationEnabled: true,
				summarizationTypes: 'Paragraph',
				autoChaptersEnabled: true,
			},
		});
	});

	it('oss-upload-to-smarttag.json and job-ended-message.json: a video that arrives becomes a job, and its end a message', async () => {
		const host = await startEngineHost({
			packageUnderTest: bench.packageUnderTest,
			otherNodes: baseNodes,
			credentials: { 'alibaba-cloud-ims': bench.credential() },
		});
		const [trigger, messages] = ['A Video Arrives in OSS', 'A Job Has Ended'];
		const listener = readExample('job-ended-message.json');
		await host.activate(listener, messages);
		const workflow = local('oss-upload-to-smarttag.json', host.url);
		expect(notifyUrlOf(workflow)).toBe(`${host.webhookUrl(listener, messages)}?secret=change-me`);
		await host.activate(workflow, trigger);
		const url = `${host.webhookUrl(workflow, trigger)}?secret=change-me`;

		const keys = ['incoming/2026/试驾 (final).mp4', `incoming/${'长'.repeat(335)}.mp4`];
		for (const key of ['incoming/result.json', 'results/other.mp4', ...keys]) {
			expect(await bench.service.sendEvents({ url, events: [{ kind: 'object', key }] })).toBe(200);
		}
		await waitFor(() => host.executionIds().length === 4 || undefined);
		const executions = await Promise.all(host.executionIds().map(async (id) => await host.finished(id)));
		await host.close();

		expect(bench.wire().map(({ NotifyUrl: _url, ...wire }) => wire)).toEqual([
			{
				Input: '{"Type":"OSS","Media":"oss://example-bucket/incoming/2026/试驾 (final).mp4"}',
				TemplateId: 'S00000103-000002',
				UserData: 'incoming/2026/试驾 (final).mp4',
			},
			{
				Input: JSON.stringify({ Type: 'OSS', Media: `oss://example-bucket/${keys[1]}` }),
				TemplateId: 'S00000103-000002',
				UserData: keys[1],
			},
		]);
		const ranIn = (name: string) => executions.filter(({ run }) => name in run.data.resultData.runData);
		expect(ranIn(SUBMIT)).toHaveLength(2);
		const texts = ranIn('Message').flatMap(({ json }) => json('Message'));
		expect(texts.map(({ JobId }) => JobId as string).sort()).toEqual(
			bench.service
				.jobs()
				.map(({ jobId }) => jobId)
				.sort(),
		);
	});

	it('schedule-list-submit.json lists the videos of the last day, all pages, and submits each', async () => {
		const workflow = readExample('schedule-list-submit.json');
		const execution = await run(workflow, 'Every Night at 2');

		const [listed] = bench.service.requests();
		expect(listed).toMatchObject({ action: 'ListMediaBasicInfos', status: 200 });
		expect(listed?.parameters).toMatchObject({ MediaType: 'video', Status: 'Normal', MaxResults: '100' });
		expect(listed?.parameters.StartTime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
		const mediaIds = execution.json('New Videos').map(({ MediaId }) => MediaId);
		// Of the six media items of a day in the local service, three are videos.
		expect(mediaIds).toHaveLength(3);
		const submitted = bench.wire().map(({ Input }) => (JSON.parse(Input ?? '') as { Media: string }).Media);
		expect(submitted.sort()).toEqual([...mediaIds].sort());
		expect(execution.json(SUBMIT)).toHaveLength(mediaIds.length);
		expect(workflow.nodes.some(({ type }) => type === 'n8n-nodes-base.httpRequest')).toBe(false);
	});

	it('schedule-list-submit.json lists more videos than one page holds', async () => {
		const workflow = readExample('schedule-list-submit.json');
		const list = workflow.nodes.find(({ name }) => name === 'New Videos');
		if (list) list.parameters.filters = { createdAfter: '2000-01-01T00:00:00Z' };
		const { 'New Videos': _submit, ...connections } = workflow.connections;
		const execution = await run({ ...workflow, connections }, 'Every Night at 2');

		expect(execution.json('New Videos')).toHaveLength(125);
	});

	it('submit-wait-summary.json waits by callback and writes a message for each video', async () => {
		const host = await startEngineHost({
			packageUnderTest: bench.packageUnderTest,
			otherNodes: baseNodes,
			credentials: { 'alibaba-cloud-ims': bench.credential() },
		});
		const id = host.start(readExample('submit-wait-summary.json'));
		await host.suspended(id);
		const execution = await host.finished(id);
		await host.close();

		expect(execution.run.data.resultData.error).toBeUndefined();
		const [first, second] = execution.json('Message').map(({ text }) => (text as string).split('\n'));
		expect(first).toContain('节目介绍并试驾了一款示例电动车。');
		expect(first).toContain('Chapters: 开场, 试驾');
		expect(first?.at(-1)).toMatch(/^Tags: 汽车, 街道, /);
		expect(second?.[0]).toBe(first?.[0]);
		expect(execution.json('Message').map(({ video }) => video)).toEqual([
			'oss://my-bucket/videos/test-drive.mp4',
			'oss://my-bucket/videos/battery-basics.mp4',
		]);
	});

	it('schedule-list-submit.json and job-ended-message.json: what one submits starts the other when it ends', async () => {
		const host = await startEngineHost({
			packageUnderTest: bench.packageUnderTest,
			otherNodes: baseNodes,
			credentials: { 'alibaba-cloud-ims': bench.credential() },
		});
		const listener = readExample('job-ended-message.json');
		await host.activate(listener, 'A Job Has Ended');
		const workflow = local('schedule-list-submit.json', host.url);
		expect(notifyUrlOf(workflow)).toBe(`${host.webhookUrl(listener, 'A Job Has Ended')}?secret=change-me`);
		const execution = await run(workflow, 'Every Night at 2');

		const jobIds = execution.json(SUBMIT).map(({ JobId }) => JobId as string);
		expect(jobIds.length).toBeGreaterThan(0);
		await waitFor(() => host.executionIds().length === jobIds.length || undefined);
		const messages = await Promise.all(
			host.executionIds().map(async (id) => (await host.finished(id)).json('Message')[0]),
		);
		await host.close();
		expect(messages.map((message) => message?.JobId as string).sort()).toEqual(jobIds.sort());
		const mediaIds = execution.json('New Videos').map(({ MediaId }) => MediaId as string);
		expect(messages.map((message) => message?.userData as string).sort()).toEqual(mediaIds.sort());
	});

	it('job-to-subtitles.json submits a video, waits for its job and makes an SRT file of the speech', async () => {
		const workflow = readExample('job-to-subtitles.json');
		quickChecks(workflow, 'Get Subtitles');
		const execution = await run(workflow, 'Start by Hand');

		const [{ jobId } = {}] = bench.service.jobs();
		const [file] = execution.items('Get Subtitles');
		expect(file?.json).toMatchObject({ JobId: jobId, JobStatus: 'Success', format: 'srt', segments: 4 });
		const text = Buffer.from(file?.binary?.data?.data ?? '', 'base64').toString('utf8');
		expect(text).toMatch(/^1\n00:00:00,000 --> 00:00:03,400\n/);
	});

	it('from-nothing.json creates a template, registers a media, submits with both, and has the result', async () => {
		const workflow = readExample('from-nothing.json');
		quickChecks(workflow, 'Submit and Wait');
		const execution = await run(workflow, 'Start by Hand');

		expect(execution.run.data.resultData.error).toBeUndefined();
		const [template] = execution.json('Create Template');
		const [media] = execution.json('Register Media');
		expect(bench.wire()).toEqual([
			{
				Input: JSON.stringify({ Type: 'Media', Media: media?.MediaId }),
				TemplateId: template?.TemplateId,
				Params: expect.stringContaining('"summarizationTypes":"Paragraph"') as string,
			},
		]);
		expect(execution.json('Submit and Wait')[0]).toMatchObject({
			JobId: bench.service.jobs()[0]?.jobId,
			JobStatus: 'Success',
			summary: expect.stringContaining('电动车') as string,
			transcript: expect.stringContaining('electric cars') as string,
		});
	});

	it.each([
		['an AccessKey', {}],
		[
			'a temporary key',
			{
				accessKeyId: 'STS.testAccessKeyId',
				accessKeySecret: 'testStsAccessKeySecret',
				securityToken: 'testSecurityToken',
			},
		],
		['a RAM role', { roleArn: 'acs:ram::1000000000000001:role/test-role' }],
	])('other-alibaba-cloud-api.json calls another API with %s', async (_form, form) => {
		const workflow = local('other-alibaba-cloud-api.json');
		const call = workflow.nodes.find(({ name }) => name === 'Regions of ECS');
		if (call) {
			const type = credentialTypeOf(form);
			call.parameters.nodeCredentialType = type;
			call.credentials = { [type]: { id: 'alibaba-cloud-ims', name: 'ims' } };
		}
		const execution = await runWorkflow(workflow, {
			packageUnderTest: bench.packageUnderTest,
			otherNodes: baseNodes,
			credentials: { 'alibaba-cloud-ims': bench.credential(form) },
		});

		expect(execution.json('One Item per Region').map(({ RegionId }) => RegionId)).toContain('cn-shanghai');
	});

	it('file-to-media-tags.json uploads a file, tags it, and writes the tags to its media item', async () => {
		const workflow = readExample('file-to-media-tags.json');
		quickChecks(workflow, 'Upload, Submit and Wait');
		const content = Buffer.from('a small video');
		const video = { data: content.toString('base64'), mimeType: 'video/mp4', fileName: 'Test drive.mp4' };
		const execution = await runWorkflow(workflow, {
			packageUnderTest: bench.packageUnderTest,
			otherNodes: baseNodes,
			credentials: { 'alibaba-cloud-ims': bench.credential() },
			pinData: { 'A File Arrives': [{ json: {}, binary: { Video: video } }] },
		});

		const [job] = execution.json('Upload, Submit and Wait');
		expect(bench.wire()).toMatchObject([
			{ Input: JSON.stringify({ Type: 'Media', Media: job?.MediaId }), Title: 'Test-drive' },
		]);
		expect(bench.service.objects()).toMatchObject([{ size: content.length }]);
		const [update] = bench.service.requests().filter(({ action }) => action === 'UpdateMediaInfo');
		expect(update?.parameters).toMatchObject({ MediaId: job?.MediaId });
		expect(update?.parameters.MediaTags?.split(',')).toEqual(job?.tagNames);
		expect(execution.json('Write Tags')).toMatchObject([{ MediaId: job?.MediaId }]);
	});

	it('http-request-to-oss.json stores a result in OSS', async () => {
		await run(local('http-request-to-oss.json'), 'Start by Hand');

		expect(bench.service.objects()).toMatchObject([
			{ bucket: 'example-bucket', key: 'results/battery-basics.json', contentType: 'application/json' },
		]);
	});

	it.each(EXAMPLE_FILES)('%s names the credential by type and holds no data of its own', (name) => {
		const { nodes, pinData } = readExample(name);

		expect(nodes.some(({ credentials }) => credentials?.alibabaCloudImsApi)).toBe(true);
		expect(pinData ?? {}).toEqual({});
	});
});

/** The Notify URL of Submit. */
function notifyUrlOf({ nodes }: WorkflowFile): unknown {
	const submit = nodes.find(({ name }) => name === SUBMIT)?.parameters.additionalFields;
	return (submit as { notifyUrl?: string } | undefined)?.notifyUrl;
}

/** Lets a node that waits query its job at short intervals. */
function quickChecks({ nodes }: WorkflowFile, nodeName: string): void {
	const node = nodes.find(({ name }) => name === nodeName);
	Object.assign(node?.parameters ?? {}, { options: QUICK });
}
