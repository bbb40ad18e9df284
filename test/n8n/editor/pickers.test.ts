import type { INodeParameters } from 'n8n-workflow';

import type { Editor } from '../../support/editor/editor';
import { withEditor } from '../../support/editor/withEditor';
import type { N8nBench } from '../../support/n8nBench';
import { screenshot } from '../../support/screenshots/screenshots';

const PARAMETERS: INodeParameters = {
	inputType: 'Media',
	nlpFeatures: { transcription: { sourceLanguage: 'cn' }, hotword: { phraseId: { mode: 'list', value: '' } } },
	additionalFields: { pipelineId: { mode: 'list', value: '' }, faceCategoryIds: [] },
};

let bench: N8nBench;
let editor: Editor;

withEditor((opened) => ({ bench, editor } = opened));
beforeAll(async () => {
	await editor.openNode(await bench.storeNode(PARAMETERS, { name: 'Pickers' }));
	await editor.height(2400);
});

describe('the lists of the panel', () => {
	test.each([
		['templateId', 'Template', 'nlp', /nlp/i, 'Meetings with NLP', 'template-list'],
		['mediaId', 'Media', 'news', /news/i, 'Evening news 121', 'media-list'],
		['phraseId', 'Hotword Library', 'people', /people/i, 'people 22', 'hotword-list'],
		['pipelineId', 'Pipeline', 'smart', /smart/i, 'smart tagging', 'pipeline-list'],
	])('%s: %s is picked from what the account has, with a filter', async (name, label, filter, all, wanted, image) => {
		const { panel } = editor;
		const { every, filtered } = await panel.search(name, filter);
		expect(filtered.length).toBeLessThan(every.length);
		for (const entry of filtered) expect(entry).toMatch(all);
		const entry = panel.entries().filter({ hasText: wanted }).first();
		await screenshot(editor.page, image, await panel.openList(name), { inUse: true });
		await entry.click();
		await panel.entries().first().waitFor({ state: 'hidden' });
		const shown = await panel.locator(name).getByTestId('rlc-input').inputValue();
		expect([label, shown]).toEqual([label, expect.stringContaining(wanted)]);
	});

	test('faceCategoryIds: face libraries of the service and of the account, several of them', async () => {
		const { panel } = editor;
		const choices = await panel.choices('faceCategoryIds');
		expect(choices.slice(0, 4).map((choice) => choice.split(' (')[0])).toEqual([
			'Celebrities',
			'Politicians',
			'Sensitive People',
			'staff face 01',
		]);
		await screenshot(editor.page, 'face-categories', await panel.openChoicesOf('faceCategoryIds'), { inUse: true });
		await panel.choice(choices[0] ?? '').click();
		await panel.choice(choices[3] ?? '').click();
		await editor.page.keyboard.press('Escape');
	});

	test('what was picked is what the job is made of', async () => {
		await editor.runStep();
		const [submit] = bench.received('SubmitSmarttagJob');
		expect(submit).toMatchObject({
			Input: expect.stringMatching(/^\{"Type":"Media","Media":"[0-9a-f]{32}"\}$/) as string,
			TemplateId: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
			Params: expect.stringContaining('"phraseId":"44444444000000000000000000000022"') as string,
			ScheduleConfig: '{"PipelineId":"33333333000000000000000000000002"}',
			TemplateConfig: '{"FaceCategoryIds":"celebrity,exampleFaceLib01"}',
		});
		const read = bench.received('GetCustomTemplate').map(({ TemplateId }) => TemplateId);
		expect(read).toContain(submit?.TemplateId);
	});
});
