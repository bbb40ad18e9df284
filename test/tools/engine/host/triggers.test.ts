import { type EngineHost, startEngineHost } from '../../../../local/engine/host/engineHost';
import { AFTER, type Calls, type Event, eventTrigger, TRIGGER, withTrigger, workflowWithTrigger } from './eventTrigger';
import { post, send } from '../../../support/httpClient';

const START: Event = { do: 'start', items: [{ video: 'a' }, { video: 'b' }] };
const COUNT: Event = { do: 'ignore and answer' };

const file = workflowWithTrigger();
let host: EngineHost;
let calls: Calls;
beforeEach(async () => {
	calls = [];
	host = await startEngineHost(withTrigger(eventTrigger(calls)));
});
afterEach(() => host.close());

describe('An active trigger', () => {
	it('registers its webhook, and removes it, with the URL that others call', async () => {
		const url = `${host.url}/webhook/hook-1/events`;

		await host.activate(file, TRIGGER);
		expect(host.webhookUrl(file, TRIGGER)).toBe(url);
		expect((await post(url, COUNT)).status).toBe(200);
		await host.deactivate(file, TRIGGER);

		expect(calls).toEqual([
			`checkExists trigger activate ${url}`,
			`create trigger activate ${url}`,
			`delete trigger internal update ${url}`,
		]);
		expect((await post(url, COUNT)).status).toBe(404);
	});

	it('does not register a webhook that exists', async () => {
		await host.close();
		host = await startEngineHost(withTrigger(eventTrigger(calls, { exists: true })));

		await host.activate(file, TRIGGER);

		expect(calls).toEqual([expect.stringContaining('checkExists')]);
	});

	it('does not listen when its webhook cannot be registered', async () => {
		await host.close();
		host = await startEngineHost(withTrigger(eventTrigger(calls, { fails: true })));

		await expect(host.activate(file, TRIGGER)).rejects.toThrow('It cannot be registered');

		expect((await post(host.webhookUrl(file, TRIGGER), COUNT)).status).toBe(404);
	});

	it('starts an execution with the items of an event', async () => {
		await host.activate(file, TRIGGER);

		const reply = await post(host.webhookUrl(file, TRIGGER), START);

		expect(reply).toMatchObject({ status: 200, body: { message: 'Workflow was started' } });
		const { json, run } = await host.finished('1');
		expect(run.mode).toBe('webhook');
		expect(json(TRIGGER)).toEqual([{ video: 'a' }, { video: 'b' }]);
		expect(json(AFTER)).toEqual([{ got: 'a' }, { got: 'b' }]);
	});

	it('answers with a word of n8n when its description does not say what to answer', async () => {
		await host.close();
		host = await startEngineHost(withTrigger(eventTrigger(calls, { responseData: undefined })));
		await host.activate(file, TRIGGER);

		expect(await post(host.webhookUrl(file, TRIGGER), START)).toMatchObject({ status: 200, body: 'firstEntryJson' });
	});

	it('answers with the status of its description', async () => {
		await host.close();
		host = await startEngineHost(withTrigger(eventTrigger(calls, { responseCode: '202' })));
		await host.activate(file, TRIGGER);
		const url = host.webhookUrl(file, TRIGGER);

		expect([await post(url, START), await post(url, COUNT)].map(({ status }) => status)).toEqual([202, 202]);
	});

	it('listens on, one execution an event', async () => {
		await host.activate(file, TRIGGER);

		for (const video of ['a', 'b']) await post(host.webhookUrl(file, TRIGGER), { do: 'start', items: [{ video }] });

		const runs = await Promise.all(host.executionIds().map((id) => host.finished(id)));
		expect(runs.map(({ json }) => json(AFTER))).toEqual([[{ got: 'a' }], [{ got: 'b' }]]);
	});

	it('starts nothing when it returns no items', async () => {
		await host.activate(file, TRIGGER);
		const url = host.webhookUrl(file, TRIGGER);

		expect(await post(url, { do: 'ignore' })).toMatchObject({
			status: 200,
			body: { message: 'Webhook call received' },
		});
		expect(await post(url, COUNT)).toMatchObject({ status: 200, body: { events: 2 } });
		expect(host.executionIds()).toEqual([]);
	});

	it('may answer by itself and start the workflow', async () => {
		await host.activate(file, TRIGGER);

		expect(await post(host.webhookUrl(file, TRIGGER), { do: 'answer by itself' })).toMatchObject({ status: 204 });
		expect(host.executionIds()).toHaveLength(1);
	});

	it('reads its credential', async () => {
		await host.activate(file, TRIGGER);

		const reply = await post(host.webhookUrl(file, TRIGGER), { do: 'read credential' });

		expect(reply.body).toEqual({ key: 'secret' });
	});

	it('leaves a failed execution behind when it throws', async () => {
		await host.activate(file, TRIGGER);

		expect((await post(host.webhookUrl(file, TRIGGER), { do: 'throw' })).status).toBe(500);

		const { run } = await host.finished('1');
		expect(run.status).toBe('error');
		expect(run.data.resultData.error?.message).toBe('The event could not be read');
	});

	it('gets nothing of other methods, of broken bodies, and of no URL but its own', async () => {
		await host.activate(file, TRIGGER);
		const url = host.webhookUrl(file, TRIGGER);

		const replies = [
			await send(url, undefined, undefined, 'GET'),
			await send(url, '{', 'application/json'),
			await post(host.webhookUrl(file, TRIGGER, { test: true }), COUNT),
			await post(`${url}/more`, COUNT),
		];

		expect(replies.map(({ status }) => status)).toEqual([404, 422, 404, 404]);
		expect(host.store.loadStaticData('workflow-1')).not.toHaveProperty(['node:Event Trigger', 'events']);
	});

	it('has a path of the workflow and its name when it has no webhook ID', () => {
		const url = host.webhookUrl(workflowWithTrigger({ webhookId: undefined }), TRIGGER);

		expect(url).toBe(`${host.url}/webhook/workflow-1/event%20trigger/events`);
	});

	it('is reached with and without slashes around its path', async () => {
		const slashes = workflowWithTrigger({ parameters: { path: '/events/' } });
		await host.activate(slashes, TRIGGER);

		expect(host.webhookUrl(slashes, TRIGGER)).toBe(`${host.url}/webhook/hook-1/events/`);
		expect((await post(`${host.url}/webhook/hook-1/events/`, COUNT)).status).toBe(200);
		expect((await post(`${host.url}/webhook/hook-1/events`, COUNT)).status).toBe(200);
	});

	it('keeps others off its path', async () => {
		await host.activate(file, TRIGGER);

		await expect(host.activate({ ...file, id: 'workflow-2' }, TRIGGER)).rejects.toThrow('taken');
	});

	it('has to be a trigger, and not disabled', async () => {
		await expect(host.activate(workflowWithTrigger({ disabled: true }), TRIGGER)).rejects.toThrow('no webhook');
		await expect(host.activate(file, AFTER)).rejects.toThrow('no webhook');
		await expect(host.activate(file, 'Nothing')).rejects.toThrow('no node "Nothing"');
	});
});

