import type { IDataObject, INode } from 'n8n-workflow';

import { EXAMPLE_FILES } from '../../../local/examples';
import type { StoredExecution } from '../../../local/n8n/restClient';
import { Editor } from '../../support/editor/editor';
import { N8nBench, type StoredWorkflow } from '../../support/n8nBench';
import { screenshot } from '../../support/screenshots/screenshots';

const MANUAL = 'Start by Hand';
const ENDED = ['success', 'error', 'crashed', 'canceled'];

let bench: N8nBench;

beforeAll(async () => {
	bench = await N8nBench.open();
});

afterAll(async () => {
	await bench?.close();
});

/** Runs a stored workflow from a trigger to its end. */
async function run({ id }: StoredWorkflow, trigger = MANUAL): Promise<StoredExecution> {
	const executionId = await bench.rest.run(id, trigger);
	return await bench.rest.waitForStatus(executionId, ENDED);
}

/** JSON of the items that a node returned in its last run. */
function output({ data }: StoredExecution, node: string): IDataObject[] {
	expect(data.resultData.error).toBeUndefined();
	const [items] = data.resultData.runData[node]?.at(-1)?.data?.main ?? [];
	return (items ?? []).map(({ json }) => json);
}

/** Changes parameters of the node of this name. */
function change(nodes: readonly INode[], name: string, parameters: IDataObject): void {
	const node = nodes.find((candidate) => candidate.name === name);
	if (!node) throw new Error(`There is no node ${name}.`);
	Object.assign(node.parameters, parameters);
}

/** Publishes a workflow, and waits until n8n has registered its webhook: then a GET is refused for its method. */
async function activate(workflow: StoredWorkflow, webhookPath: string): Promise<string> {
	await bench.activate(workflow);
	const url = `${bench.rest.baseUrl}/webhook/${webhookPath}`;
	await until(async () => (await (await fetch(url)).text()).includes('not registered for GET'));
	return url;
}

/** The executions of a workflow once there are as many as wanted, to their end. */
async function executionsOf({ id }: StoredWorkflow, wanted: number): Promise<StoredExecution[]> {
	let found: Array<{ id: string }> = [];
	await until(async () => (found = await bench.rest.executions(100, id)).length >= wanted);
	return await Promise.all(found.map(async (execution) => await bench.rest.waitForStatus(execution.id, ENDED)));
}

