import type { StoredExecution } from '../../local/n8n/restClient';
import { N8nBench } from './n8nBench';

const MANUAL = 'When clicking ‘Execute workflow’';

let bench: N8nBench;

beforeAll(async () => {
	bench = await N8nBench.open();
});

afterAll(async () => {
	await bench?.close();
});

/** Runs an example from its manual trigger to its end. */
async function runExample(file: string): Promise<StoredExecution> {
	const { rest } = bench.instance;
	const executionId = await rest.run(bench.example(file).id, MANUAL);
	return await rest.waitForStatus(executionId, ['success', 'error', 'crashed', 'canceled']);
}

/** JSON of the items that a node put out in its last run. */
function output({ data }: StoredExecution, node: string): unknown[] {
	const [items] = data.resultData.runData[node]?.at(-1)?.data?.main ?? [];
	return (items ?? []).map(({ json }) => json);
}

describe('the example workflows in n8n itself', () => {
	test('submit-jobs.json puts out one JobId for each video', async () => {
		const before = bench.service.jobs().length;
		const execution = await runExample('submit-jobs.json');
		expect(execution.status).toBe('success');
		const jobIds = output(execution, 'Submit Smarttag Job').map((json) => (json as { JobId: string }).JobId);
		expect(jobIds).toHaveLength(3);
		const made = bench.service.jobs().slice(before);
		expect(made.map(({ jobId }) => jobId).sort()).toEqual([...jobIds].sort());
	});

	test('submit-wait-summary.json is suspended, resumed by callbacks, and ends with the finished jobs', async () => {
		const { rest } = bench.instance;
		const executionId = await rest.run(bench.example('submit-wait-summary.json').id, MANUAL);
		await rest.waitForStatus(executionId, ['waiting']);
		const execution = await rest.waitForStatus(executionId, ['success', 'error', 'crashed']);
		expect(execution.status).toBe('success');
		const jobs = output(execution, 'Submit and Wait');
		expect(jobs).toHaveLength(2);
		expect(jobs).toEqual([
			expect.objectContaining({ status: 'Success' }),
			expect.objectContaining({ status: 'Success' }),
		]);
	});

	test('from-nothing.json makes a template and a media, and waits for the job', async () => {
		const execution = await runExample('from-nothing.json');
		expect(execution.data.resultData.error).toBeUndefined();
		expect(execution.status).toBe('success');
		expect(output(execution, 'Submit and Wait')).toHaveLength(1);
	});

	test('no execution holds the secret of the credential', async () => {
		const execution = await runExample('submit-jobs.json');
		expect(execution.status).toBe('success');
		expect(JSON.stringify(execution.data)).not.toContain('testAccessKeySecret');
	});
});
