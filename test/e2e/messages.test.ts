import { Editor } from './browser';
import { N8nBench } from './n8nBench';

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

/** Executes the step in the panel, and returns the text of the output once it tells of an error. */
async function errorOf(workflowId: string): Promise<string> {
	await editor.openWorkflow(workflowId);
	await editor.openNode('Submit');
	await editor.page.locator('[data-test-id="node-execute-button"]').first().click();
	await editor.page.locator('[data-test-id="node-error-view"], .node-error-view').first().waitFor();
	return await editor.page.locator('[data-test-id="output-panel"]').innerText();
}

describe('messages in the panel', () => {
	test('a value that cannot be sent is told with its field, and nothing is sent', async () => {
		const before = bench.service.requests().length;
		const text = await errorOf(await bench.storeSubmit({ ossUrl: 'not an OSS address' }));
		expect(text).toContain('OSS');
		expect(text).toMatch(/item 0/i);
		expect(bench.service.requests()).toHaveLength(before);
		await editor.screenshot('validation');
	});

	test("an error of the API is told with its advice and the API's code", async () => {
		const parameters = { ossUrl: 'oss://bucket/video.mp4', options: { checkTemplate: false } };
		const text = await errorOf(await bench.storeSubmit(parameters, 'not-the-secret'));
		expect(text).toContain('AccessKey Secret does not belong to the AccessKey ID');
		expect(text).toContain('SignatureDoesNotMatch');
		expect(text).not.toContain('not-the-secret');
		await editor.screenshot('api-error');
	});
});
