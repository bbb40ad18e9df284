import type { Editor } from '../../support/editor/editor';
import { withEditor } from '../../support/editor/withEditor';
import type { N8nBench } from '../../support/n8nBench';
import { screenshot } from '../../support/screenshots/screenshots';

const VIDEOS = [{ source: 'oss://my-bucket/one.mp4' }, { source: 'oss://my-bucket/two.mp4' }];

let bench: N8nBench;
let editor: Editor;

// Jobs that do not end while the editor is looked at.
withEditor((opened) => ({ bench, editor } = opened), { submittedMs: 500, processingMs: 600_000 });

describe('a suspended execution', () => {
	test('shows that it waits, says in the panel for what, and can be stopped', async () => {
		const parameters = { ossUrl: '={{ $json.source }}', waitForCompletion: 'callback' };
		const { workflowId, name } = await bench.storeNode(parameters, { name: 'Submit and wait', items: VIDEOS });
		await editor.openWorkflow(workflowId, name);
		await editor.page.getByTestId('execute-workflow-button').click();
		const waiting = editor.page.locator('.waiting[data-test-id="canvas-node"]');
		await waiting.waitFor();
		await editor.node(name).dblclick();
		await editor.output.getByText('Waiting until the jobs have ended', { exact: true }).waitFor();
		expect(bench.service.jobs()).toHaveLength(2);
		await screenshot(editor.page, 'waiting', editor.page.getByTestId('ndv'));
		await editor.closeNode();
		await editor.page.getByTestId('stop-execution-button').click();
		await waiting.waitFor({ state: 'detached' });
		const [execution] = await bench.rest.executions(1, workflowId);
		expect(execution?.status).toBe('canceled');
	});
});

describe('the panel of the trigger', () => {
	test('shows the URL, what starts the workflow, and how calls are known', async () => {
		const trigger = await bench.storeNode({}, { name: 'A job has ended', trigger: true });
		await editor.openNode(trigger);
		const { panel } = editor;
		expect(await panel.labels()).toEqual([
			'Trigger On',
			'Credential',
			'Webhook Authentication',
			'Secret',
			'Get Results',
			'Simplify',
			'Output Options',
		]);
		await panel.root.getByText('Webhook URLs').click();
		await panel.root
			.getByText(/\/webhook(-test)?\/.*\/smarttag$/)
			.first()
			.waitFor();
		expect(await panel.cutOff()).toEqual([]);
		await screenshot(editor.page, 'trigger', editor.page.getByTestId('ndv'));
	});

	test('asks for the key instead of the secret when calls are signed', async () => {
		const { panel } = editor;
		await panel.choose('webhookAuthentication', 'X-ICE Signature');
		await panel.field('signatureKey').waitFor();
		expect((await panel.labels()).slice(2, 5)).toEqual(['Webhook Authentication', 'Signature Key', 'Callback URL']);
	});
});