describe('Static data of a workflow', () => {
	it('lose what an event changed that started an execution, unless the node answered by itself', async () => {
		await host.activate(file, TRIGGER);
		const url = host.webhookUrl(file, TRIGGER);
		const events = async (event: Event) => {
			await post(url, event);
			return (host.store.loadStaticData('workflow-1')[`node:${TRIGGER}`] as { events?: number }).events;
		};

		expect(await events(COUNT)).toBe(1);
		expect(await events(START)).toBe(1);
		expect(await events({ do: 'answer by itself' })).toBe(2);
	});

	it('are kept from event to event, and by the store', async () => {
		await host.activate(file, TRIGGER);
		const url = host.webhookUrl(file, TRIGGER);
		await post(url, COUNT);
		await post(url, { do: 'ignore' });
		const { store } = host;
		await host.close();

		host = await startEngineHost({ ...withTrigger(eventTrigger(calls, { exists: true })), store });
		await host.activate(file, TRIGGER);

		expect((await post(host.webhookUrl(file, TRIGGER), COUNT)).body).toEqual({ events: 3, registered: 'trigger' });
		expect(store.loadStaticData('workflow-1')).toEqual({
			[`node:${TRIGGER}`]: { events: 3, registered: 'trigger' },
		});
	});

	it('are not saved by an event that fails', async () => {
		await host.activate(file, TRIGGER);

		await post(host.webhookUrl(file, TRIGGER), { do: 'throw' });

		expect((await post(host.webhookUrl(file, TRIGGER), COUNT)).body).toMatchObject({ events: 1 });
	});

	it.each([true, false])('of a test URL are apart (webhook exists: %s)', async (exists) => {
		await host.close();
		host = await startEngineHost(withTrigger(eventTrigger(calls, { exists })));
		await host.activate(file, TRIGGER, { test: true });

		const { body } = await post(host.webhookUrl(file, TRIGGER, { test: true }), COUNT);

		expect(body).toEqual({ events: 1, registered: exists ? null : 'manual' });
		expect(host.store.loadStaticData('workflow-1')).toEqual({});
	});
});

describe('A test URL', () => {
	it('listens for one execution, which is a manual one', async () => {
		const url = `${host.url}/webhook-test/hook-1/events`;
		await host.activate(file, TRIGGER, { test: true });
		expect(host.webhookUrl(file, TRIGGER, { test: true })).toBe(url);

		expect((await post(url, COUNT)).status).toBe(200);
		expect((await post(url, START)).status).toBe(200);

		const { json, run } = await host.finished('1');
		expect(run.mode).toBe('manual');
		expect(json(AFTER)).toEqual([{ got: 'a' }, { got: 'b' }]);
		expect(calls).toEqual([
			`checkExists manual manual ${url}`,
			`create manual manual ${url}`,
			`delete manual internal update ${url}`,
		]);
		expect((await post(url, START)).status).toBe(404);
	});

	it('alone runs with pinned data', async () => {
		const pinned = { ...file, pinData: { [AFTER]: [{ json: { got: 'pinned' } }] } };
		for (const test of [true, false]) {
			await host.activate(pinned, TRIGGER, { test });
			await post(host.webhookUrl(pinned, TRIGGER, { test }), START);
		}

		const [manual, production] = [await host.finished('1'), await host.finished('2')];
		expect(manual.json(AFTER)).toEqual([{ got: 'pinned' }]);
		expect(production.json(AFTER)).toEqual([{ got: 'a' }, { got: 'b' }]);
	});

	it('does not shut the other', async () => {
		await host.activate(file, TRIGGER);
		await host.activate(file, TRIGGER, { test: true });

		await post(host.webhookUrl(file, TRIGGER, { test: true }), START);

		expect((await post(host.webhookUrl(file, TRIGGER), START)).status).toBe(200);
	});
});
