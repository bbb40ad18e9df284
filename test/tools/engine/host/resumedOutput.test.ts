import { ENGINE_KNOWS } from '../../../../local/engine/engineFeatures';
import { type EngineHost, startEngineHost } from '../../../../local/engine/host/engineHost';
import type { EngineRun } from '../../../../local/engine/runWorkflow';
import { post } from '../../../support/httpClient';
import {
	AFTER,
	AFTER_ERROR,
	type Callback,
	installation,
	threeVideos,
	WAITING,
	workflowThatWaits,
} from './waitingNode';

let host: EngineHost;
beforeAll(async () => {
	host = await startEngineHost(installation);
});
afterAll(() => host.close());

async function resume(
	callback: Callback,
	waiting?: Parameters<typeof workflowThatWaits>[0],
): Promise<EngineRun & { status: string }> {
	const id = host.start(workflowThatWaits(waiting), threeVideos);
	await host.suspended(id);
	await post(host.resumeUrl(id), callback);
	const run = await host.finished(id);
	return { ...run, status: host.execution(id).status };
}

describe('Behind a node that was resumed', () => {
	it('items are paired with those that went in', async () => {
		const { json } = await resume({ do: 'finish' });

		expect(json(AFTER)).toMatchObject([
			{ job: 'job-0', pairedWith: 'a' },
			{ job: 'job-1', pairedWith: 'b' },
			{ job: 'job-2', pairedWith: 'c' },
		]);
	});

	it('items are paired by their place in the list, whatever their pairedItem says', async () => {
		const { json } = await resume({ do: 'finish last only' });

		expect(json(AFTER)).toMatchObject([{ job: 'job-2', pairedWith: 'a' }]);
	});

	it('failed items are routed to the error output, paired, if n8n supports their form', async () => {
		const { json, status } = await resume({ do: 'fail second item' }, { onError: 'continueErrorOutput' });

		expect(status).toBe('success');
		const failed = { error: 'It failed', message: 'It failed', details: { index: 1 }, pairedWith: 'b' };
		if (ENGINE_KNOWS.errorDetails) {
			expect(json(AFTER)).toMatchObject([{ pairedWith: 'a' }, { pairedWith: 'c' }]);
			expect(json(AFTER_ERROR)).toMatchObject([failed]);
		} else {
			expect(json(AFTER)).toMatchObject([{ pairedWith: 'a' }, failed, { pairedWith: 'c' }]);
		}
	});

	it('failed items follow the others when there is no error output', async () => {
		const { json, run } = await resume({ do: 'fail second item' }, { onError: 'continueRegularOutput' });

		expect(json(AFTER)).toMatchObject([{ job: 'job-0' }, { error: 'It failed', pairedWith: 'b' }, { job: 'job-2' }]);
		expect(run.data.resultData.runData).not.toHaveProperty(AFTER_ERROR);
	});

	it('nothing runs when the webhook left an error for the node, where n8n knows of such errors', async () => {
		const { json, run, status, task } = await resume({ do: 'stop the workflow' });

		if (!ENGINE_KNOWS.resumeErrors) {
			expect(status).toBe('success');
			expect(json(AFTER)).toHaveLength(3);
			return;
		}
		expect(status).toBe('error');
		expect(run.data.resultData.error).toMatchObject({ message: 'A job failed', description: 'job-1' });
		expect(task(WAITING).error).toMatchObject({ message: 'A job failed' });
		expect(run.data.resultData.runData).not.toHaveProperty(AFTER);
	});
});
