import type { INodeParameters } from 'n8n-workflow';

import type { Editor } from '../../support/editor/editor';
import { withEditor } from '../../support/editor/withEditor';
import type { N8nBench } from '../../support/n8nBench';
import { screenshot } from '../../support/screenshots/screenshots';

const NOT_CHOSEN = { mode: 'list', value: '' };

let bench: N8nBench;
let editor: Editor;

withEditor((opened) => ({ bench, editor } = opened));

describe('the fields of each other operation', () => {
	const manyFields = ['Return All', 'Limit', 'Filters', 'Sort', 'Simplify', 'Options'];

	test.each<[resource: string, operation: string, fields: string[]]>([
		['job', 'get', ['Job ID', 'Wait Until Finished', 'Simplify', 'Options']],
		[
			'job',
			'getSubtitles',
			['Job ID', 'Wait Until Finished', 'Format', 'Put Output File in Field', 'Subtitle Options', 'Options'],
		],
		['media', 'analyze', ['Media', 'Analysis Parameters (JSON)', 'Additional Fields', 'Options']],
		['media', 'get', ['Media', 'Include Stored Results', 'Simplify', 'Options']],
		['media', 'getAll', manyFields],
		['media', 'register', ['URL', 'Additional Fields', 'Options']],
		[
			'media',
			'searchByTag',
			['Text', 'Search In', 'Find Clips', 'Return All', 'Limit', 'Filters', 'Sort', 'Simplify', 'Options'],
		],
		['media', 'update', ['Media', 'Tags', 'Tag Mode', 'Tags Beyond Limits', 'Update Fields', 'Options']],
		['pipeline', 'get', ['Pipeline', 'Options']],
		['pipeline', 'getAll', ['Return All', 'Limit', 'Filters', 'Options']],
		['template', 'create', ['Name', 'Analysis Types', 'Template Settings', 'Options']],
		['template', 'delete', ['Template', 'Options']],
		['template', 'get', ['Template', 'Simplify', 'Options']],
		['template', 'getAll', manyFields],
		['template', 'setDefault', ['Template', 'Options']],
		['template', 'update', ['Template', 'Update Fields', 'Options']],
	])('%s: %s', async (resource, operation, fields) => {
		await editor.openNode(await bench.storeNode({ resource, operation }, { name: `${resource} ${operation}` }));
		expect(await editor.panel.labels()).toEqual(['Credential', 'Resource', 'Operation', ...fields]);
		expect(await editor.panel.cutOff()).toEqual([]);
	});
});

describe('templates and media in the panel', () => {
	test('Template → Create makes the template that was filled in', async () => {
		const { panel } = editor;
		await openNew('Create template', { resource: 'template', operation: 'create' });
		await panel.fill('name', 'News desk');
		await panel.choose('analysisTypes', 'Faces');
		await panel.choice('Speech (ASR)').click();
		await panel.closeChoices('name');
		const settings = await panel.offered('templateSettings');
		await panel.add('templateSettings', ...settings);
		await editor.height(1800);
		expect(await panel.cutOff()).toEqual([]);
		await screenshot(editor.page, 'template-create', editor.parameters);
		await editor.height(800);
		await editor.runStep();
		expect(bench.received('CreateCustomTemplate')).toEqual([
			expect.objectContaining({ Name: 'News desk', Type: '11' }),
		]);
		const config = JSON.parse(bench.received('CreateCustomTemplate')[0]?.TemplateConfig ?? '') as object;
		expect(config).toMatchObject({
			AnalyseTypes: 'face,asr',
			FaceCustomParamsConfig: '{"faceDetThreshold":0.999,"faceRegThreshold":0.9}',
		});
	});

	test('Template → Update changes the template that is picked, and nothing else of it', async () => {
		const { panel } = editor;
		await openNew('Update template', { resource: 'template', operation: 'update', templateId: NOT_CHOSEN });
		await panel.search('templateId', 'staff');
		await panel.entries().first().click();
		await panel.add('updateFields', 'Name', 'Scene');
		await panel.fill('name', 'Faces of the staff');
		await screenshot(editor.page, 'template-update', editor.parameters);
		await editor.runStep();
		const [update] = bench.received('UpdateCustomTemplate');
		expect(update).toMatchObject({ Name: 'Faces of the staff' });
		expect(JSON.parse(update?.TemplateConfig ?? '')).toMatchObject({
			AnalyseTypes: 'face',
			FaceCategoryIds: 'celebrity,exampleFaceLib01',
		});
	});

	test('Media → Register registers the file with what was filled in', async () => {
		const { panel } = editor;
		await openNew('Register media item', { resource: 'media', operation: 'register' });
		await panel.fill('inputUrl', 'oss://my-bucket/videos/demo.mp4');
		await panel.add('additionalFields', ...(await panel.offered('additionalFields')));
		await panel.fill('title', 'Test drive');
		await panel.fill('mediaTags', 'news,2026');
		await editor.height(1800);
		expect(await panel.cutOff()).toEqual([]);
		await screenshot(editor.page, 'media-register', editor.parameters);
		await editor.height(800);
		await editor.runStep();
		expect(bench.received('RegisterMediaInfo')).toEqual([
			expect.objectContaining({
				InputURL: 'oss://my-bucket/videos/demo.mp4',
				Title: 'Test drive',
				MediaTags: 'news,2026',
			}),
		]);
	});

	async function openNew(name: string, parameters: INodeParameters): Promise<void> {
		await editor.openNode(await bench.storeNode(parameters, { name }));
	}
});
