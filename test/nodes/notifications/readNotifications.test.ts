import { readNotifications } from '../../../nodes/AlibabaCloudSmarttag/notifications/readNotifications';
import { contentOfCall, ENVELOPE_NAMES, type ServiceEvent } from '../../../local/service';
import { OBJECT_EVENTS } from './events';

const JOBS: ServiceEvent[] = ['a', 'b'].map((letter) => ({
	kind: 'job',
	jobId: letter.repeat(32),
	userData: '{"a":"<甲 & \'乙\'>"}',
}));
const OBJECTS: ServiceEvent[] = ['in/a.mp4', 'in/50%25 off+new #1?.mp4 '].map((key) => ({
	kind: 'object',
	key,
	mimeType: 'video/mp4',
}));
const MEDIA: ServiceEvent[] = ['1', '2'].map((mediaId) => ({ kind: 'account', mediaId }));

/** The events in the body of a call. */
const read = (events: readonly ServiceEvent[], envelope: (typeof ENVELOPE_NAMES)[number]) =>
	readNotifications(contentOfCall({ events, envelope, id: 'e-1' }).body);

describe.each(ENVELOPE_NAMES)('In the envelope %s', (envelope) => {
	const isPassedOn = envelope.startsWith('eventBridge');
	const isQueue = isPassedOn && envelope !== 'eventBridge';
	const origin = (index: number) =>
		isPassedOn
			? { origin: JSON.stringify([isQueue ? 'acs.mns' : 'acs.oss', index === 0 ? 'e-1' : `e-1-${index}`]) }
			: {};

	it('both messages of jobs are read, in their order', () => {
		expect(read(JOBS, envelope)).toEqual(
			['a', 'b'].map((letter) => ({
				kind: 'job',
				jobId: letter.repeat(32),
				state: 'Success',
				userData: '{"a":"<甲 & \'乙\'>"}',
			})),
		);
	});

	it('both events of objects are read, in their order, their keys exactly', () => {
		expect(read(OBJECTS, envelope)).toEqual(
			['in/a.mp4', 'in/50%25 off+new #1?.mp4 '].map((key, index) => ({
				kind: 'object',
				name: 'ObjectCreated:PutObject',
				bucket: 'example-bucket',
				key,
				size: 2372,
				mimeType: 'video/mp4',
				region: 'cn-shanghai',
				eventTime: '2026-01-02T03:04:05.000Z',
				eTag: '688A7BF4F233DC9C88A80BF985AB7329',
				...origin(index),
			})),
		);
	});

	it('both events of the account are read, in their order', () => {
		expect(read(MEDIA, envelope)).toMatchObject(
			['1', '2'].map((mediaId, index) => ({
				kind: 'account',
				eventType: 'FileUploadComplete',
				eventTime: '2026-01-02T03:04:05Z',
				body: new Map<string, unknown>([
					['status', 'Success'],
					['fileurl', 'http://example-bucket.oss-cn-shanghai.aliyuncs.com/demo.mp4'],
					['mediaid', mediaId],
					['appid', 'app-1000000'],
					['size', '5510872'],
					['mediatype', 'video'],
				]),
				...origin(index),
			})),
		);
	});

	it.each(OBJECT_EVENTS)('the event of %s is read', (_what, event) => {
		expect(read([{ kind: 'object', ...event }], envelope)).toMatchObject([{ kind: 'object', key: event.key }]);
	});
});

describe('An event of OSS', () => {
	const body = (event: object) => JSON.stringify({ events: [event] });
	const oss = { bucket: { name: 'b' }, object: { key: 'k' } };

	it('has its region inside "oss" or beside it', () => {
		const inside = contentOfCall({ events: [{ kind: 'object', key: 'k', inside: true }] });
		const beside = contentOfCall({ events: [{ kind: 'object', key: 'k' }] });

		expect(JSON.parse(inside.body)).toHaveProperty('data.oss.region', 'cn-shanghai');
		expect(readNotifications(inside.body)).toMatchObject([{ region: 'cn-shanghai' }]);
		expect(JSON.parse(beside.body)).toHaveProperty('data.region', 'cn-shanghai');
		expect(readNotifications(beside.body)).toMatchObject([{ region: 'cn-shanghai' }]);
	});

	it('has the region of its ARN where it names none', () => {
		const arn = 'acs:oss:oss-cn-beijing:1:b';

		expect(readNotifications(body({ oss: { ...oss, bucket: { name: 'b', arn } } }))).toMatchObject([
			{ region: 'cn-beijing' },
		]);
	});

	it('has the type and the time of its envelope where it names none', () => {
		const envelope = { source: 'acs.oss', type: 'oss:ObjectCreated:CopyObject', time: '2026-01-02T03:04:05Z' };

		expect(readNotifications(JSON.stringify({ ...envelope, data: { oss } }))).toEqual([
			{ kind: 'object', name: 'ObjectCreated:CopyObject', bucket: 'b', key: 'k', eventTime: '2026-01-02T03:04:05Z' },
		]);
	});

	it('is read without what it does not have', () => {
		expect(readNotifications(body({ oss }))).toEqual([{ kind: 'object', name: '', bucket: 'b', key: 'k' }]);
	});

	it('without a key is recognized, and no more', () => {
		const event = { eventName: 'ObjectCreated:PutObject', eventSource: 'acs:oss', oss: { bucket: { name: 'b' } } };

		expect(readNotifications(body(event))).toEqual([{ kind: 'other', name: 'ObjectCreated:PutObject' }]);
	});
});