/** Asks again until the answer is yes, for a minute. */
async function until(ask: () => Promise<boolean>): Promise<void> {
	const deadline = Date.now() + 60_000;
	while (!(await ask())) {
		if (Date.now() > deadline) throw new Error('What was waited for did not come.');
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
}

describe('the example workflows in n8n itself', () => {
	test('submit-jobs.json returns one JobId for each video', async () => {
		const before = bench.service.jobs().length;
		const execution = await run(await bench.storeExample('submit-jobs.json'));
		const jobIds = output(execution, 'Submit Smarttag Job').map(({ JobId }) => JobId as string);
		expect(jobIds).toHaveLength(3);
		const made = bench.service.jobs().slice(before);
		expect(made.map(({ jobId }) => jobId).sort()).toEqual([...jobIds].sort());
		expect(JSON.stringify(execution.data)).not.toContain('testAccessKeySecret');
	});

	test('submit-wait-summary.json is suspended, resumed by callbacks, and writes a message for each video', async () => {
		const { id } = await bench.storeExample('submit-wait-summary.json');
		const executionId = await bench.rest.run(id, MANUAL);
		await bench.rest.waitForStatus(executionId, ['waiting']);
		const execution = await bench.rest.waitForStatus(executionId, ENDED);
		expect(output(execution, 'Submit and Wait').map(({ JobStatus }) => JobStatus)).toEqual(['Success', 'Success']);
		expect(output(execution, 'Message')).toMatchObject([
			{ video: 'oss://my-bucket/videos/test-drive.mp4', text: expect.stringMatching(/\nTags: \S/) as string },
			{ video: 'oss://my-bucket/videos/battery-basics.mp4', text: expect.stringMatching(/\nTags: \S/) as string },
		]);
	});

	test('from-nothing.json makes a template and a media, and waits for the job', async () => {
		const workflow = await bench.storeExample('from-nothing.json', (nodes) =>
			change(nodes, 'Submit and Wait', { options: { firstCheckAfter: 0.5 } }),
		);
		const execution = await run(workflow);
		const [template] = output(execution, 'Create Template');
		const [job] = output(execution, 'Submit and Wait');
		expect(job).toMatchObject({ JobStatus: 'Success', summary: expect.stringMatching(/./) as string });
		expect(bench.received('SubmitSmarttagJob').at(-1)?.TemplateId).toBe(template?.TemplateId);
	});

	test('job-to-subtitles.json makes a subtitle file of a video', async () => {
		const execution = await run(await bench.storeExample('job-to-subtitles.json'));
		const [job] = output(execution, 'Submit Smarttag Job');
		const [file] = output(execution, 'Get Subtitles');
		expect(file).toMatchObject({ JobId: job?.JobId, format: 'srt', segments: 4 });
	});

	test('other-alibaba-cloud-api.json calls another API by the HTTP Request node', async () => {
		const regions = output(await run(await bench.storeExample('other-alibaba-cloud-api.json')), 'One Item per Region');
		expect(regions.map(({ RegionId }) => RegionId)).toContain('cn-shanghai');
		expect(bench.service.requests().at(-1)).toMatchObject({ action: 'DescribeRegions', signature: 'V3', status: 200 });
	});

	test('http-request-to-oss.json stores a result in OSS by the HTTP Request node', async () => {
		await run(await bench.storeExample('http-request-to-oss.json'));
		expect(bench.service.objects().at(-1)).toMatchObject({ key: 'results/battery-basics.json' });
	});

	test('file-to-media-tags.json tags the video of a form, and writes the tags to its media item', async () => {
		const workflow = await bench.storeExample('file-to-media-tags.json');
		await bench.activate(workflow);
		const url = `${bench.rest.baseUrl}/form/91000000-0000-4000-8000-00000000000a`;
		await until(async () => (await fetch(url)).ok);
		const form = new FormData();
		form.set('field-0', new Blob(['a small video'], { type: 'video/mp4' }), 'Test drive.mp4');
		expect((await fetch(url, { method: 'POST', body: form })).status).toBe(200);
		const [execution] = await executionsOf(workflow, 1);
		const [job] = execution ? output(execution, 'Upload, Submit and Wait') : [];
		expect(job).toMatchObject({ JobStatus: 'Success', MediaId: expect.stringMatching(/./) as string });
		const [update] = bench.received('UpdateMediaInfo').slice(-1);
		expect(update).toMatchObject({ MediaId: job?.MediaId });
		expect(update?.MediaTags?.split(',')).toEqual(job?.tagNames);
	});

	test('oss-upload-to-smarttag.json submits the object of an event that comes to its URL', async () => {
		const workflow = await bench.storeExample('oss-upload-to-smarttag.json');
		const url = `${await activate(workflow, 'b0000000-0000-4000-8000-00000000000a/smarttag')}?secret=change-me`;
		const event = { kind: 'object', bucket: 'my-movie-bucket', key: 'incoming/试驾 (final).mp4' } as const;
		expect(await bench.service.sendEvents({ url, events: [event], id: 'e-1' })).toBe(200);
		expect(await bench.service.sendEvents({ url, events: [event], id: 'e-1' })).toBe(200);
		const executions = await executionsOf(workflow, 1);
		expect(executions).toHaveLength(1);
		expect(executions[0] && output(executions[0], 'Submit Smarttag Job')).toHaveLength(1);
		expect(bench.received('SubmitSmarttagJob').at(-1)).toMatchObject({
			Input: '{"Type":"OSS","Media":"oss://my-movie-bucket/incoming/试驾 (final).mp4"}',
			UserData: 'incoming/试驾 (final).mp4',
		});
	});

	test('schedule-list-submit.json and job-ended-message.json: what one submits starts the other when it ends', async () => {
		const listener = await bench.storeExample('job-ended-message.json');
		await activate(listener, 'e0000000-0000-4000-8000-00000000000a/smarttag');
		const workflow = await bench.storeExample('schedule-list-submit.json');
		const execution = await run(workflow, 'Every Night at 2');
		const jobIds = output(execution, 'Submit Smarttag Job').map(({ JobId }) => JobId as string);
		expect(jobIds.length).toBeGreaterThan(0);
		// The job of the example before this one calls the same listener, now or later.
		let named: string[] = [];
		await until(async () => {
			const started = await executionsOf(listener, jobIds.length);
			named = started.map((one) => output(one, 'Message')[0]?.JobId as string);
			return jobIds.every((jobId) => named.includes(jobId));
		});
		expect(named.filter((jobId) => jobIds.includes(jobId)).sort()).toEqual([...jobIds].sort());
	});
});

describe('the example workflows on the canvas', () => {
	let editor: Editor;
	beforeAll(async () => (editor = await Editor.open(bench.rest)));
	afterAll(async () => await editor?.close());

	test.each(EXAMPLE_FILES)('%s shows what it does, without a warning at a node', async (file) => {
		const { id, nodes } = await bench.storeExampleAsWritten(file);
		const shown = nodes.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote').map(({ name }) => name);
		await editor.openWorkflow(id, shown[0] ?? '');
		await editor.node(shown.at(-1) ?? '').waitFor();
		expect(await editor.page.getByTestId('node-issues').count()).toBe(0);
		await screenshot(editor.page, `example-${file.replace('.json', '')}`, await editor.canvasContent());
	});
});
