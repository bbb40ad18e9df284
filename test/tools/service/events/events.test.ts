import { ENVELOPE_NAMES, type LocalService, startLocalService } from '../../../../local/service';
import { send } from '../../../support/signedClient';
import { receiversOfEachTest } from '../callbacks/callbackReceiver';

const startReceiver = receiversOfEachTest();

let service: LocalService;
beforeAll(async () => (service = await startLocalService()));
afterAll(async () => await service.close());

const control = async (body: unknown) =>
	await send(service.url, {
		method: 'POST',
		path: '/_local/events',
		query: '',
		headers: {},
		body: JSON.stringify(body),
	});

const OBJECT = { kind: 'object', key: 'in/a.mp4' } as const;
const JOB = { kind: 'job', jobId: '0123' } as const;

it('sends an event in one call, and returns the status of the receiver', async () => {
	const receiver = await startReceiver({ answer: (response) => void response.writeHead(202).end() });
	const { status, json } = await control({ url: receiver.url, events: [OBJECT], id: 'e-1' });

	expect([status, json]).toEqual([200, { status: 202 }]);
	expect(receiver.received).toMatchObject([
		{
			id: 'e-1',
			source: 'acs.oss',
			specversion: '1.0',
			type: 'oss:ObjectCreated:PutObject',
			data: {
				eventName: 'ObjectCreated:PutObject',
				oss: { bucket: { name: 'example-bucket' }, object: { key: 'in/a.mp4' } },
			},
		},
	]);
});

it.each(ENVELOPE_NAMES)('sends events of each kind in the envelope %s', async (envelope) => {
	const receiver = await startReceiver();
	for (const event of [OBJECT, JOB, { kind: 'account' } as const]) {
		expect(await service.sendEvents({ url: receiver.url, events: [event, event], envelope })).toBe(200);
	}

	expect(receiver.calls).toHaveLength(3);
	const type = { topicSimplified: 'text/plain;charset=utf-8', topicXml: 'text/xml;charset=utf-8' }[String(envelope)];
	expect(receiver.calls.map(({ contentType }) => contentType)).toEqual(Array(3).fill(type ?? 'application/json'));
});

it('publishes an event of OSS to a topic in base64, as documented', async () => {
	const receiver = await startReceiver();
	await service.sendEvents({ url: receiver.url, events: [OBJECT], envelope: 'topicSimplified' });

	const [{ body } = { body: '' }] = receiver.calls;
	expect(JSON.parse(Buffer.from(body, 'base64').toString())).toMatchObject({ events: [{ eventSource: 'acs:oss' }] });
});

it.each([
	[
		'an address of another machine',
		{ url: 'http://192.0.2.1/', events: [JOB] },
		/"url" has to be an http address on loopback/,
	],
	['no events', { url: 'http://127.0.0.1:1/' }, /"events" has to be a list/],
	['an event without a key', { url: 'http://127.0.0.1:1/', events: [{ kind: 'object' }] }, /"events" has to be a list/],
	[
		'an unknown envelope',
		{ url: 'http://127.0.0.1:1/', events: [JOB], envelope: 'x' },
		/"envelope" has to be one of message, /,
	],
	['no object', 7, /Expected an object/],
])('refuses %s: 400 with a reason', async (_name, call, reason) => {
	const { status, body } = await control(call);

	expect([status, body]).toEqual([400, expect.stringMatching(/^\{"reason":/)]);
	expect((JSON.parse(body) as { reason: string }).reason).toMatch(reason);
});