describe('Events of one envelope', () => {
	it('have its source and ID with a number', () => {
		const data = { events: ['a', 'b'].map((key) => ({ oss: { bucket: { name: 'b' }, object: { key } } })) };
		const read = readNotifications(JSON.stringify({ id: '1', source: 's', type: 't', data }));

		expect(read).toMatchObject([{ origin: '["s","1"] 0' }, { origin: '["s","1"] 1' }]);
	});
});

describe('A message of a job', () => {
	it('is read also as the body of an event of the account', () => {
		const MessageBody = { Type: 'smarttag', JobId: '1', State: 'Fail' };

		expect(readNotifications(JSON.stringify({ EventType: 'SmarttagComplete', MessageBody }))).toEqual([
			{ kind: 'job', jobId: '1', state: 'Fail' },
		]);
	});

	it('is not what another event of the account has', () => {
		const MessageBody = { JobId: '1', Status: 'Success' };

		expect(readNotifications(JSON.stringify({ EventType: 'ProduceMediaComplete', MessageBody }))).toMatchObject([
			{ kind: 'account', eventType: 'ProduceMediaComplete' },
		]);
	});
});

describe('An event of the account', () => {
	it.each([
		['an object', { MediaId: '1' }],
		['text of it', '{"MediaId":"1"}'],
		['base64 of it', Buffer.from('{"MediaId":"1"}').toString('base64')],
	])('has a body that is %s', (_name, MessageBody) => {
		const [event] = readNotifications(JSON.stringify({ EventType: 'a', MessageBody })) ?? [];

		expect(event).toMatchObject({ body: new Map([['mediaid', '1']]) });
	});

	it('has its fields beside the type in the sibling product', () => {
		const [event] = readNotifications('{"EventType":"UploadByURLComplete","Status":"success","VideoId":"1"}') ?? [];

		expect(event).toMatchObject({ eventType: 'UploadByURLComplete' });
		expect(event?.kind === 'account' && event.body.get('videoid')).toBe('1');
	});
});

describe('Names in another case are read:', () => {
	const message = '{"JOBID":"1","state":"Fail"}';

	it.each([
		['XML in lower case', `<notification><message>${Buffer.from(message).toString('base64')}</message></notification>`],
		['XML in upper case', `<NOTIFICATION><MESSAGE >${message}</MESSAGE ></NOTIFICATION>`],
		['XML with attributes', `<Notification><Message encoding="none">${message}</Message></Notification>`],
		[
			'XML with numbers for characters',
			`<Notification><Message>${message.replaceAll('"', '&#x22;')}</Message></Notification>`,
		],
		['XML as n8n reads it', JSON.stringify({ notification: { $: { xmlns: 'x' }, topicname: 't', message } })],
		['JSON', JSON.stringify({ MESSAGE: message })],
	])('%s', (_name, body) => {
		expect(readNotifications(body)).toEqual([{ kind: 'job', jobId: '1', state: 'Fail' }]);
	});
});

describe('An envelope that is known, of what is not read, is recognized:', () => {
	it.each([
		[
			'EventBridge',
			{ specversion: '1.0', id: '1', source: 'acs.ecs', type: 'ecs:Instance:Stopped', data: {} },
			'ecs:Instance:Stopped',
		],
		['EventBridge without data', { specversion: '1.0', id: '1', source: 'a', type: 'b' }, 'b'],
		['a queue through EventBridge', { source: 'a', type: 'b', data: { messageBody: 'words' } }, 'b'],
		['the push of a topic', { TopicName: 't', MessageId: '1', Message: 'words' }, 'message of a topic'],
	])('%s', (_name, body, name) => {
		expect(readNotifications(JSON.stringify(body))).toEqual([{ kind: 'other', name }]);
	});

	it('the push of a topic in XML', () => {
		const body = '<Notification><TopicName>t</TopicName><Message>words</Message></Notification>';

		expect(readNotifications(body)).toEqual([{ kind: 'other', name: 'message of a topic' }]);
	});
});

describe('No envelope is recognized in', () => {
	const job = '{"JobId":"1"}';

	it.each([
		['an empty body', ''],
		['words', 'done'],
		['an empty list', '[]'],
		['an empty list of events', '{"events":[]}'],
		['a list with one entry that is no event', `[${job},{"a":1}]`],
		['events with one that is no event', `{"events":[${job},"words"]}`],
		['a message of words', '{"Message":"done"}'],
		['data without source and type', '{"data":{"a":1}}'],
		['an object without a bucket', '{"oss":{"object":{"key":"k"}}}'],
		['a JobId that is no ID', '{"JobId":"../1"}'],
		['a body that is too long', `{"JobId":"1","a":"${'a'.repeat(256 * 1024)}"}`],
		['more than 1,000 events', `[${Array.from({ length: 1_001 }, () => job).join(',')}]`],
		['envelopes in one another without end', `${'{"payload":'.repeat(13)}${job}${'}'.repeat(13)}`],
	])('%s', (_name, body) => {
		expect(readNotifications(body)).toBeUndefined();
	});

	it('1,000 events, or ten envelopes in one another, still are', () => {
		expect(readNotifications(`[${Array.from({ length: 1_000 }, () => job).join(',')}]`)).toHaveLength(1_000);
		expect(readNotifications(`${'{"payload":'.repeat(10)}${job}${'}'.repeat(10)}`)).toHaveLength(1);
	});
});
