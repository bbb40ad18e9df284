import type { Locator } from 'playwright-core';

import type { Editor } from '../../support/editor/editor';
import { withEditor } from '../../support/editor/withEditor';
import { Markdown, marked } from '../../support/markdown';
import type { N8nBench } from '../../support/n8nBench';

const VIDEO = 'oss://my-bucket/videos/demo.mp4';

/** The words in bold of each of the five steps of the README: what a reader looks for on the screen. */
const steps = new Markdown('README.md')
	.section('### The steps')
	.split(/^\d\. /m)
	.slice(1)
	.map((step) => marked(step, '**').flatMap((words) => words.replaceAll('\n', ' ').replace(/\s+/g, ' ').split(' → ')));

let bench: N8nBench;
let editor: Editor;

/** What was clicked and typed so far. */
const actions: string[] = [];

withEditor((opened) => ({ bench, editor } = opened));
beforeAll(async () => {
	await bench.storeCredential();
	const { id } = await bench.store({ name: 'Empty', nodes: [], connections: {} });
	await editor.openEmptyWorkflow(id);
});

async function click(words: string, where: Locator): Promise<void> {
	await where.click();
	actions.push(`click ${words}`);
}

/** The field with this label. */
function field(label: string): Locator {
	const named = editor.page.locator('label').filter({ hasText: new RegExp(`^${label}`) });
	return editor.panel.root.getByTestId('parameter-item').filter({ has: named }).last();
}

async function choose(label: string, option: string): Promise<void> {
	await click(label, field(label).locator('input').first());
	await click(option, editor.panel.choice(option));
}

async function addFeature(label: string, feature: string): Promise<void> {
	await click(`Add to ${label}`, field(label).locator('input[placeholder^="Add "], button:has-text("Add ")').last());
	await click(feature, editor.panel.choice(feature));
	await editor.panel.choice(feature).waitFor({ state: 'hidden' });
}

describe('the five steps of the README, from an empty workflow', () => {
	test('1: the words lead to the node', async () => {
		const [firstStep = '', byHand = '', plus, node = '', operation = ''] = steps[0] ?? [];
		const panel = editor.page.getByTestId('node-creator');
		await click(firstStep, editor.page.getByTestId('canvas-add-button').filter({ hasText: firstStep }));
		await click(byHand, panel.getByText(byHand).first());
		expect(plus).toBe('+');
		await click('+', editor.page.getByTestId('canvas-handle-plus').first());
		const found = await editor.searchNodes('smarttag');
		actions.push('type smarttag');
		await click(node, found.filter({ hasText: node }).first());
		await click(operation, panel.getByText(operation, { exact: true }));
		await editor.panel.root.waitFor();
		expect(await editor.panel.labels()).toEqual(expect.arrayContaining(['Input Type']));
	});

	test('2: the form of the credential has the fields by their words', async () => {
		const [section = '', id = '', secret = '', region = ''] = steps[1] ?? [];
		await editor.page.getByText(section).first().waitFor();
		// A credential of the local service is stored already, and n8n has chosen it; the form shows the same fields.
		await editor.page.getByTestId('credential-edit-button').click();
		for (const words of [id, secret, region]) {
			await editor.credentialForm.locator('label').filter({ hasText: words }).first().waitFor();
		}
		await editor.credentialForm.getByRole('button', { name: /close/i }).first().click();
		await editor.credentialForm.waitFor({ state: 'hidden' });
	});

	test('3: the video and the template are entered', async () => {
		const [video = '', template = '', choice = ''] = steps[2] ?? [];
		await field(video).locator('input, textarea').first().fill(VIDEO);
		actions.push(`type ${video}`);
		await click(template, field(template).getByTestId('rlc-input'));
		await click(choice, editor.panel.entries().filter({ hasText: choice }).first());
	});

	test('4: transcription and summarization are added', async () => {
		const [features = '', transcription = '', summarization = ''] = steps[3] ?? [];
		await addFeature(features, transcription);
		await choose('Source Language', 'English');
		await addFeature(features, summarization);
	});

	test('5: the step waits and has the fields that the README names', async () => {
		const [wait = '', poll = '', execute = ''] = steps[4] ?? [];
		await choose(wait, poll);
		expect(await editor.page.getByTestId('node-execute-button').first().innerText()).toContain(execute);
		await editor.runStep();
		actions.push(`click ${execute}`);
		await editor.viewOutput('table');
		await editor.output.locator('th').first().waitFor();
		const columns = (await editor.output.locator('th').allInnerTexts()).map((text) => text.trim());
		const named = marked(new Markdown('README.md').section('### The steps'), '`');
		expect(named.length).toBeGreaterThanOrEqual(3);
		expect(columns).toEqual(expect.arrayContaining(named));
		const { Params = '', Input } = bench.received('SubmitSmarttagJob').at(-1) ?? {};
		expect(Input).toBe(JSON.stringify({ Type: 'OSS', Media: VIDEO }));
		expect(JSON.parse(Params)).toEqual({
			nlpParams: { sourceLanguage: 'en', summarizationEnabled: true, summarizationTypes: 'Paragraph' },
		});
	});

	test('no more than 18 clicks and entries lead there', () => {
		expect(actions.length).toBeLessThanOrEqual(18);
		expect(actions.filter((action) => action.startsWith('type'))).toHaveLength(2);
	});
});
