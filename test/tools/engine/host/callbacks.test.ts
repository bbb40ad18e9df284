import { gzipSync } from 'node:zlib';

import { ExecutionLifecycleHooks } from 'n8n-core';

import { ENGINE_KNOWS } from '../../../../local/engine/engineFeatures';
import { type EngineHost, startEngineHost } from '../../../../local/engine/host/engineHost';
import { post, send } from '../../../support/httpClient';
import { AFTER, type Callback, installation, threeVideos, TRIGGER, WAITING, workflowThatWaits } from './waitingNode';

const STAY: Callback = { do: 'stay' };
const FINISH: Callback = { do: 'finish' };

let host: EngineHost;
beforeEach(async () => {
	host = await startEngineHost(installation);
});
afterEach(() => host.close());

async function suspend(
	waiting?: Parameters<typeof workflowThatWaits>[0],
	options: Parameters<EngineHost['start']>[1] = {},
): Promise<string> {
	const id = host.start(workflowThatWaits(waiting), { ...threeVideos, ...options });
	await host.suspended(id);
	return id;
}

describe('A callback is refused', () => {
	it.each(['', '?signature=', '?signature=wrong', `?signature=${'0'.repeat(64)}`])(
		'with 401 for "%s", where n8n makes tokens',
		async (query) => {
			const id = await suspend();

			const reply = await post(`${host.url}/webhook-waiting/${id}${query}`, FINISH);

			if (ENGINE_KNOWS.resumeTokens) {
				expect(reply).toMatchObject({ status: 401, body: { error: 'Invalid token' } });
				expect(host.execution(id)).toMatchObject({ status: 'waiting', answers: { 401: 1 } });
			} else {
				expect(reply.status).toBe(200);
				await host.finished(id);
			}
		},
	);

	it('with 404 for an execution, a path, a method or an endpoint that is not there', async () => {
		const id = await suspend();
		const url = host.resumeUrl(id);

		const replies = await Promise.all([
			post(url.replace(new RegExp(`/${id}\\b`), '/999'), FINISH),
			post(url.replace(new RegExp(`/${id}\\b`), `/${id}/other`), FINISH),
			post(`${url}/other`, FINISH),
			send(url, undefined, undefined, 'GET'),
			post(url.replace('webhook-waiting', 'elsewhere'), FINISH),
		]);

		expect(replies.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
		expect(replies[0]?.body).toMatchObject({ code: 404 });
		expect(host.execution(id).status).toBe('waiting');
	});

	it('with 409 while the execution runs, until its suspension is stored', async () => {
		await host.close();
		const gate = { release: () => {}, reached: () => {} };
		const reached = new Promise<void>((resolve) => (gate.reached = resolve));
		const release = new Promise<void>((resolve) => (gate.release = resolve));
		const beforeStored = async () => {
			gate.reached();
			await release;
		};
		host = await startEngineHost({ ...installation, beforeStored });
		const id = host.start(workflowThatWaits(), threeVideos);
		await reached;

		const early = await post(host.resumeUrl(id), FINISH);
		gate.release();
		await host.suspended(id);
		const late = await post(host.resumeUrl(id), FINISH);

		expect(early).toMatchObject({ status: 409, body: { code: 409 } });
		expect(late.status).toBe(200);
		await host.finished(id);
	});

	it('with 409 when the execution has ended', async () => {
		const id = await suspend();
		await post(host.resumeUrl(id), FINISH);
		await host.finished(id);

		const reply = await post(host.resumeUrl(id), FINISH);

		expect(reply).toMatchObject({ status: 409, body: { code: 409 } });
		expect(host.execution(id)).toMatchObject({ timesResumed: 1, answers: { 200: 1, 409: 1 } });
	});

	it('with 422 when its body is not what its type says, and the execution waits on', async () => {
		const id = await suspend();

		const broken = await Promise.all([
			send(host.resumeUrl(id), '{"do":', 'application/json'),
			send(host.resumeUrl(id), '<a><b></a>', 'text/xml'),
		]);

		expect(broken.map(({ status }) => status)).toEqual([422, 422]);
		expect(broken[0]?.body).toMatchObject({ code: 422, message: 'Failed to parse request body' });
		expect(host.execution(id).status).toBe('waiting');
	});
});

describe('A callback that does not resume', () => {
	it.each<[Callback, number, unknown]>([
		[{ do: 'stay silently' }, 200, { message: 'Webhook call received' }],
		[{ do: 'answer by itself' }, 202, { by: 'node' }],
	])('is answered when the node does this: %j', async (callback, status, body) => {
		const id = await suspend();

		expect(await post(host.resumeUrl(id), callback)).toMatchObject({ status, body });
		expect(host.execution(id)).toMatchObject({ status: 'waiting', timesResumed: 0, answers: { [status]: 1 } });
	});

	it('leaves no trace in the store', async () => {
		const id = await suspend();
		const before = host.store.text(id);

		await post(host.resumeUrl(id), STAY);

		expect(host.store.text(id)).toBe(before);
		expect(host.store.loadStaticData('local')).toEqual({});
	});
});

describe('The node finds the body', () => {
	it.each<[type: string | undefined, body: string, parsed: unknown]>([
		['application/json', '{"a":[1]}', { a: [1] }],
		['application/json; charset=UTF-8', '{"a":"视频"}', { a: '视频' }],
		['Application/JSON', '\uFEFF{"a":1}', { a: 1 }],
		['application/x-www-form-urlencoded', 'a=1&a=2&b=%20', { a: ['1', '2'], b: ' ' }],
		['text/plain', '{"a":1}', '{"a":1}'],
		['application/xml', '<Root><Job-Id>7</Job-Id></Root>', { root: { 'job-id': '7' } }],
		['application/octet-stream', '{"a":1}', undefined],
		[undefined, '{"a":1}', undefined],
	])('of type %s parsed: %s', async (type, body, parsed) => {
		const reply = await send(host.resumeUrl(await suspend()), body, type);

		expect(reply.status).toBe(200);
		expect((reply.body as { body?: unknown }).body).toEqual(parsed);
		expect(reply.body).toMatchObject({ rawBody: body });
	});

	it('unpacked', async () => {
		const url = host.resumeUrl(await suspend());
		const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };

		const response = await fetch(url, { method: 'POST', headers, body: new Blob([gzipSync('{"a":1}')]) });

		expect(await response.json()).toMatchObject({ body: { a: 1 }, rawBody: '{"a":1}' });
	});

	it.each<[string, Parameters<typeof suspend>[0], string]>([
		[
			'n8n does not parse its type, and the node is newer than version 1',
			{ typeVersion: 2 },
			'application/octet-stream',
		],
		['the node of version 1 reads the bytes', { parameters: { options: { binaryData: true } } }, 'application/json'],
		['it has several parts', {}, 'multipart/form-data; boundary=x'],
	])('unread when %s', async (_, waiting, type) => {
		const reply = await send(host.resumeUrl(await suspend(waiting)), '{"a":1}', type);

		expect(reply.status).toBe(200);
		expect(reply.body).not.toHaveProperty('body');
		expect(reply.body).not.toHaveProperty('rawBody');
	});

	it('beside the query', async () => {
		const url = new URL(host.resumeUrl(await suspend()));
		const own = Object.fromEntries(url.searchParams);
		url.searchParams.append('x', '1');

		expect((await post(url.href, STAY)).body).toMatchObject({
			query: { ...own, x: '1' },
			contentType: 'application/json',
		});
	});
});

