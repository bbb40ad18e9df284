import type { INodeParameters } from 'n8n-workflow';

import { ENVELOPE_NAMES, type EnvelopeName, type ServiceEvent } from '../../local/service';
import { OBJECT_EVENTS } from '../nodes/notifications/events';
import { ended, IGNORED, type ListeningTrigger, TRIGGER, TriggerBench } from '../support/triggerBench';

let bench: TriggerBench;
beforeAll(async () => (bench = await TriggerBench.open()));
afterAll(async () => await bench.close());
beforeEach(() => bench.service.reset());

const object = (key: string, more: object = {}): ServiceEvent => ({ kind: 'object', key, ...more });
const media = (mediaId: string, more: object = {}): ServiceEvent => ({ kind: 'account', mediaId, ...more });

/** A trigger without a credential, for these events. */
const listenTo = async (events: string[], parameters: INodeParameters = {}) =>
	await bench.listen({ parameters: { events, ...parameters }, credential: null });

const send = async (
	trigger: ListeningTrigger,
	events: readonly ServiceEvent[],
	{ envelope, ...more }: { envelope?: EnvelopeName; id?: string } = {},
) => await bench.service.sendEvents({ url: trigger.url, events, ...(envelope && { envelope }), ...more });

/** The keys of the files that started an execution of a trigger. */
const keysOf = async (trigger: ListeningTrigger) =>
	await Promise.all(
		trigger.executions().map(async (_, index) => (await trigger.execution(index)).json(TRIGGER).map(({ key }) => key)),
	);

