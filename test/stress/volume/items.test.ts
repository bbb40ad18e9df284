import { Workbench } from '../../support/workbench';

describe('Many items', () => {
	let bench: Workbench;
	beforeAll(async () => (bench = await Workbench.open({ latencyMs: [0, 20] })));
	afterAll(async () => await bench.close());

	it('1,000 items come out in order, each with the JobId of its own job', async () => {
		const items = Array.from({ length: 1_000 }, (_, index) => ({ source: `oss://bucket/${index}.mp4` }));
		const { execution, output, pairedSources } = await bench.submit({
			items,
			parameters: { ossUrl: '={{ $json.source }}' },
		});

		expect(execution.run.data.resultData.error).toBeUndefined();
		const jobIdOf = new Map(bench.service.jobs().map(({ jobId, parameters }) => [parameters.Input, jobId]));
		expect(jobIdOf.size).toBe(1_000);
		const expected = items.map(({ source }) => jobIdOf.get(JSON.stringify({ Type: 'OSS', Media: source })));
		expect(output.map(({ JobId }) => JobId)).toEqual(expected);
		expect(pairedSources.success).toEqual(items.map(({ source }) => source));
	});
});
