import type { INodeParameters } from 'n8n-workflow';

import type * as PausesModule from '../support/pauses';
import { byId, type SubmitRun, Workbench } from '../support/workbench';

const mockPauses = { shorter: 50, made: [] as number[] };
jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof PausesModule>('../support/pauses').withPauses(() => mockPauses),
);

const CUSTOM = '22222222000000000000000000000001';
const SYSTEM = 'S00000103-000001';
const templateId = byId('={{ $json.TemplateId }}');
const created = { operation: 'create', name: 'News', analysisTypes: ['face', 'ocr'] };

describe('Template', () => {
	let bench: Workbench;
	beforeAll(async () => (bench = await Workbench.open({ submittedMs: 1, processingMs: 5 })));
	afterAll(async () => await bench.close());
	beforeEach(() => bench.service.reset());

	async function run(parameters: INodeParameters, more: Omit<SubmitRun, 'parameters'> = {}) {
		return await bench.submit({ ...more, parameters: { resource: 'template', ...parameters } });
	}

	async function create(parameters: INodeParameters = {}): Promise<string> {
		const { output } = await run({ ...created, ...parameters });
		return output[0]?.TemplateId as string;
	}

	const sent = (action: string) =>
		bench.service
			.requests()
			.filter((request) => request.action === action)
			.map(({ parameters }) => parameters);

	it('Create returns an item whose TemplateId Submit takes', async () => {
		const { output, pairedSources } = await run(
			{ ...created, templateSettings: { faceRegThreshold: 0.8, templateConfig: '{"Future":1}' } },
			{ items: [{ source: 'a' }] },
		);
		const { TemplateId, ...item } = output[0] ?? {};
		const submitted = await bench.submit({ parameters: { templateId: byId(TemplateId as string) } });

		expect(item).toEqual({
			TemplateName: 'News',
			IsDefault: false,
			Source: 'custom',
			AnalyseTypes: ['face', 'ocr'],
			TemplateConfig: {
				AnalyseTypes: 'face,ocr',
				FaceCustomParamsConfig: '{"faceRegThreshold":0.8}',
				Future: 1,
			},
		});
		expect(pairedSources.success).toEqual(['a']);
		expect(submitted.output[0]?.JobId).toMatch(/^[\da-f]{32}$/);
		expect(bench.wire()[0]?.TemplateId).toBe(TemplateId);
	});

	it('Create is not sent again when the template may exist, and says so', async () => {
		bench.service.addFaults({ kind: 'serverError', action: 'CreateCustomTemplate', times: 1 });
		const error = (await run(created)).error();

		expect(error.message).toContain('The template may have been created.');
		expect(bench.service.countRequests('CreateCustomTemplate')).toBe(1);
	});

	it('nothing is sent when the fields of one item cannot be used; the message names field and item', async () => {
		const parameters = { operation: 'create', name: '={{ $json.name }}', analysisTypes: '={{ $json.types }}' };
		const items = [
			{ name: 'A', types: 'face' },
			{ name: '', types: 'faces' },
		];
		const error = (await run(parameters, { items })).error();

		expect(error.message).toMatch(/^Name is empty\. Analysis Types: expected one of .*, got "faces"\./);
		expect(bench.service.requests()).toEqual([]);
	});

	it('Create that stops at an item lists the templates that were made for others, and the outcome of the rest', async () => {
		bench.service.addFaults({ kind: 'closeAfter', contains: 'Two' }, { kind: 'slow', delayMs: 200, contains: 'One' });
		bench.service.addFaults({
			kind: 'error',
			contains: 'Three',
			code: 'InvalidParameter',
			message: 'No.',
			delayMs: 100,
		});
		const items = ['One', 'Two', 'Three'].map((name) => ({ name }));
		const error = (await run({ ...created, name: '={{ $json.name }}' }, { items })).error();
		bench.service.clearFaults();
		const { output } = await run({ operation: 'getAll', returnAll: true, filters: { name: 'One', source: 'custom' } });

		expect(error.message).toMatch(/^The connection closed .* The template may have been created\.$/);
		expect(error.description).toContain(
			`Templates created before that: ${output[0]?.TemplateId as string} (item 0). Item 2: No.`,
		);
	});

	it('Delete that stops at an item lists for which ones it was done', async () => {
		const items = [CUSTOM, 'none'].map((TemplateId) => ({ TemplateId }));
		const result = await run({ operation: 'delete', templateId, options: { concurrency: 1 } }, { items });

		expect(result.error().description).toContain('Templates deleted before that: item 0.');
	});

	it('Get that stops at an item lists none of the others, which can be got again', async () => {
		const items = [CUSTOM, 'none'].map((TemplateId) => ({ TemplateId }));
		const result = await run({ operation: 'get', templateId, options: { concurrency: 1 } }, { items });

		expect(result.error().description).not.toContain('Done before that');
	});

	it('each item follows the on-error mode', async () => {
		const items = [
			{ types: 'faces', source: 'bad' },
			{ types: 'face,nlp', source: 'good' },
		];
		const { output, errorOutput, pairedSources } = await run(
			{ operation: 'create', name: 'x', analysisTypes: '={{ $json.types }}' },
			{ items, onError: 'continueErrorOutput' },
		);

		expect(output).toHaveLength(1);
		expect(output[0]?.AnalyseTypes).toEqual(['face', 'nlp']);
		expect(errorOutput[0]?.error).toMatch(/^Analysis Types: /);
		expect(pairedSources).toEqual({ success: ['good'], error: ['bad'] });
	});

	it('Get reads a template of the account, and a system template, as the same kind of item', async () => {
		const items = [{ TemplateId: CUSTOM }, { TemplateId: SYSTEM }];
		const { output } = await run({ operation: 'get', templateId }, { items });

		expect(output[0]).toEqual({
			TemplateId: CUSTOM,
			TemplateName: 'General tagging',
			IsDefault: true,
			Source: 'custom',
			AnalyseTypes: ['ocr', 'asr', 'face', 'classification', 'object', 'scene'],
			TemplateConfig: expect.objectContaining({ Industry: 'common', Scene: 'search' }) as object,
		});
		expect(output[1]).toMatchObject({ TemplateId: SYSTEM, Source: 'system', IsDefault: false });
		expect(output[1]?.AnalyseTypes).toContain('nlp');
		expect(sent('GetSystemTemplate')).toEqual([{ TemplateId: SYSTEM }]);
	});

	it('Get without Simplify returns everything, with the config parsed', async () => {
		const { output } = await run({ operation: 'get', templateId: byId(CUSTOM), simplify: false });

		expect(output[0]).toMatchObject({ TemplateId: CUSTOM, Type: 11, Status: 'Normal' });
		expect(output[0]?.TemplateConfig).toMatchObject({ Scene: 'search' });
	});

	it('Get of a template that does not exist reports the code and what to do', async () => {
		const error = (await run({ operation: 'get', templateId: byId('f'.repeat(32)) })).error();

		expect(error.description).toContain('Code: InvalidParameter.ResourceNotFound');
		expect(error.description).toContain('Check the IDs and the region');
	});

	it('Get without an ID asks nothing', async () => {
		const error = (await run({ operation: 'get', templateId: byId('={{ "" }}') })).error();

		expect(error.message).toBe('Template is empty.');
		expect(bench.service.requests()).toEqual([]);
	});

	it('Get Many with Return All goes through every page of both sources, paired with the item', async () => {
		await Promise.all(Array.from({ length: 80 }, async () => await create()));
		const { output, pairedSources } = await run(
			{ operation: 'getAll', returnAll: true },
			{ items: [{ source: 'only' }] },
		);
		const ids = output.map(({ TemplateId }) => TemplateId);

		expect(new Set(ids).size).toBe(ids.length);
		expect(output.filter(({ Source }) => Source === 'custom')).toHaveLength(108);
		expect(output.at(-1)?.Source).toBe('system');
		expect(sent('ListCustomTemplates').map(({ PageNumber }) => PageNumber)).toEqual(['1', '2']);
		expect(new Set(pairedSources.success)).toEqual(new Set(['only']));
		expect(pairedSources.success).toHaveLength(output.length);
	});

	it('Get Many stops asking when the limit is reached', async () => {
		const { output } = await run({ operation: 'getAll', limit: 28 });

		expect(output).toHaveLength(28);
		expect(bench.service.requests().map(({ action, parameters }) => [action, parameters.PageSize])).toEqual([
			['ListCustomTemplates', '28'],
		]);
	});

	it('Get Many filters by name and source', async () => {
		const named = await run({ operation: 'getAll', filters: { name: 'Meetings' } });
		const system = await run({ operation: 'getAll', filters: { source: 'system' } });

		expect(named.output.map(({ TemplateName }) => TemplateName)).toEqual(['Meetings with NLP']);
		expect(system.output.length).toBeGreaterThan(0);
		expect(system.output.every(({ Source }) => Source === 'system')).toBe(true);
		expect(bench.service.countRequests('ListCustomTemplates')).toBe(1);
	});

	it.each([
		['Limit', { limit: 0 }],
		['Source', { filters: { source: 'mine' } }],
	])('Get Many with a wrong %s asks nothing', async (field, parameters) => {
		const error = (await run({ operation: 'getAll', ...parameters })).error();

		expect(error.message).toMatch(new RegExp(`^${field}: `));
		expect(bench.service.requests()).toEqual([]);
	});

	it('Update changes what was set, and leaves the rest of the config', async () => {
		const TemplateId = await create({ templateSettings: { faceDetThreshold: 0.9, scene: 'recommend' } });
		const updateFields = { faceRegThreshold: 0.5, analysisTypes: ['nlp'] };
		const { output } = await run({ operation: 'update', templateId: byId(TemplateId), updateFields });
		const after = await run({ operation: 'get', templateId: byId(TemplateId) });

		expect(output[0]).toEqual({
			TemplateId,
			TemplateName: 'News',
			IsDefault: false,
			Source: 'custom',
			AnalyseTypes: ['nlp'],
			TemplateConfig: {
				AnalyseTypes: 'nlp',
				Scene: 'recommend',
				FaceCustomParamsConfig: '{"faceDetThreshold":0.9,"faceRegThreshold":0.5}',
			},
		});
		expect(after.output[0]).toEqual(output[0]);
		expect(sent('UpdateCustomTemplate')[0]).not.toHaveProperty('Name');
	});

	it('Update with a new name alone does not write the config', async () => {
		const TemplateId = await create();
		const { output } = await run({ operation: 'update', templateId: byId(TemplateId), updateFields: { name: 'New' } });

		expect(output[0]).toMatchObject({ TemplateName: 'New', AnalyseTypes: ['face', 'ocr'] });
		expect(sent('UpdateCustomTemplate')).toEqual([{ TemplateId, Name: 'New' }]);
	});

	it('updates of one template by several items do not undo each other', async () => {
		const TemplateId = await create();
		const items = [{ json: { A: 1 } }, { json: { B: 2 } }, { json: { C: 3 } }];
		const updateFields = { templateConfig: '={{ $json.json }}' };
		await run({ operation: 'update', templateId: byId(TemplateId), updateFields }, { items });
		const { output } = await run({ operation: 'get', templateId: byId(TemplateId) });

		expect(output[0]?.TemplateConfig).toEqual({ AnalyseTypes: 'face,ocr', A: 1, B: 2, C: 3 });
	});

	it('an update that failed does not hold up the next one of the same template', async () => {
		const TemplateId = await create();
		bench.service.addFaults({
			...{ kind: 'error', action: 'UpdateCustomTemplate', times: 1 },
			...{ code: 'InvalidParameter', status: 400, message: 'No.' },
		});
		const { output, errorOutput } = await run(
			{ operation: 'update', templateId: byId(TemplateId), updateFields: { name: '={{ $json.name }}' } },
			{ items: [{ name: 'one' }, { name: 'two' }], onError: 'continueErrorOutput' },
		);

		expect(errorOutput).toHaveLength(1);
		expect(output.map(({ TemplateName }) => TemplateName)).toEqual(['two']);
	});

	it('Update is sent again after a fault that may pass', async () => {
		const TemplateId = await create();
		bench.service.addFaults({ kind: 'serverError', action: 'UpdateCustomTemplate', times: 1 });
		const { output } = await run({ operation: 'update', templateId: byId(TemplateId), updateFields: { name: 'New' } });

		expect(output[0]?.TemplateName).toBe('New');
		expect(bench.service.countRequests('UpdateCustomTemplate')).toBe(2);
	});

	it('Get Many lists the oldest custom templates first where that is chosen; system templates have no order', async () => {
		const filters = { source: 'custom' };
		const newest = await run({ operation: 'getAll', returnAll: true, filters });
		const oldest = await run({ operation: 'getAll', returnAll: true, filters, sort: 'asc' });
		await run({ operation: 'getAll', filters: { source: 'system' }, sort: 'asc' });
		const ids = ({ output }: typeof newest) => output.map(({ TemplateId }) => TemplateId);

		expect(ids(oldest)).toEqual(ids(newest).reverse());
		expect(bench.service.requests().map(({ parameters }) => parameters.OrderBy)).toEqual([
			...[undefined, 'CreationTime:Asc'],
			undefined,
		]);
	});

	it('Delete deletes', async () => {
		const TemplateId = await create();
		const { output } = await run({ operation: 'delete', templateId: byId(TemplateId) });
		const after = await run({ operation: 'get', templateId: byId(TemplateId) });

		expect(output).toEqual([{ deleted: true }]);
		expect(after.error().description).toContain('InvalidParameter.ResourceNotFound');
	});

	it('Delete is not sent again when the template may be gone, and says so', async () => {
		const TemplateId = await create();
		bench.service.addFaults({ kind: 'closeAfter', action: 'DeleteCustomTemplate', times: 1 });
		const error = (await run({ operation: 'delete', templateId: byId(TemplateId) })).error();

		expect(error.message).toContain('The template may have been deleted.');
		expect(bench.service.countRequests('DeleteCustomTemplate')).toBe(1);
	});

	it('Set as Default makes the template of the last item the only default', async () => {
		const [one, two] = [await create(), await create()];
		const items = [{ TemplateId: one }, { TemplateId: two }];
		const { output } = await run({ operation: 'setDefault', templateId }, { items });
		const all = await run({ operation: 'getAll', returnAll: true });

		expect(output).toEqual([
			{ TemplateId: one, isDefault: true },
			{ TemplateId: two, isDefault: true },
		]);
		expect(all.output.filter(({ IsDefault }) => IsDefault).map(({ TemplateId }) => TemplateId)).toEqual([two]);
	});

	it.each([
		['delete', 'deleted'],
		['setDefault', 'the default of an account'],
		['update', 'updated'],
	])('%s of a system template is refused before anything is sent', async (operation, what) => {
		const items = [{ TemplateId: CUSTOM }, { TemplateId: SYSTEM }];
		const error = (await run({ operation, templateId, updateFields: { name: 'x' } }, { items })).error();

		expect(error.message).toBe(
			`Template: ${SYSTEM} is a system template, which cannot be ${what}. Choose a template of your account.`,
		);
		expect(bench.service.requests()).toEqual([]);
	});

	it('a missing permission names the RAM action', async () => {
		bench.service.addFaults({ kind: 'error', code: 'NoPermission', status: 403, message: 'Not authorized.' });
		const error = (await run({ operation: 'delete', templateId: byId(CUSTOM) })).error();

		expect(error.description).toContain('ice:DeleteCustomTemplate');
	});
});
