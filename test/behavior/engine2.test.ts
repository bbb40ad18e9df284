import { ENGINE_KNOWS } from '../../local/engine/engineFeatures';
import { Workbench } from '../support/workbench';

/** Engine 2.0 is a module of n8n that is off by default, so what a node can see of it is put in its place. */
const ENGINE_2 = { setting: true, id: true };

let bench: Workbench;
beforeAll(async () => (bench = await Workbench.open({ submittedMs: 1, processingMs: 1 })));
afterAll(async () => await bench.close());
beforeEach(() => bench.service.reset());

const callback = { waitForCompletion: 'callback' };

describe('In engine 2.0 of n8n', () => {
	it('Callback is refused before anything is sent, with what to choose', async () => {
		const result = await bench.submit({ engine2: ENGINE_2, parameters: callback });

		if (!ENGINE_KNOWS.workflowSettings) return void expect(bench.service.jobs()).toHaveLength(1);
		expect(result.error().message).toMatch(
			/^Wait for Completion: Pause Until Called Back cannot be used in engine 2\.0 of n8n/,
		);
		expect(result.error().description).toContain('Choose Wait, Keep Running (Poll)');
		expect(bench.service.requests()).toEqual([]);
	});

	it('a RAM role is refused before anything is sent, with what to choose', async () => {
		const credential = bench.credential({ roleArn: 'acs:ram::1000000000000001:role/test-role' });
		const result = await bench.submit({ engine2: ENGINE_2, credential });

		if (!ENGINE_KNOWS.workflowSettings) return void expect(bench.service.jobs()).toHaveLength(1);
		expect(result.error().message).toMatch(/RAM Role cannot be used in engine 2\.0 of n8n.*Choose AccessKey/);
		expect(bench.service.requests()).toEqual([]);
	});

	it.each(['no', 'poll'])('Wait for Completion: %s works', async (waitForCompletion) => {
		const { output } = await bench.submit({
			engine2: ENGINE_2,
			parameters: { waitForCompletion, options: { firstCheckAfter: 0.01, checkAtMostEvery: 0.01 } },
		});

		expect(output).toMatchObject([{ JobId: bench.service.jobs()[0]?.jobId }]);
	});
});

it('a manual execution that n8n runs in the older engine, whatever the setting, may wait for callbacks', async () => {
	await bench.submit({ engine2: { setting: true, id: false }, parameters: callback });

	expect(bench.service.countRequests('SubmitSmarttagJob')).toBe(1);
});