describe('A callback that resumes', () => {
	it('is answered at once, and the workflow runs on with the items of the webhook', async () => {
		const id = await suspend();

		const reply = await post(host.resumeUrl(id), FINISH);

		expect(reply).toMatchObject({ status: 200, body: 'not seen' });
		const { json, run } = await host.finished(id);
		expect(json(AFTER)).toMatchObject([
			{ job: 'job-0', done: true },
			{ job: 'job-1', done: true },
			{ job: 'job-2', done: true },
		]);
		expect(run.data.resultData.runData[WAITING]).toHaveLength(1);
		expect(run.mode).toBe('manual');
	});

	it('reads what the description says to answer with', async () => {
		const answer = async (text: string) =>
			await post(host.resumeUrl(await suspend({ parameters: { answer: text } })), { do: 'finish last only' });

		expect(await answer('Thanks')).toEqual({ status: 200, contentType: 'text/html; charset=utf-8', body: 'Thanks' });
		expect(await answer('noData')).toMatchObject({ status: 200, body: '' });
		expect(await answer('')).toMatchObject({ status: 200, body: { message: 'Workflow was started' } });
	});

	it('keeps the mode of the execution, and continues as a resumed one if n8n reports that', async () => {
		const id = await suspend(undefined, { mode: 'trigger' });
		const hooks = jest.spyOn(ExecutionLifecycleHooks.prototype, 'runHook');

		await post(host.resumeUrl(id), FINISH);

		expect((await host.finished(id)).run.mode).toBe('trigger');
		const reported = hooks.mock.calls.some(([name]) => name === 'workflowExecuteResume');
		expect(reported).toBe(ENGINE_KNOWS.resumeHooks);
		hooks.mockRestore();
	});

	it('is the only one of ten at the same time that resumes', async () => {
		const id = await suspend();

		const replies = await Promise.all(Array.from({ length: 10 }, () => post(host.resumeUrl(id), FINISH)));

		const { run } = await host.finished(id);
		const statuses = replies.map(({ status }) => status);
		expect(statuses.filter((status) => status === 200)).toHaveLength(1);
		expect(statuses.filter((status) => status === 409 || status === 500)).toHaveLength(9);
		expect(run.data.resultData.runData[AFTER]).toHaveLength(1);
		expect(host.execution(id).timesResumed).toBe(1);
		const counted = Object.values(host.execution(id).answers).reduce((sum, count) => sum + count, 0);
		expect(counted).toBe(10);
	});

	it('gets 500 when another has claimed the execution while its webhook ran', async () => {
		const id = await suspend();
		const claim = host.store.claim.bind(host.store);
		const other = jest.spyOn(host.store, 'claim').mockReturnValueOnce(false);

		const reply = await post(host.resumeUrl(id), FINISH);

		other.mockImplementation(claim);
		expect(reply).toMatchObject({ status: 500, body: { code: 0 } });
		expect(host.execution(id)).toMatchObject({ status: 'waiting', timesResumed: 0 });
	});
});

describe('A webhook that throws', () => {
	it('costs the execution all that it had: that is why it must not', async () => {
		const id = await suspend();

		const reply = await post(host.resumeUrl(id), { do: 'throw' });

		expect(reply).toMatchObject({ status: 500, body: { code: 0 } });
		const { items, run } = await host.finished(id);
		expect(run.status).toBe('error');
		expect(run.data.resultData.error?.message).toBe(`Node '${TRIGGER}' hasn't been executed`);
		expect(run.data.resultData.runData).not.toHaveProperty(TRIGGER);
		expect(items(WAITING)).toEqual([{ json: {}, pairedItem: { item: 0 } }]);
	});

	it('fails the execution even when all that comes after it succeeds', async () => {
		const { nodes, connections } = workflowThatWaits();
		const id = host.start({ nodes, connections: { [TRIGGER]: connections[TRIGGER] ?? {} } }, threeVideos);
		await host.suspended(id);

		await post(host.resumeUrl(id), { do: 'throw' });

		const { run } = await host.finished(id);
		expect(run.status).toBe('error');
		expect(run.data.resultData.error).toMatchObject({ message: 'The callback could not be handled' });
	});
});
