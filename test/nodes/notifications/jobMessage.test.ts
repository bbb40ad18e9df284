import fc from 'fast-check';

import { readJobMessages } from '../../../nodes/AlibabaCloudSmarttag/notifications/readNotifications';

const UserData = '{"order":"<甲 & \'乙\'>"}';
const MESSAGE = JSON.stringify({ Type: 'smarttag', JobId: '0123', State: 'Success', UserData });
const READ = { jobId: '0123', state: 'Success', userData: UserData };

/** The first message in a body. */
const read = (body: string) => readJobMessages(body)[0];

const base64 = (text: string) => Buffer.from(text).toString('base64');
const escaped = (text: string) =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const xml = (content: string) =>
	`<?xml version="1.0" encoding="utf-8"?>\n<Notification xmlns="http://mns.aliyuncs.com/doc/v1">\n<TopicName>t</TopicName>${content}</Notification>`;

describe('A callback', () => {
	it.each([
		['the message of the queue', MESSAGE],
		['blanks around it', ` \r\n${MESSAGE}\n`],
		['a byte order mark', `\uFEFF${MESSAGE}`],
		['JSON text of it', JSON.stringify(MESSAGE)],
		['a list of it', `[${MESSAGE}]`],
		['it in base64', base64(MESSAGE)],
		['it in base64 for URLs', Buffer.from(MESSAGE).toString('base64url')],
		['it in base64 of many lines', base64(MESSAGE).replace(/.{40}/g, '$&\r\n')],
		['a form', `Type=smarttag&JobId=0123&State=Success&UserData=${encodeURIComponent(UserData)}`],
		['it in a form', `id=1&Message=${encodeURIComponent(MESSAGE)}`],
		['it in an envelope', `{"MessageId":"1","Message":${MESSAGE}}`],
		['its text in an envelope', JSON.stringify({ MessageId: '1', Message: MESSAGE })],
		['a list of it in an envelope', `{"Message":[${MESSAGE}]}`],
		['the envelope of an event', `{"EventType":"x","UserId":1,"MessageBody":${MESSAGE}}`],
		['its text in an XML envelope', xml(`<Message>${escaped(MESSAGE)}</Message>`)],
		['its base64 in an XML envelope', xml(`<Message>${base64(MESSAGE)}</Message>`)],
		['its plain text in an XML envelope', xml(`<MessageBody><![CDATA[${MESSAGE}]]></MessageBody>`)],
		['XML', `<Job><JobId>0123</JobId><State>Success</State><UserData><![CDATA[${UserData}]]></UserData><Type/></Job>`],
	])('that is %s is read', (_name, body) => {
		expect(read(body)).toEqual({ kind: 'job', ...READ });
	});

	it.each(['Message', 'MessageBody', 'message', 'messageBody', 'Body', 'body'])(
		'that has the message under %s, as text or as it is, is read',
		(key) => {
			expect(read(JSON.stringify({ [key]: MESSAGE }))).toEqual({ kind: 'job', ...READ });
			expect(read(`{"${key}":${MESSAGE}}`)).toEqual({ kind: 'job', ...READ });
		},
	);

	it.each([
		['{"jobId":"1","state":"Fail","userData":"u"}', { jobId: '1', state: 'Fail', userData: 'u' }],
		['{"JobId":"1","JobStatus":"Fail"}', { jobId: '1', state: 'Fail' }],
		['{"JobId":"1","Status":"Success"}', { jobId: '1', state: 'Success' }],
		['{"JobId":"1","status":"Success"}', { jobId: '1', state: 'Success' }],
		['{"JobId":"1","State":"Fail","Status":"200"}', { jobId: '1', state: 'Fail' }],
		['{"JobId":"1","State":"","UserData":""}', { jobId: '1' }],
		['{"JobId":"1","State":7,"UserData":null}', { jobId: '1' }],
		['{"JobId":"1","State":{"a":1}}', { jobId: '1' }],
		['{"JobId":"1","UserData":{"order":[42]}}', { jobId: '1', userData: '{"order":[42]}' }],
		['{"JobId":"outer","Message":"{\\"JobId\\":\\"inner\\"}"}', { jobId: 'outer' }],
		['{"JobId":"","Message":"{\\"JobId\\":\\"inner\\"}"}', { jobId: 'inner' }],
	])('%s is read as %p', (body, message) => {
		expect(read(body)).toEqual({ kind: 'job', ...message });
	});

	it.each([
		['nothing', ''],
		['blanks', ' \n'],
		['words', 'the job 0123 is done'],
		['one word', 'Success'],
		['a number', '42'],
		['null', 'null'],
		['an empty object', '{}'],
		['an empty list', '[]'],
		['a list of numbers', '[1,2]'],
		['half a message', MESSAGE.slice(0, -5)],
		['another key', '{"Job":"0123","State":"Success"}'],
		['an empty JobId', '{"JobId":""}'],
		['a JobId that is a number', '{"JobId":42}'],
		['a JobId that is an object', '{"JobId":{"a":1}}'],
		['a JobId that is a list', '{"JobId":["0123"]}'],
		['a JobId longer than any', JSON.stringify({ JobId: 'a'.repeat(65) })],
		['a JobId with a blank', '{"JobId":"01 23"}'],
		['a JobId with a line break', '{"JobId":"0123\\n"}'],
		['a JobId with markup', '{"JobId":"<script>"}'],
		['a JobId with other letters', '{"JobId":"作业"}'],
		['an envelope of words', '{"Message":"done"}'],
		['HTML', '<html><body>502 Bad Gateway</body></html>'],
		['XML without end', '<Notification><Message>{'],
		['base64 of words', base64('the job 0123 is done')],
		['base64 that is none', 'eyJKb2JJZCI6IjEi*'],
		['a form of other things', 'a=1&b=2'],
	])('that is %s is not a message', (_name, body) => {
		expect(read(body)).toBeUndefined();
	});

	it.each(['a'.repeat(64), 'A_b-9', 'constructor', '__proto__', 'toString'])('with the JobId %s is read', (jobId) => {
		expect(read(JSON.stringify({ JobId: jobId }))).toEqual({ kind: 'job', jobId });
	});

	it.each([
		['{"__proto__":{"JobId":"1"},"constructor":{"JobId":"1"}}'],
		['{"Message":{"__proto__":{"JobId":"1"}}}'],
		['__proto__=1&constructor=2'],
		['<__proto__><JobId></__proto__>'],
	])('%s names no job, and changes no other object', (body) => {
		expect(read(body)).toBeUndefined();
		expect({}).not.toHaveProperty('JobId');
	});

	it.each([
		['JobId', 'inherited'],
		['Message', { JobId: 'inherited' }],
	])('has only a %s of its own, whatever objects inherit', (key, value) => {
		Object.defineProperty(Object.prototype, key, { value, configurable: true });
		try {
			expect(read('{"State":"Success"}')).toBeUndefined();
		} finally {
			Reflect.deleteProperty(Object.prototype, key);
		}
	});

	it.each([
		['brackets', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
		['brackets for a JobId', `{"JobId":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
		['envelopes', `${'{"Message":'.repeat(20_000)}${MESSAGE}${'}'.repeat(20_000)}`],
	])('of %s in one another without end is not a message', (_name, body) => {
		expect(read(body)).toBeUndefined();
	});

	it('with User Data nested without end is read without it', () => {
		const body = `{"JobId":"1","UserData":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;

		expect(read(body)).toEqual({ kind: 'job', jobId: '1' });
	});
});

describe('Any callback', () => {
	const texts = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
	const jobIds = fc.stringMatching(/^[\w-]{1,64}$/);
	const messages = fc.record(
		{ Type: fc.constant('smarttag'), JobId: jobIds, State: texts, UserData: fc.oneof(texts, fc.json()) },
		{ requiredKeys: ['JobId'] },
	);
	const asObject = (key: string) => (text: string) =>
		JSON.stringify({ id: 1, [key]: /^[[{]/.test(text) ? (JSON.parse(text) as unknown) : text });
	const asText = (key: string) => (text: string) => JSON.stringify({ id: 1, [key]: text });
	const keys = fc.constantFrom('Message', 'MessageBody', 'message', 'messageBody', 'Body', 'body');
	const envelopes = fc.oneof(
		keys.map(asText),
		keys.map(asObject),
		fc.constantFrom('Message', 'MessageBody').map((key) => (text: string) => xml(`<${key}>${escaped(text)}</${key}>`)),
		keys.map((key) => (text: string) => `id=1&${key}=${encodeURIComponent(text)}`),
	);
	/** What is read out of base64 is JSON or XML. */
	const writings = fc.constantFrom(
		(text: string) => text,
		(text: string) => ` \n${text}\r\n`,
		(text: string) => (/^[[{<]/.test(text) ? base64(text) : text),
	);
	const bodies = fc
		.tuple(messages, fc.array(fc.tuple(writings, envelopes), { maxLength: 2 }), writings)
		.map(([message, layers, last]) => {
			const wrapped = layers.reduce((text, [write, put]) => put(write(text)), JSON.stringify(message));
			return { message, body: last(wrapped) };
		});

	it('is read, however it is wrapped', () => {
		fc.assert(
			fc.property(bodies, ({ message: { JobId, State, UserData: input }, body }) => {
				expect(read(body)).toEqual({
					kind: 'job',
					jobId: JobId,
					...(State && { state: State }),
					...(input && { userData: input }),
				});
			}),
			{ numRuns: 2_000 },
		);
	});

	it('never makes the reading throw, and names a job by a text or not at all', () => {
		const broken = fc
			.tuple(bodies, fc.nat(), fc.nat(20), fc.string({ maxLength: 5 }))
			.map(([{ body }, at, cut, put]) => {
				const start = at % (body.length + 1);
				return body.slice(0, start) + put + body.slice(start + cut);
			});
		const others = fc.oneof(
			fc.string(),
			fc.json(),
			fc.base64String(),
			fc.uint8Array().map((bytes) => new TextDecoder().decode(bytes)),
			fc
				.dictionary(fc.constantFrom('JobId', 'State', 'UserData', 'Message', 'body', '__proto__'), fc.jsonValue())
				.map((content) => JSON.stringify(content)),
		);
		fc.assert(
			fc.property(fc.oneof(broken, others), (body) => {
				const { jobId, state, userData } = read(body) ?? { jobId: 'none' };

				expect(jobId).toMatch(/^[\w-]{1,64}$/);
				expect([state ?? 'absent', userData ?? 'absent']).toEqual([expect.any(String), expect.any(String)]);
			}),
			{ numRuns: 2_000 },
		);
	});
});