describe('OSS Object Created', () => {
	it('starts an execution with an item that Submit takes, without a credential and without a query', async () => {
		const trigger = await listenTo(['ossObjectCreated']);

		expect(await send(trigger, [object('in/50%25 off+new #1?.mp4', { mimeType: 'video/mp4' })])).toBe(200);
		expect(await trigger.item()).toEqual({
			ossUrl: 'oss://example-bucket/in/50%25 off+new #1?.mp4',
			bucket: 'example-bucket',
			key: 'in/50%25 off+new #1?.mp4',
			size: 2372,
			mimeType: 'video/mp4',
			region: 'cn-shanghai',
			eventTime: '2026-01-02T03:04:05.000Z',
		});
		expect(bench.service.countRequests()).toBe(0);
	});

	it.each(OBJECT_EVENTS)('%s starts an execution only if it is a finished file', async (_what, event, isFile) => {
		const trigger = await listenTo(['ossObjectCreated']);

		expect(await send(trigger, [{ kind: 'object', ...event }])).toBe(200);
		expect(await keysOf(trigger)).toEqual(isFile ? [[event.key]] : []);
	});

	it.each(ENVELOPE_NAMES)('in the envelope %s starts one execution with two items', async (envelope) => {
		const trigger = await listenTo(['ossObjectCreated']);
		const status = await send(trigger, [object('a.mp4'), object('b.mp4')], { envelope });

		// Documented: a topic repeats its push unless the answer is 204.
		expect(status).toBe(envelope.startsWith('topic') ? 204 : 200);
		expect(await keysOf(trigger)).toEqual([['a.mp4', 'b.mp4']]);
	});

	it.each([
		['Bucket', { bucket: ' example-bucket ' }, object('a.mp4'), object('a.mp4', { bucket: 'example-bucket-2' })],
		['Key Prefix', { keyPrefix: 'in/' }, object('in/a.mp4'), object('out/in/a.mp4')],
		['Key Prefix with a slash in front', { keyPrefix: '/in/' }, object('in/a.mp4'), object('a.mp4')],
		['File Types, by suffix', { fileTypes: ['audio'] }, object('a.MP3'), object('a.mp4')],
		['File Types, by MIME type', { fileTypes: ['image'] }, object('a', { mimeType: 'image/png' }), object('a.mp4')],
		[
			'File Types, by suffix though the MIME type is a general one',
			{ fileTypes: ['video'] },
			object('a.mov', { mimeType: 'application/octet-stream' }),
			object('a.bin', { mimeType: 'application/octet-stream' }),
		],
		['Suffixes', { fileTypes: ['suffixes'], suffixes: '.srt, *.VTT' }, object('a.vtt'), object('a.mp4')],
		['Suffixes and a type', { fileTypes: ['video', 'suffixes'], suffixes: 'srt' }, object('a.mp4'), object('a.mp3')],
		['no suffix', { fileTypes: ['video'] }, object('in.mp4/a', { mimeType: 'video/mp4' }), object('in.mp4/a')],
	])('is filtered by %s', async (_name, parameters, wanted, other) => {
		const trigger = await listenTo(['ossObjectCreated'], parameters);

		expect([await send(trigger, [other]), trigger.executions()]).toEqual([200, []]);
		await send(trigger, [wanted]);
		expect(trigger.executions()).toHaveLength(1);
	});

	it('has the MIME type of its suffix where the event names none', async () => {
		const trigger = await listenTo(['ossObjectCreated']);
		await send(trigger, [object('a.mov', { inside: true })]);

		expect(await trigger.item()).toMatchObject({ mimeType: 'video/quicktime', region: 'cn-shanghai' });
	});

	it('starts once for an event that EventBridge repeats, and again for another of the same file', async () => {
		const trigger = await listenTo(['ossObjectCreated']);
		for (const id of ['e-1', 'e-1', 'e-2', 'e-1']) await send(trigger, [object('a.mp4')], { id });

		expect(await keysOf(trigger)).toEqual([['a.mp4'], ['a.mp4']]);
	});

	it('starts once for an event that a topic repeats, and again for the file with other content or at another time', async () => {
		const trigger = await listenTo(['ossObjectCreated']);
		const later = { time: '2026-01-02T03:04:06.000Z' };
		for (const more of [{}, {}, { eTag: 'B' }, later, {}, { bucket: 'b' }]) {
			await send(trigger, [object('a.mp4', more)], { envelope: 'topicXml' });
		}

		expect(trigger.executions()).toHaveLength(4);
	});

	it('starts once though the event is repeated after a restart of n8n', async () => {
		const trigger = await listenTo(['ossObjectCreated']);
		await send(trigger, [object('a.mp4')], { id: 'e-1' });
		await bench.restart();
		await trigger.activate();
		await send(trigger, [object('a.mp4')], { id: 'e-1' });

		expect(trigger.executions()).toHaveLength(1);
	});

	it('delivers nothing of a list with an entry that is no event: 400', async () => {
		const trigger = await listenTo(['ossObjectCreated']);
		const event = { eventName: 'ObjectCreated:PutObject', oss: { bucket: { name: 'b' }, object: { key: 'a.mp4' } } };

		expect((await trigger.post({ events: [event, 'words'] })).status).toBe(400);
		expect(trigger.executions()).toEqual([]);
		expect((await trigger.post({ events: [event] })).status).toBe(200);
		expect(trigger.executions()).toHaveLength(1);
	});

	it('is ignored by a trigger for jobs, and jobs are by one for files', async () => {
		const jobs = await bench.listen();
		const files = await listenTo(['ossObjectCreated']);

		expect(await send(jobs, [object('a.mp4')])).toBe(200);
		expect(await files.post(ended('job-1'))).toMatchObject(IGNORED);
		expect([jobs.executions(), files.executions(), bench.service.countRequests()]).toEqual([[], [], 0]);
	});

	it('needs File Types', async () => {
		const title = 'File Types is empty, so no file would start the workflow';

		await expect(listenTo(['ossObjectCreated'], { fileTypes: [] })).rejects.toThrow(title);
		await expect(listenTo(['ossObjectCreated'], { fileTypes: ['suffixes'], suffixes: ' ' })).rejects.toThrow(title);
	});

	it.each([['ossObjectCreated'], ['mediaReady']])(
		'%s: without a secret or token, a trigger listens only if unverified events are accepted',
		async (event) => {
			const parameters = { webhookAuthentication: 'none' };

			await expect(listenTo([event], parameters)).rejects.toThrow(
				'The API cannot confirm events of files and Webhook Authentication is None, so events can be forged',
			);
			await expect(listenTo([event], { ...parameters, acceptUnverified: true })).resolves.toBeDefined();
		},
	);

	it('is accepted with the token of EventBridge', async () => {
		const parameters = { webhookAuthentication: 'eventBridgeToken', eventBridgeToken: 'token-1' };
		const trigger = await listenTo(['ossObjectCreated'], parameters);
		const call = { url: trigger.bareUrl, events: [object('a.mp4')] };

		expect(await bench.service.sendEvents({ ...call, token: 'token-2' })).toBe(403);
		expect(await bench.service.sendEvents({ ...call, token: 'token-1' })).toBe(200);
		expect(trigger.executions()).toHaveLength(1);
	});
});

