import { Editor } from './browser';
import { N8nBench } from './n8nBench';

const NODE = 'Alibaba Cloud Smarttag';

let bench: N8nBench;
let editor: Editor;

beforeAll(async () => {
	bench = await N8nBench.open();
	editor = await Editor.open(bench.instance.rest);
});

afterAll(async () => {
	await editor?.close();
	await bench?.close();
});

describe('the nodes panel', () => {
	test.each(['video', 'alibaba', 'aliyun', 'smarttag', 'transcribe'])('finds the node by "%s"', async (words) => {
		await editor.openWorkflow(bench.example('submit-jobs.json').id);
		expect(await editor.searchNodes(words)).toContainEqual(expect.stringContaining(NODE));
		if (words === 'video') await editor.screenshot('search');
	});
});

describe('the panel of the node', () => {
	test('runs the step on the local service, and shows the JobIds', async () => {
		const before = bench.service.jobs().length;
		await editor.openWorkflow(bench.example('submit-jobs.json').id);
		await editor.openNode('Submit Smarttag Job');
		await editor.screenshot('panel');
		await editor.page.locator('[data-test-id="node-execute-button"]').first().click();
		await editor.page.getByText('3 items').last().waitFor();
		const made = bench.service.jobs().slice(before);
		expect(made).toHaveLength(3);
		await editor.screenshot('output');
		expect(await editor.page.locator('[data-test-id="output-panel"]').innerText()).toContain(made[0]?.jobId);
	});
});
