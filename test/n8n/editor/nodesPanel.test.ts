import type { Editor } from '../../support/editor/editor';
import { withEditor } from '../../support/editor/withEditor';
import { type N8nBench, nodesBefore } from '../../support/n8nBench';
import { screenshot } from '../../support/screenshots/screenshots';

const NODE = 'Alibaba Cloud Smarttag';

/** What is on the canvas already, so that n8n does not ask for a trigger. */
const [START] = nodesBefore();

let bench: N8nBench;
let editor: Editor;

withEditor((opened) => ({ bench, editor } = opened));
beforeAll(async () => {
	const { id } = await bench.store({ name: 'New workflow', nodes: [START], connections: {} });
	await editor.openWorkflow(id, START.name);
});

describe('the nodes panel', () => {
	beforeAll(async () => await editor.page.getByTestId('node-creator-plus-button').click());

	test.each(['video', 'alibaba', 'aliyun', 'smarttag', 'transcribe'])('finds the node by "%s"', async (words) => {
		const found = await editor.searchNodes(words);
		await found.filter({ hasText: NODE }).waitFor();
		expect(await found.allInnerTexts()).toContain(NODE);
		if (words === 'transcribe')
			await screenshot(editor.page, 'search', editor.page.getByTestId('node-creator'), { dark: true, inUse: true });
	});

	test('shows what the node does, and the starts of its trigger', async () => {
		const found = await editor.searchNodes('smarttag');
		await found.filter({ hasText: NODE }).click();
		const details = editor.page.getByTestId('node-creator');
		await details.getByText('Tag or transcribe video', { exact: true }).waitFor();
		await screenshot(editor.page, 'actions', details);
		await details.getByText(/^Triggers/).click();
		await details.getByText('When a job succeeds').waitFor();
		const names = await editor.page.getByTestId('node-creator-item-name').allInnerTexts();
		expect(names).toEqual([
			'Get job results',
			'Get job subtitles',
			'Tag or transcribe video',
			'Analyze media item',
			'Get media item',
			'Get many media items',
			'Register media item',
			'Search media by tag',
			'Update media item',
			'Upload file to media library',
			'Upload file to media library from URL',
			'Get pipeline',
			'Get many pipelines',
			'Create template',
			'Delete template',
			'Get template',
			'Get many templates',
			'Set template as default',
			'Update template',
			'When a job succeeds',
			'When a job fails',
			'When a file is uploaded to OSS',
			'When a media item is ready',
		]);
	});

	test('a click puts the node behind a trigger on the canvas, with its panel open on the operation', async () => {
		await editor.page.getByTestId('node-creator').getByText('Tag or transcribe video', { exact: true }).click();
		await editor.panel.root.waitFor();
		expect(await editor.panel.field('resource').locator('input').inputValue()).toBe('Job');
		expect(await editor.panel.field('operation').locator('input').inputValue()).toBe('Submit');
		await editor.page.getByTestId('ndv-close-button').first().click();
		await editor.node('Tag or transcribe video').waitFor();
		expect(await editor.page.getByTestId('canvas-node').count()).toBe(2);
	});
});
