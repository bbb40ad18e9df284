import { type IDataObject, type INodeParameters, type INodeType, NodeConnectionTypes } from 'n8n-workflow';

import { baseNodes } from '../../local/engine/baseNodes';
import { type EngineHost, startEngineHost } from '../../local/engine/host/engineHost';
import type { WorkflowFile } from '../../local/engine/workflowFile';
import { waitFor } from '../support/waitFor';
import { CallbackBench, videos } from '../support/callbackBench';
import { Workbench } from '../support/workbench';
import { IMS_CREDENTIALS, linkTo, makeNode, NODE_TYPE } from '../support/workflowParts';

const QUICK = { firstCheckAfter: 0.01, checkAtMostEvery: 0.05 };

/** As n8n's Loop Over Items with a batch size of one: hands out an item a round, and at the end all that came back. */
const loop: INodeType = {
	description: {
		displayName: 'Loop',
		name: 'loop',
		group: ['transform'],
		version: 1,
		description: '',
		defaults: { name: 'Loop' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		properties: [],
	},
	async execute() {
		const kept = this.getContext('node') as { left?: IDataObject[]; done?: IDataObject[] };
		const came = this.getInputData().map(({ json }) => json);
		const done = [...(kept.done ?? []), ...(kept.left ? came : [])];
		const [next, ...left] = kept.left ?? came;
		Object.assign(kept, { left, done });
		const put = (json: IDataObject) => ({ json, pairedItem: { item: 0 } });
		return await Promise.resolve(next ? [[], [put(next)]] : [done.map(put), []]);
	},
};

const submit = (name: string, parameters: INodeParameters) =>
	makeNode(name, NODE_TYPE, {
		parameters: { ossUrl: '={{ $json.source }}', ...parameters },
		credentials: IMS_CREDENTIALS,
	});
const trigger = makeNode('Videos', 'n8n-nodes-base.manualTrigger');

describe('In one execution', () => {
	let bench: Workbench;
	let host: EngineHost;
	beforeAll(async () => {
		const times = { submittedMs: 1, processingMs: 60, callbackPauseMs: 20 };
		bench = await Workbench.open({ ...times, pipelineConcurrency: 10 });
		host = await startEngineHost({
			packageUnderTest: bench.packageUnderTest,
			otherNodes: { ...baseNodes, 'test.loop': loop },
			credentials: { ims: bench.credential() },
		});
	});
	afterAll(async () => {
		await host.close();
		await bench.close();
	});
	beforeEach(() => bench.service.reset());

	async function run(file: WorkflowFile) {
		const pinData = { Videos: videos(3).map((json) => ({ json })) };
		return await host.finished(host.start(file, { pinData, startNode: 'Videos' }));
	}
	const jobIds = () => bench.service.jobs().map(({ jobId }) => jobId);

	it.each(['poll', 'callback'])('a loop waits for the job of each round by %s', async (waitForCompletion) => {
		const execution = await run({
			nodes: [trigger, makeNode('Loop', 'test.loop'), submit('Submit', { waitForCompletion, options: QUICK })],
			connections: {
				Videos: { main: [linkTo('Loop')] },
				Loop: { main: [[], linkTo('Submit')] },
				Submit: { main: [linkTo('Loop')] },
			},
		});

		expect(jobIds()).toHaveLength(3);
		expect(execution.json('Loop').map(({ JobId, JobStatus }) => [JobId, JobStatus])).toEqual(
			jobIds().map((jobId) => [jobId, 'Success']),
		);
	});

	it('two nodes wait one after another, each for its own jobs, though callbacks come twice', async () => {
		bench.service.addFaults({ kind: 'callbackTwice' });
		const waitForCompletion = 'callback';
		const execution = await run({
			nodes: [
				trigger,
				submit('First', { waitForCompletion }),
				submit('Second', { waitForCompletion, ossUrl: "={{ $('Videos').item.json.source }}" }),
			],
			connections: { Videos: { main: [linkTo('First')] }, First: { main: [linkTo('Second')] } },
		});

		expect(jobIds()).toHaveLength(6);
		expect([...execution.json('First'), ...execution.json('Second')].map(({ JobId }) => JobId).sort()).toEqual(
			jobIds().sort(),
		);
		const sources = bench.service.jobs().map(({ jobId, input }) => [jobId, input.Media] as const);
		expect(execution.json('Second').map(({ JobId }) => new Map(sources).get(JobId as string))).toEqual(
			videos(3).map(({ source }) => source),
		);
	});
});

it('Poll goes with a Notify URL of the user', async () => {
	const bench = await Workbench.open({ submittedMs: 1, processingMs: 5 });
	const additionalFields = { notifyUrl: 'https://example.invalid/hook' };
	const parameters = { waitForCompletion: 'poll', additionalFields, options: QUICK };
	const { output } = await bench.submit({ parameters });

	expect(output[0]?.JobStatus).toBe('Success');
	expect(bench.wire()[0]?.NotifyUrl).toBe('https://example.invalid/hook');
	await bench.close();
});

it('a callback that finds a credential that cannot be used resumes nothing, and one after it was corrected does', async () => {
	const bench = await CallbackBench.open({ faults: [{ kind: 'callbackLost' }] });
	const id = bench.start({ items: [{ source: 'oss://bucket/takes-300ms.mp4' }] });
	await bench.host.suspended(id);
	await waitFor(() => bench.service.jobs()[0]?.finishedAt);
	const call = async () => {
		const address = bench.callbackUrl(id);
		return await (await fetch(address, { method: 'POST', body: '{}' })).text();
	};

	// Another run takes the credential that the suspended one comes back to.
	await bench.run({ credential: { ...bench.bench.credential(), accessKeySecret: '' } });
	expect(await call()).toBe('{"received":true}');
	await bench.run({ parameters: { waitForCompletion: 'no' } });
	expect(bench.host.execution(id).status).toBe('waiting');
	await call();
	expect((await bench.finished(id)).output[0]?.JobStatus).toBe('Success');
	await bench.close();
});
