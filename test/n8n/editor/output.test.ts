import type { INodeParameters } from 'n8n-workflow';

import type { Editor } from '../../support/editor/editor';
import { withEditor } from '../../support/editor/withEditor';
import type { N8nBench } from '../../support/n8nBench';
import { screenshot } from '../../support/screenshots/screenshots';

const VIDEO = { source: 'oss://my-bucket/lectures/battery-basics.mp4', title: 'Battery-basics' };

const SUBMIT_AND_WAIT: INodeParameters = {
	ossUrl: '={{ $json.source }}',
	templateId: { __rl: true, mode: 'list', value: 'S00000103-000001', cachedResultName: 'All tags with NLP' },
	nlpFeatures: {
		transcription: { sourceLanguage: 'cn' },
		summarization: { summarizationEnabled: true, summarizationTypes: ['Paragraph'] },
	},
	waitForCompletion: 'poll',
	additionalFields: { analysisData: ['meta'], title: '={{ $json.title }}' },
	options: { firstCheckAfter: 0.5 },
};

let bench: N8nBench;
let editor: Editor;

withEditor((opened) => ({ bench, editor } = opened));

describe('the output of a step', () => {
	beforeAll(async () => {
		await editor.openNode(await bench.storeNode(SUBMIT_AND_WAIT, { name: 'Submit and wait', items: [VIDEO] }));
		await editor.runStep();
	});

	test('is the finished job in the schema view, by names that can be dragged', async () => {
		await editor.viewOutput('schema');
		const [job] = bench.service.jobs();
		await editor.output.getByText(job?.jobId ?? 'no job').waitFor();
		const pills = await editor.output.getByTestId('run-data-schema-item').allInnerTexts();
		const names = pills.map((pill) => pill.split('\n')[0]?.trim());
		expect(names).toEqual(expect.arrayContaining(['JobId', 'JobStatus', 'title', 'tags']));
		await screenshot(editor.page, 'submit', editor.page.getByTestId('ndv'), { dark: true });
	});

	test('is one row with a column for each field in the table view', async () => {
		await editor.viewOutput('table');
		const table = editor.output.locator('table').first();
		await table.waitFor();
		const headings = (await table.locator('th').allInnerTexts()).map((heading) => heading.trim());
		expect(headings).toEqual(expect.arrayContaining(['JobId', 'JobStatus', 'title', 'tags', 'summary']));
		const [job] = bench.service.jobs();
		expect(await table.locator('tbody tr').first().innerText()).toContain(job?.jobId);
		await screenshot(editor.page, 'output-table', editor.output);
	});

	test('is the whole item in the JSON view', async () => {
		await editor.viewOutput('json');
		const json = editor.output.locator('.vjs-tree, .json-data').first();
		await json.waitFor();
		const [job] = bench.service.jobs();
		expect(await json.innerText()).toContain(`"${job?.jobId}"`);
		await screenshot(editor.page, 'output-json', editor.output);
	});
});

describe('messages in the panel', () => {
	test('a value that cannot be sent is reported with its field, and nothing is sent', async () => {
		const before = bench.service.requests().length;
		await editor.openNode(await bench.storeNode({ ossUrl: 'not an OSS address' }, { name: 'Validation' }));
		const text = await editor.failStep();
		expect(text).toContain('OSS URL: ');
		expect(bench.service.requests()).toHaveLength(before);
		await screenshot(editor.page, 'validation', editor.output);
	});

	test("an error of the API is shown with its advice and the API's code", async () => {
		const parameters = { ossUrl: 'oss://bucket/video.mp4', options: { checkTemplate: false } };
		const credential = { accessKeySecret: 'not-the-secret' };
		await editor.openNode(await bench.storeNode(parameters, { name: 'API error', credential }));
		const text = await editor.failStep();
		expect(text).toContain('AccessKey Secret does not belong to the AccessKey ID');
		expect(text).toContain('SignatureDoesNotMatch');
		expect(text).not.toContain('not-the-secret');
		await screenshot(editor.page, 'api-error', editor.output);
	});
});
