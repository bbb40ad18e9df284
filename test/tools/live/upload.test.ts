import { anonymize } from '../../../local/live/anonymize/anonymize';
import { TicketRecorder } from '../../../local/live/run/ticketRecorder';
import type { FaultRule } from '../../../local/service';
import { isJsonObject } from '../../../nodes/AlibabaCloudSmarttag/values/fieldReader';
import { type LiveRun, runLive } from './liveRun';

const KEY_FIELDS = ['AccessKeyId', 'AccessKeySecret', 'SecurityToken'];
const UPLOAD: LiveRun = { upload: { bucket: 'example-bucket', submits: true } };

describe('No part of a temporary key is recorded', () => {
	const faults: Array<[string, number, FaultRule[]]> = [
		['when all is accepted', 9, []],
		['when OSS refuses it', 9, [{ kind: 'error', action: 'PutObject', status: 403, code: 'SecurityTokenExpired' }]],
		['when the answer with it is incomplete', 1, [{ kind: 'truncated', action: 'CreateUploadMedia' }]],
	];
	it.each(faults)('%s', async (_what, least, rules) => {
		const { observations, keys } = await recorded({ ...UPLOAD, service: { faults: rules } });

		expect(keys.length).toBeGreaterThanOrEqual(least);
		for (const text of [observations, anonymize(observations)].map((value) => JSON.stringify(value))) {
			for (const key of keys) expect(text).not.toContain(key);
		}
	});

	it('by whatever name the service returns it', () => {
		const key = { SecurityToken: 'CAISaToken', Another: 'aSecret', Nested: { Deep: ['anotherSecret'] } };
		const described = new TicketRecorder().described({
			MediaId: 'c0ffee',
			UploadAuth: encoded(key),
			Ticket: { Key: 'plainSecret' },
			UploadAddress: 'not Base64 of JSON',
		});

		expect(described).toEqual({
			MediaId: 'c0ffee',
			UploadAuth: { SecurityToken: 'text 1', Another: 'text 2', Nested: { Deep: ['text 3'] } },
			Ticket: { Key: 'text 4' },
			UploadAddress: 'text 5',
		});
	});
});

test('of an address and a key, the forms are recorded, and which texts are equal', () => {
	const recorder = new TicketRecorder();
	const address = { Endpoint: 'https://oss-cn-shanghai.aliyuncs.com', Bucket: 'outin-1', FileName: 'sv/a.mp4' };
	const auth = (AccessKeyId: string) => ({
		...{ AccessKeyId, Expiration: '3000', ExpireUTCTime: '2026-01-02T04:04:05Z', Region: 'cn-shanghai' },
	});
	const [first, second] = ['STS.one', 'STS.two'].map((id) =>
		recorder.described({ UploadAddress: encoded(address), UploadAuth: encoded(auth(id)) }),
	);

	expect(first).toEqual({
		UploadAddress: { Endpoint: 'address of OSS', Bucket: 'text 1', FileName: 'text 2' },
		UploadAuth: {
			...{ AccessKeyId: 'text 3', Expiration: 'number as text: 3000' },
			...{ ExpireUTCTime: 'date and time', Region: 'region' },
		},
	});
	expect(second).toMatchObject({ UploadAddress: { FileName: 'text 2' }, UploadAuth: { AccessKeyId: 'text 4' } });
});

test('an upload leaves one media item, with a title of the check, and one object', async () => {
	const actions = (await runLive(UPLOAD)).exchanges.map(({ action, httpStatus }) => `${action} ${httpStatus}`);

	expect(actions.filter((action) => action === 'CreateUploadMedia 200')).toHaveLength(1);
	expect(actions.filter((action) => action.startsWith('PutObject'))).toEqual(['PutObject 200', 'PutObject 200']);
	expect(actions.filter((action) => action === 'SubmitSmarttagJob 200')).toHaveLength(2);
});

test('without --upload-job no job is submitted', async () => {
	const { exchanges } = await runLive({ upload: { bucket: 'example-bucket' } });

	expect(exchanges.map(({ action }) => action)).not.toContain('SubmitSmarttagJob');
});

test('of a bucket and a file, neither name nor size is in a report', async () => {
	const run = { upload: { bucket: 'example-bucket', submits: true, content: Buffer.alloc(123_457) } };
	const text = JSON.stringify(anonymize(await runLive(run)).observations);

	expect(text).not.toMatch(/example-bucket|123457|outin-/);
});

function encoded(fields: object): string {
	return Buffer.from(JSON.stringify(fields)).toString('base64');
}

/** The observations of a run, and every part of every key that the service issued meanwhile. */
async function recorded(run: LiveRun) {
	const keys: string[] = [];
	const send = globalThis.fetch;
	const spy = jest.spyOn(globalThis, 'fetch').mockImplementation(async (...request) => {
		const answer = await send(...request);
		const text = await answer.clone().text();
		for (const [, auth = '', end] of text.matchAll(/"UploadAuth":"([^"]+)("?)/g)) {
			keys.push(auth);
			if (!end) continue;
			const fields: unknown = JSON.parse(Buffer.from(auth, 'base64').toString('utf8'));
			if (isJsonObject(fields)) keys.push(...KEY_FIELDS.map((name) => String(fields[name])));
		}
		const headers = new Headers(request[1]?.headers);
		const token = headers.get('x-oss-security-token');
		if (token) keys.push(token);
		return answer;
	});
	try {
		return { observations: await runLive(run), keys };
	} finally {
		spy.mockRestore();
	}
}
