import { type INodeType, NodeConnectionTypes } from 'n8n-workflow';

import { ENGINE_KNOWS } from '../../../../local/engine/engineFeatures';
import { type EngineHost, startEngineHost } from '../../../../local/engine/host/engineHost';
import { post } from '../../../support/httpClient';
import { AFTER, type Callback, installation, threeVideos, TRIGGER, WAITING, workflowThatWaits } from './waitingNode';

const FINISH: Callback = { do: 'finish' };

describe('An execution that waits', () => {
	let host: EngineHost;
	beforeEach(async () => {
		host = await startEngineHost(installation);
	});
	afterEach(() => host.close());

	async function suspend(): Promise<string> {
		const id = host.start(workflowThatWaits(), threeVideos);
		await host.suspended(id);
		return id;
	}

	it('runs up to the node, and no further', async () => {
		const id = host.start(workflowThatWaits(), threeVideos);
		expect(host.execution(id)).toMatchObject({ status: 'running', run: undefined });

		const { run } = await host.suspended(id);

		expect(host.execution(id).status).toBe('waiting');
		expect(run.waitTill).toEqual(new Date('2999-01-01'));
		expect(Object.keys(run.data.resultData.runData)).toEqual([TRIGGER, WAITING]);
	});

	it('has an ID and, where n8n makes one, a token of its own, which the node finds in its resume URL', async () => {
		const [first, second] = [await suspend(), await suspend()];

		const urls = [first, second].map((id) => host.execution(id).run?.json(WAITING)[0]?.resumeUrl);

		expect(urls).toEqual([host.resumeUrl(first), host.resumeUrl(second)]);
		const token = ENGINE_KNOWS.resumeTokens ? '\\?signature=[\\da-f]{64}' : '';
		expect(urls[0]).toMatch(new RegExp(`^${host.url}/webhook-waiting/1${token}$`));
		expect(new Set(urls).size).toBe(2);
	});

	it('keeps the items that the node replaced in place, and its context', async () => {
		const { body } = await post(host.resumeUrl(await suspend()), { do: 'stay' });

		expect(body).toMatchObject({ jobs: ['job-0', 'job-1', 'job-2'], context: 'execute' });
	});

	it('leaves static data behind that its nodes changed, unless it is a manual one', async () => {
		await suspend();
		expect(host.store.loadStaticData('local')).toEqual({});

		const id = host.start(workflowThatWaits(), { ...threeVideos, mode: 'trigger' });
		await host.suspended(id);
		expect(host.store.loadStaticData('local')).toEqual({ global: { suspended: 3 } });

		await post(host.resumeUrl(id), FINISH);
		await host.finished(id);
		expect(host.store.loadStaticData('local')).toEqual({ global: { suspended: 3 } });
	});

	it.each<[string, string, (id: string) => unknown, object]>([
		[
			'a callback',
			'the static data of the moment',
			(id) => post(host.resumeUrl(id), FINISH),
			{ other: true, suspended: 3 },
		],
		['its deadline', 'those of its start', (id) => host.resumeByTimer(id), { suspended: 3 }],
	])('is resumed by %s with %s, and may wait again', async (_by, _with, resume, expected) => {
		const { nodes, connections } = workflowThatWaits();
		const waitsTwice = nodes.map((node) => (node.name === AFTER ? { ...node, type: 'test.waiting' } : node));
		const id = host.start({ nodes: waitsTwice, connections }, { ...threeVideos, mode: 'trigger' });
		await host.suspended(id);
		host.store.saveStaticData('local', { global: { other: true } });

		await resume(id);

		const { task } = await host.suspended(id);
		expect(task(AFTER).executionStatus).toBe('waiting');
		expect(host.store.loadStaticData('local')).toEqual({ global: expected });
	});

	it('is only text, with which another host continues', async () => {
		const id = await suspend();
		await host.close();
		const { pathname, search } = new URL(host.resumeUrl(id));
		expect(typeof host.store.text(id)).toBe('string');

		host = await startEngineHost({ ...installation, store: host.store });
		const reply = await post(`${host.url}${pathname}${search}`, FINISH);

		expect(reply.status).toBe(200);
		const { json } = await host.finished(id);
		expect(json(AFTER)).toMatchObject([{ job: 'job-0' }, { job: 'job-1' }, { job: 'job-2' }]);
	});

	it('passes its items on when the deadline comes', async () => {
		const id = await suspend();

		expect(host.resumeByTimer(id)).toBe(true);

		const { json, run } = await host.finished(id);
		expect(run.status).toBe('success');
		expect(json(AFTER)).toMatchObject([{ job: 'job-0' }, { job: 'job-1' }, { job: 'job-2' }]);
		expect(json(AFTER)[0]).not.toHaveProperty('done');
		expect(run.data.resultData.runData[WAITING]).toHaveLength(1);
	});

	it('is resumed by a callback or by its deadline, not by both', async () => {
		const id = await suspend();
		await post(host.resumeUrl(id), FINISH);
		await host.finished(id);

		expect(host.resumeByTimer(id)).toBe(false);
		expect(host.execution(id)).toMatchObject({ status: 'success', timesResumed: 1 });
	});

	it('ends when it is stopped', async () => {
		const id = await suspend();

		host.cancel(id);

		await host.finished(id);
		expect(host.execution(id)).toMatchObject({ status: 'canceled', timesResumed: 0 });
		expect((await post(host.resumeUrl(id), FINISH)).status).toBe(409);
	});

	it.each<[string, (id: string) => unknown]>([
		['its deadline', (id) => host.resumeByTimer(id)],
		['a callback', (id) => post(host.resumeUrl(id), FINISH)],
	])(
		'has lost its items at %s if the node returned the list of its input itself, and has an error output',
		async (_, resume) => {
			const waiting = { parameters: { sameList: true }, onError: 'continueErrorOutput' as const };
			const id = host.start(workflowThatWaits(waiting), threeVideos);
			await host.suspended(id);

			await resume(id);

			const { run } = await host.finished(id);
			expect(JSON.stringify(run.data.resultData.runData[AFTER] ?? [])).not.toContain('job-');
		},
	);

	it('rejects the promise of its suspension when it ends instead', async () => {
		const { nodes, connections } = workflowThatWaits({ disabled: true });
		const id = host.start({ nodes, connections }, threeVideos);

		await expect(host.suspended(id)).rejects.toThrow('ended as success');
	});

	it('has no webhook that could start a workflow', async () => {
		await expect(host.activate(workflowThatWaits(), WAITING)).rejects.toThrow('no webhook that starts a workflow');
	});

	it('is unknown under another ID', async () => {
		await suspend();

		expect(() => host.execution('2')).toThrow('no execution 2');
		await expect(host.finished('2')).rejects.toThrow('no execution 2');
		expect(host.executionIds()).toEqual(['1']);
	});
});

describe('An execution that runs', () => {
	let host: EngineHost;
	beforeEach(async () => {
		const otherNodes = { ...installation.otherNodes, 'test.strict': strictNode };
		host = await startEngineHost({ ...installation, otherNodes });
	});
	afterEach(() => host.close());

	it('ends when it is stopped', async () => {
		const id = host.start(workflowThatWaits(), threeVideos);

		host.cancel(id);

		await host.finished(id);
		expect(host.execution(id).status).toBe('canceled');
	});

	it('ends as failed when the engine refuses the workflow', async () => {
		const id = host.start(workflowThatWaits({ type: 'test.strict' }), threeVideos);

		const { run } = await host.finished(id);

		expect(run.status).toBe('error');
		expect(run.data.resultData.error?.message).toContain('issues');
	});
});

/** Has a required field, which the workflow leaves empty. */
const strictNode: INodeType = {
	description: {
		displayName: 'Strict',
		name: 'strict',
		group: ['transform'],
		version: 1,
		description: '',
		defaults: { name: 'Strict' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [{ displayName: 'Needed', name: 'needed', type: 'string', default: '', required: true }],
	},
	execute: () => Promise.resolve([]),
};
