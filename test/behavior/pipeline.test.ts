import type { INodeParameters } from 'n8n-workflow';

import { byId, type SubmitRun, Workbench } from '../support/workbench';

const STANDARD = '33333333000000000000000000000001';

describe('Pipeline', () => {
	let bench: Workbench;
	beforeAll(async () => (bench = await Workbench.open()));
	afterAll(async () => await bench.close());
	beforeEach(() => bench.service.reset());

	async function run(parameters: INodeParameters, more: Omit<SubmitRun, 'parameters'> = {}) {
		return await bench.submit({ ...more, parameters: { resource: 'pipeline', ...parameters } });
	}

	it('Get returns the pipeline as the API has it', async () => {
		const { output } = await run({ operation: 'get', pipelineId: byId(STANDARD) });

		expect(output).toEqual([
			expect.objectContaining({ PipelineId: STANDARD, Name: 'standard', Speed: 'Standard', Priority: 6 }),
		]);
	});

	it('Get of a pipeline that does not exist follows the on-error mode', async () => {
		const { output, errorOutput, pairedSources } = await run(
			{ operation: 'get', pipelineId: byId('={{ $json.id }}') },
			{
				items: [
					{ id: 'none', source: 'bad' },
					{ id: STANDARD, source: 'good' },
				],
				onError: 'continueErrorOutput',
			},
		);

		expect(output).toHaveLength(1);
		expect(errorOutput[0]?.details).toMatchObject({ code: 'InvalidParameter.ResourceNotFound' });
		expect(pairedSources).toEqual({ success: ['good'], error: ['bad'] });
	});

	it('Get without an ID asks nothing', async () => {
		const error = (await run({ operation: 'get', pipelineId: byId('={{ "" }}') })).error();

		expect(error.message).toBe('Pipeline is empty.');
		expect(bench.service.requests()).toEqual([]);
	});

	it('Get Many returns all pipelines, each paired with the item', async () => {
		const { output, pairedSources } = await run({ operation: 'getAll', returnAll: true }, { items: [{ source: 'x' }] });

		expect(output.map(({ Name }) => Name)).toEqual(expect.arrayContaining(['standard', 'smart tagging', 'boost']));
		expect(pairedSources.success).toEqual(output.map(() => 'x'));
		expect(bench.service.requests()[0]?.parameters).toEqual({});
	});

	it('Get Many obeys the limit and the speed', async () => {
		const filters = { speed: 'AIVideoMCU' };
		const all = await run({ operation: 'getAll', filters });
		const one = await run({ operation: 'getAll', filters, limit: 1 });

		expect(all.output.length).toBeGreaterThan(1);
		expect(all.output.every(({ Speed }) => Speed === 'AIVideoMCU')).toBe(true);
		expect(one.output).toEqual(all.output.slice(0, 1));
	});
});
