import type { INodeParameters } from 'n8n-workflow';

import type { EngineRun } from '../../local/engine/engineRun';
import { byId, NODES, Workbench } from '../support/workbench';

const NLP = { transcription: { sourceLanguage: 'cn' } };
const ON = { options: { checkTemplate: true } };

/** A template of the local service's catalog. The default one does not analyze NLP. */
const WITH_NLP = `22222222${'2'.padStart(24, '0')}`;

describe('Check Template', () => {
	let bench: Workbench;
	beforeAll(async () => (bench = await Workbench.open()));
	afterAll(async () => await bench.close());
	beforeEach(() => bench.service.reset());

	const reads = () => bench.service.requests().filter(({ action }) => /Template$/.test(action ?? ''));
	const hintsOf = (execution: EngineRun) => (execution.task(NODES.submit).hints ?? []).map(({ message }) => message);
	const submit = async (parameters: INodeParameters, items = [{}]) =>
		await bench.submit({ items, parameters: { ...ON, ...parameters } });

	it('is on unless switched off', async () => {
		const result = await bench.submit({
			parameters: { options: { checkTemplate: '' }, templateId: byId('S00000103-000001') },
		});

		expect(result.error().message).toContain('S00000103-000001 analyzes NLP');
	});

	it('refuses NLP parameters with a template without NLP, before a job is made', async () => {
		const error = (await submit({ templateId: byId('S00000103-000002'), nlpFeatures: NLP })).error();

		expect(error.message).toMatch(/^Template: S00000103-000002 does not analyze NLP/);
		expect(bench.service.jobs()).toEqual([]);
	});

	it('lets through what goes together', async () => {
		const { output } = await submit({ templateId: byId('S00000103-000001'), nlpFeatures: NLP });

		expect(output[0]?.JobId).toBeDefined();
	});

	it('reads a template of the account once a run, however many items name it', async () => {
		const result = await submit({ templateId: byId(WITH_NLP) }, [{}, {}, {}]);

		expect(result.error().message).toContain(`${WITH_NLP} analyzes NLP`);
		expect(reads().map(({ action, parameters }) => [action, parameters])).toEqual([
			['GetCustomTemplate', { TemplateId: WITH_NLP }],
		]);
	});

	it.each(['constructor', '__proto__', 'toString'])('reads a template of the ID %s like any other', async (id) => {
		await submit({ templateId: byId(id), nlpFeatures: NLP }, [{}, {}]);

		expect(reads().map(({ parameters }) => parameters)).toEqual([{ TemplateId: id }]);
	});

	it('reads the default template when none is named', async () => {
		const result = await submit({ nlpFeatures: NLP });

		expect(result.error().message).toContain('the default template of the account does not analyze NLP');
		expect(reads().map(({ parameters }) => parameters)).toEqual([{ Type: '11' }]);
	});

	it('reads nothing for a system template that is known', async () => {
		await submit({ templateId: byId('S00000103-000002') });

		expect(reads()).toEqual([]);
	});

	it('reports a template that does not exist before a job is made, and only its items', async () => {
		const parameters = { templateId: byId('={{ $json.template }}') };
		const items = [{ template: '99999999' }, { template: 'S00000103-000002' }];
		const stopped = await submit(parameters, items);
		const { output } = await bench.submit({
			items,
			onError: 'continueRegularOutput',
			parameters: { ...ON, ...parameters },
		});

		expect(stopped.error().message).toMatch(/^Template: 99999999 does not exist in the account and region/);
		expect(output[0]?.error).toMatch(/^Template: 99999999 does not exist/);
		expect(output[1]?.JobId).toBeDefined();
		expect(bench.service.jobs()).toHaveLength(1);
	});

	it('queries a template that did not exist again on the next attempt', async () => {
		await bench.submit({ maxTries: 2, parameters: { ...ON, templateId: byId('99999999') } });

		expect(reads()).toHaveLength(2);
	});

	it('distinguishes a missing permission: the job is made, with a hint', async () => {
		bench.service.addFaults({ kind: 'error', code: 'NoPermission', status: 403, action: 'GetCustomTemplate' });
		const { execution, output } = await submit({ templateId: byId(WITH_NLP), nlpFeatures: NLP }, [{}, {}]);

		expect(output).toHaveLength(2);
		expect(hintsOf(execution)).toEqual([
			expect.stringMatching(/^Template was not checked, because .* may not call ice:GetCustomTemplate\./),
		]);
		expect(reads()).toHaveLength(1);
	});

	it.each([
		['the account has no default template', { kind: 'error', code: 'InvalidParameter.ResourceNotFound', status: 404 }],
		['the permission for the default template is missing', { kind: 'error', code: 'NoPermission', status: 403 }],
	] as const)('is silent when %s', async (_what, fault) => {
		bench.service.addFaults({ ...fault, action: 'GetCustomTemplate' });
		const { execution, output } = await submit({});

		expect(output[0]?.JobId).toBeDefined();
		expect(hintsOf(execution)).toEqual([]);
	});

	it('leaves a system template that the service does not show to the submit', async () => {
		await submit({ templateId: byId('S00000103-999999') });

		expect(bench.service.requests().map(({ action }) => action)).toEqual(['GetSystemTemplate', 'SubmitSmarttagJob']);
	});

	it.each([
		['the permission is missing', { kind: 'error', code: 'NoPermission', status: 403 }],
		['the service has a fault', { kind: 'serverError' }],
		['the answer is cut', { kind: 'truncated' }],
	] as const)('is silent when %s', async (_what, fault) => {
		bench.service.addFaults({ ...fault, action: 'GetCustomTemplate' });
		const { output } = await submit({ templateId: byId(WITH_NLP), nlpFeatures: NLP });

		expect(output[0]?.JobId).toBeDefined();
		expect(reads()).toHaveLength(1);
	});

	it('each item follows the on-error mode', async () => {
		const { output } = await bench.submit({
			items: [{ template: 'S00000103-000001' }, { template: 'S00000103-000002' }],
			onError: 'continueRegularOutput',
			parameters: { ...ON, templateId: byId('={{ $json.template }}') },
		});

		expect(output[0]?.error).toContain('analyzes NLP');
		expect(output[1]?.JobId).toBeDefined();
		expect(bench.service.jobs()).toHaveLength(1);
	});
});
