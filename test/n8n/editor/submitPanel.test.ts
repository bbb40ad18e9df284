import type { INodeParameters } from 'n8n-workflow';

import type { Editor } from '../../support/editor/editor';
import { withEditor } from '../../support/editor/withEditor';
import type { N8nBench } from '../../support/n8nBench';
import { around, screenshot } from '../../support/screenshots/screenshots';
import { makeNode, NODE_TYPE } from '../../support/workflowParts';

const VIDEO = { source: 'oss://my-bucket/lectures/battery-basics.mp4', title: 'Battery-basics' };

/** An object, and a template that analyzes NLP. */
const WITH_NLP: INodeParameters = {
	ossUrl: 'oss://my-bucket/video.mp4',
	templateId: { __rl: true, mode: 'id', value: 'S00000103-000001' },
};

let bench: N8nBench;
let editor: Editor;

withEditor((opened) => ({ bench, editor } = opened));

/** Parameters of the last job that was submitted. */
function lastSubmit(): Record<string, string> {
	return bench.received('SubmitSmarttagJob').at(-1) ?? {};
}

describe('Job → Submit in the panel', () => {
	test('shows the credential, the input and the template before anything else', async () => {
		await editor.openNode(await bench.storeNode({}, { name: 'Submit a job' }));
		expect(await editor.panel.labels()).toEqual([
			'Credential',
			'Resource',
			'Operation',
			'Input Type',
			'OSS URL',
			'Template',
			'NLP Features',
			'Wait for Completion',
			'Additional Fields',
			'Options',
		]);
		const oss = await editor.panel.field('ossUrl').boundingBox();
		expect((oss?.y ?? Infinity) + (oss?.height ?? 0)).toBeLessThan(800);
	});

	test('marks what is missing before anything is run, and n8n does not run it', async () => {
		const before = bench.service.requests().length;
		await editor.openNode(await bench.storeNode({}, { name: 'Empty' }));
		await editor.output.getByText('Each run makes a billed job per item').waitFor();
		await editor.panel.group('ossUrl').locator('.has-issues').waitFor();
		await editor.page.getByTestId('node-execute-button').first().click();
		await editor.page.getByText('Parameter "OSS URL" is required.').waitFor();
		expect(bench.service.requests()).toHaveLength(before);
	});

	test('after a run, a hint says how to get the results', async () => {
		await editor.openNode(await bench.storeNode({ ossUrl: 'oss://my-bucket/video.mp4' }, { name: 'JobIds' }));
		await editor.runStep();
		await editor.output.getByText('Submit returns JobIds; the results are ready in minutes').waitFor();
	});

	test('offers four Input Types, and shows the field of the one that is chosen', async () => {
		const { panel } = editor;
		// A node that has not run: the output of an earlier run would be taken for that of this one.
		await editor.openNode(await bench.storeNode({}, { name: 'Input types' }));
		expect((await panel.choices('inputType')).map((choice) => choice.split('\n')[0])).toEqual([
			'File',
			'Media Library Item',
			'OSS Object',
			'URL',
		]);
		const inputs = async () => ({
			oss: await panel.field('ossUrl').isVisible(),
			media: await panel.locator('mediaId').isVisible(),
			url: await panel.field('mediaUrl').isVisible(),
		});
		await screenshot(editor.page, 'input-type', editor.parameters, { inUse: true });
		await panel.choice('Media Library Item').click();
		await panel.locator('mediaId').waitFor();
		expect(await inputs()).toEqual({ oss: false, media: true, url: false });
		await panel.choose('inputType', 'File');
		await panel.field('binaryPropertyName').waitFor();
		expect(await inputs()).toEqual({ oss: false, media: false, url: false });
		await panel.choose('inputType', 'URL');
		await panel.field('mediaUrl').waitFor();
		expect(await inputs()).toEqual({ oss: false, media: false, url: true });
		await panel.fill('mediaUrl', 'https://www.example.com/videos/demo.mp4');
		await editor.runStep();
		expect(JSON.parse(lastSubmit().Input ?? '')).toEqual({
			Type: 'URL',
			Media: 'https://www.example.com/videos/demo.mp4',
		});
	});

	test('shows the fields of every type as long as an expression gives the Input Type', async () => {
		const { panel } = editor;
		await editor.openNode(await bench.storeNode({ inputType: '={{ $json.type }}' }, { name: 'By expression' }));
		expect((await panel.labels()).slice(3, 9)).toEqual([
			...['Input Type', 'OSS URL', 'Media', 'URL', 'Input Binary Field', 'Upload To'],
		]);
	});

	test('each feature of NLP Features can be added, and goes over the wire as it is shown', async () => {
		const { panel } = editor;
		await editor.openNode(await bench.storeNode(WITH_NLP, { name: 'Features' }));
		await editor.height(2400);
		const features = [
			'Transcription',
			'Chapter Identification',
			'Custom Vocabulary',
			'Meeting Assistance',
			'Slides',
			'Summarization',
			'Translation',
		];
		expect(await panel.offered('nlpFeatures')).toEqual(features);
		await panel.add('nlpFeatures', ...features.filter((feature) => feature !== 'Custom Vocabulary'));
		await panel.choose('targetLanguages', 'English');
		await panel.choose('sourceLanguage', 'English');
		await panel.add('speakers', 'Diarization Enabled', 'Speaker Count');
		await panel.choose('speakerCount', 'Two');
		await screenshot(editor.page, 'nlp-features', await around(panel.group('nlpFeatures')));
		await editor.height(800);
		await editor.runStep();
		expect((JSON.parse(lastSubmit().Params ?? '') as { nlpParams: object }).nlpParams).toEqual({
			sourceLanguage: 'en',
			diarizationEnabled: true,
			speakerCount: 2,
			autoChaptersEnabled: true,
			meetingAssistanceEnabled: true,
			pptExtractionEnabled: true,
			summarizationEnabled: true,
			summarizationTypes: 'Paragraph',
			translationEnabled: true,
			targetLanguages: 'en',
		});
	});

	test('every option of every collection can be added, and what is filled in goes over the wire', async () => {
		const { panel } = editor;
		const parameters = { ossUrl: 'oss://my-bucket/video.mp4', waitForCompletion: 'poll' };
		await editor.openNode(await bench.storeNode(parameters, { name: 'Collections' }));
		await editor.height(2900);
		const collections = {
			outputOptions: [
				'Add API Results',
				'Add User Data',
				'English Group Names',
				'Label Result Type',
				'Only These Results',
			],
			additionalFields: [
				'Additional Params',
				'Analysis Data to Request',
				'Content',
				'Content Addr (Deprecated)',
				'Content Type (Deprecated)',
				'Face Category Names or IDs',
				'Notify URL',
				'Other Overrides',
				'Pipeline',
				'Priority',
				'Title',
				'User Data',
			],
			options: [
				'Check at Most Every (Seconds)',
				'Check Template',
				'Concurrency',
				'First Check After (Seconds)',
				'Max Retries',
				'NLP Parameters (JSON)',
				'Request Timeout',
				'Retry Refusals For (Minutes)',
				'Submit Again',
				'Wait Timeout (Minutes)',
			],
		};
		for (const [name, options] of Object.entries(collections)) {
			expect([name, await panel.offered(name)]).toEqual([name, options]);
			await panel.add(name, ...options);
		}
		expect((await panel.labels()).slice(8)).toEqual([
			'Simplify',
			'Output Options',
			...collections.outputOptions,
			'Additional Fields',
			...collections.additionalFields,
			'Options',
			...collections.options,
		]);
		await panel.fill('title', 'Battery-basics');
		await panel.fill('content', 'A lecture');
		await panel.fill('priority', '6');
		await panel.fill('firstCheckAfter', '0.2');
		await screenshot(editor.page, 'collections', await around(panel.group('additionalFields'), panel.group('options')));
		await editor.height(800);
		await editor.runStep();
		expect(lastSubmit()).toMatchObject({
			Title: 'Battery-basics',
			Content: 'A lecture',
			ScheduleConfig: '{"Priority":"6"}',
		});
	});

	test('an expression shows its value below the field, and the value goes over the wire', async () => {
		const { panel } = editor;
		await editor.openNode(await bench.storeNode({}, { name: 'Expression', items: [VIDEO] }));
		await editor.page.getByTestId('execute-previous-node').click();
		await editor.page.getByTestId('ndv-input-panel').getByText(VIDEO.title).first().waitFor();
		await panel.turnIntoExpression('ossUrl', '{{ $json.source }}');
		const preview = editor.page.getByTestId('parameter-expression-preview-ossUrl');
		await preview.getByText(VIDEO.source).waitFor();
		await screenshot(editor.page, 'expression', editor.page.getByTestId('ndv'), { inUse: true });
		await editor.runStep();
		expect(JSON.parse(lastSubmit().Input ?? '')).toEqual({ Type: 'OSS', Media: VIDEO.source });
	});

	test('a tool of an agent, which has to answer at once, is not offered to wait for a callback', async () => {
		const tool = makeNode('Tool', `${NODE_TYPE}Tool`, { id: 'e0000000-0000-4000-8000-0000000000aa' });
		const { id } = await bench.store({ name: 'Tool', nodes: [tool], connections: {} });
		await editor.openNode({ workflowId: id, nodeId: tool.id, name: tool.name });
		const choices = await editor.panel.choices('waitForCompletion');
		expect(choices.map((choice) => choice.split('\n')[0])).toEqual(["Don't Wait", 'Wait, Keep Running (Poll)']);
	});
});