describe('Media Ready', () => {
	it.each(['FileUploadComplete', 'RegisterMediaComplete', 'UploadByURLComplete'])(
		'starts an execution with the item of %s',
		async (eventType) => {
			const trigger = await listenTo(['mediaReady']);
			await send(trigger, [media('0123', { eventType })], { envelope: 'message' });

			expect(await trigger.item()).toEqual({
				MediaId: '0123',
				MediaType: 'video',
				Status: 'Success',
				fileUrl: 'http://example-bucket.oss-cn-shanghai.aliyuncs.com/demo.mp4',
				eventTime: '2026-01-02T03:04:05Z',
			});
		},
	);

	it.each(['MediaAiAnalysisComplete', 'DeleteMediaComplete'])('is not %s', async (eventType) => {
		const trigger = await listenTo(['mediaReady']);

		expect(await send(trigger, [media('0123', { eventType })], { envelope: 'message' })).toBe(200);
		expect(trigger.executions()).toEqual([]);
	});

	it.each(['Fail', 'fail', 'Failed'])('is not one with status %s, unless failures are included', async (status) => {
		const [successes, all] = [
			await listenTo(['mediaReady']),
			await listenTo(['mediaReady'], { includeMediaFailures: true }),
		];
		for (const trigger of [successes, all]) await send(trigger, [media('0123', { status })], { envelope: 'message' });

		expect(successes.executions()).toEqual([]);
		expect(await all.item()).toMatchObject({ MediaId: '0123', Status: status });
	});

	it('reports why an upload failed', async () => {
		const trigger = await listenTo(['mediaReady'], { includeMediaFailures: true });
		const MessageBody = {
			Status: 'Fail',
			SourceURL: 'https://example.com/a.mp4',
			ErrorCode: 'URLInvalid',
			ErrorMessage: 'not found',
		};
		await trigger.post({ EventType: 'UploadByURLComplete', EventTime: '2026-01-02T03:04:05Z', MessageBody });

		expect(await trigger.item()).toEqual({
			Status: 'Fail',
			fileUrl: 'https://example.com/a.mp4',
			failureReason: 'URLInvalid: not found',
			eventTime: '2026-01-02T03:04:05Z',
		});
	});

	it('starts once for an event that IMS repeats, and again for another', async () => {
		const trigger = await listenTo(['mediaReady']);
		const later = { time: '2026-01-02T03:04:06Z' };
		for (const more of [{}, {}, later, {}]) await send(trigger, [media('0123', more)], { envelope: 'message' });

		expect(trigger.executions()).toHaveLength(2);
	});
});

describe('A call with several events', () => {
	it('starts one execution, with an item for each job that has ended', async () => {
		const trigger = await bench.listen();
		const jobIds = [await bench.endedJob(), await bench.endedJob(), await bench.endedJob()];
		const reply = await trigger.post([...jobIds, jobIds[0]].map((jobId) => ended(String(jobId))));
		const { json } = await trigger.execution();

		expect(reply).toMatchObject(IGNORED);
		expect(json(TRIGGER).map(({ JobId }) => JobId)).toEqual(jobIds);
		expect(trigger.executions()).toHaveLength(1);
	});

	it('has items for each kind that is chosen, in their order', async () => {
		const trigger = await bench.listen({ parameters: { events: ['jobSucceeded', 'mediaReady', 'ossObjectCreated'] } });
		const jobId = await bench.endedJob();
		const events = [object('a.mp4'), { kind: 'job', jobId } as const, media('0123'), object('a.txt')];
		await send(trigger, events, { envelope: 'list' });
		const { json } = await trigger.execution();

		expect(json(TRIGGER)).toMatchObject([{ key: 'a.mp4' }, { JobId: jobId }, { MediaId: '0123' }]);
	});

	it('of jobs that do not exist is answered 404, and 200 when one of them does', async () => {
		const trigger = await bench.listen();
		const jobId = await bench.endedJob();

		expect((await trigger.post([ended('0001'), ended('0002')])).status).toBe(404);
		expect(trigger.executions()).toEqual([]);
		expect((await trigger.post([ended('0001'), ended(jobId)])).status).toBe(200);
		expect(await trigger.item()).toMatchObject({ JobId: jobId });
	});

	it('of more jobs than are queried at a time is answered before they have been queried', async () => {
		const trigger = await bench.listen();
		const jobId = await bench.endedJob();
		const others = ['0001', '0002', '0003', '0004', '0005'];

		expect((await trigger.post(others.map((other) => ended(other)))).status).toBe(404);
		expect((await trigger.post([...others, '0006'].map((other) => ended(other)))).status).toBe(200);
		expect((await trigger.post([...others, jobId].map((other) => ended(other)))).status).toBe(200);
		expect(await trigger.item()).toMatchObject({ JobId: jobId });
	});

	it('is answered 500 when a job could not be queried, and the others are delivered; the repetition delivers that one', async () => {
		const trigger = await bench.listen();
		const jobIds = [await bench.endedJob(), await bench.endedJob()];
		bench.service.addFaults({
			kind: 'error',
			action: 'QuerySmarttagJob',
			code: 'NoPermission',
			contains: String(jobIds[0]),
			times: 1,
		});
		const body = jobIds.map((jobId) => ended(jobId));

		expect(await trigger.post(body)).toMatchObject({ status: 500, body: { error: 'Not every job could be queried' } });
		expect((await trigger.execution()).json(TRIGGER)).toMatchObject([{ JobId: jobIds[1] }]);
		expect((await trigger.post(body)).status).toBe(200);
		expect((await trigger.execution(1)).json(TRIGGER)).toMatchObject([{ JobId: jobIds[0] }]);
	});
});
