import { type FaultRule, type LocalService, startLocalService } from '../../../../local/service';
import { anyText } from '../matchers';
import { call, input, type RawAnswer, submit } from '../../../support/signedClient';
import { waitFor } from '../../../support/waitFor';

let service: LocalService;
beforeAll(async () => {
	service = await startLocalService();
});
beforeEach(() => service.reset());
afterAll(() => service.close());

/** Status and Code that the client received, or that there was no answer. */
async function received(answer: Promise<RawAnswer>): Promise<unknown[]> {
	try {
		const { status, json } = await answer;
		return 'Code' in json ? [status, json['Code']] : [status];
	} catch {
		return ['no answer'];
	}
}

const answered: Array<[name: string, rule: FaultRule, expected: unknown[], jobs: number]> = [
	['throttle', { kind: 'throttle' }, [400, 'Throttling.User'], 0],
	[
		'throttle with another status and code',
		{ kind: 'throttle', status: 429, code: 'Throttling.Api' },
		[429, 'Throttling.Api'],
		0,
	],
	['serverError', { kind: 'serverError' }, [500, 'InternalError'], 1],
	['serverError before the action', { kind: 'serverError', beforeAction: true }, [500, 'InternalError'], 0],
	[
		'serverError with another status and code',
		{ kind: 'serverError', status: 503, code: 'ServiceUnavailable' },
		[503, 'ServiceUnavailable'],
		1,
	],
	['slow', { kind: 'slow', delayMs: 1 }, [200], 1],
	['closeBefore', { kind: 'closeBefore' }, ['no answer'], 0],
	['closeAfter', { kind: 'closeAfter' }, ['no answer'], 1],
	['html', { kind: 'html' }, [502], 0],
	['html with another status', { kind: 'html', status: 200 }, [200], 0],
	['empty', { kind: 'empty' }, [502], 0],
	['empty with another status', { kind: 'empty', status: 200 }, [200], 0],
	['truncated', { kind: 'truncated' }, [200], 1],
	['drip', { kind: 'drip', delayMs: 1 }, [200], 1],
	['huge', { kind: 'huge', bytes: 100_000 }, [200], 1],
	['raw', { kind: 'raw', status: 418 }, [418], 0],
	['error', { kind: 'error' }, [400, 'InvalidParameter'], 0],
	[
		'error with a code of its own',
		{ kind: 'error', status: 403, code: 'InvalidIdentity.ServiceDisabled' },
		[403, 'InvalidIdentity.ServiceDisabled'],
		0,
	],
	['noJobId', { kind: 'noJobId' }, [200], 0],
	['redirect', { kind: 'redirect' }, [302], 0],
];

it.each(answered)('%s: the answer and the number of jobs', async (_name, rule, expected, jobs) => {
	service.addFaults(rule);
	expect(await received(submit(service))).toEqual(expected);
	expect(service.jobs()).toHaveLength(jobs);
	await waitFor(() => service.requests()[0]?.endedAt);
	const [record] = service.requests();
	const [status, code] = expected;
	expect(record).toMatchObject({ fault: rule.kind, action: 'SubmitSmarttagJob' });
	expect([record?.status, record?.code]).toEqual(status === 'no answer' ? [undefined, undefined] : [status, code]);
});

it.each<FaultRule>([{ kind: 'noAnswer' }, { kind: 'slow', delayMs: 60_000 }])(
	'$kind makes the job and keeps the client waiting, while others are answered',
	async (rule) => {
		service.addFaults({ ...rule, times: 1 });
		const client = new AbortController();
		const pending = received(submit(service, {}, { signal: client.signal }));
		await waitFor(() => service.jobs()[0]);
		expect(await received(call(service, 'ListPipelines'))).toEqual([200]);
		expect(service.requests()[0]?.endedAt).toBeUndefined();
		client.abort();
		expect(await pending).toEqual(['no answer']);
		await waitFor(() => service.requests()[0]?.endedAt);
		expect(service.requests()[0]?.status).toBeUndefined();
		expect(service.jobs()).toHaveLength(1);
	},
);

it('noAnswer ends when the service closes', async () => {
	const own = await startLocalService({ faults: [{ kind: 'noAnswer' }] });
	const pending = received(submit(own));
	await waitFor(() => own.jobs()[0]);
	await own.close();
	expect(await pending).toEqual(['no answer']);
});

it('slow leaves the answer as it is', async () => {
	service.addFaults({ kind: 'slow', delayMs: 1 });
	expect((await submit(service)).json).toMatchObject({ JobId: service.jobs()[0]?.jobId });
});

it('the foreign answers look foreign', async () => {
	service.addFaults({ kind: 'html', times: 1 }, { kind: 'empty' });
	const html = await submit(service);
	expect(html.headers['content-type']).toBe('text/html');
	expect(html.body).toContain('<html>');
	const empty = await submit(service);
	expect([empty.body, empty.headers['content-length']]).toEqual(['', '0']);
});

it('truncated cuts the JSON and states the length of the rest', async () => {
	service.addFaults({ kind: 'truncated' });
	const { body, headers } = await submit(service);
	expect(body).toMatch(/^\{"RequestId":"/);
	expect(() => void JSON.parse(body)).toThrow(SyntaxError);
	expect(headers['content-length']).toBe(String(Buffer.byteLength(body)));
});

it('huge pads the answer to its size, plain or packed', async () => {
	service.addFaults({ kind: 'huge', bytes: 300_000, times: 1 }, { kind: 'huge', bytes: 300_000, packed: true });
	const plain = await submit(service);
	expect([plain.body.length, plain.headers['content-length']]).toEqual([300_000, '300000']);
	expect(plain.json).toMatchObject({ JobId: service.jobs()[0]?.jobId });
	const packed = await submit(service);
	expect(packed.headers['content-encoding']).toBe('gzip');
	expect(packed.body.length).toBeLessThan(10_000);
});

it('cut closes the connection after half of the answer', async () => {
	service.addFaults({ kind: 'cut' });
	expect(await received(submit(service))).toEqual(['no answer']);
	expect(service.jobs()).toHaveLength(1);
});

it('drip sends nothing before its first pause has passed', async () => {
	service.addFaults({ kind: 'drip', delayMs: 60_000, times: 1 });
	const client = new AbortController();
	const pending = received(submit(service, {}, { signal: client.signal }));
	await waitFor(() => service.requests()[0]?.endedAt);
	expect(await received(call(service, 'ListPipelines'))).toEqual([200]);
	client.abort();
	expect(await pending).toEqual(['no answer']);
});

it('raw answers with status, headers and body of the rule', async () => {
	service.addFaults({ kind: 'raw', headers: { 'x-odd': 'yes' }, body: 'words' });
	const { status, headers, body } = await submit(service);
	expect([status, headers['x-odd'], body]).toEqual([200, 'yes', 'words']);
});

it('noJobId answers with a RequestId and nothing else', async () => {
	service.addFaults({ kind: 'noJobId' });
	expect((await submit(service)).json).toEqual({ RequestId: anyText });
});

it('headers and message of a rule are sent', async () => {
	service.addFaults(
		{ kind: 'throttle', times: 1, message: 'Slow down.', headers: { 'x-acs-retry-after': '2' } },
		{ kind: 'redirect', headers: { location: 'http://example.invalid/' } },
	);
	const throttled = await submit(service);
	expect([throttled.json['Message'], throttled.headers['x-acs-retry-after']]).toEqual(['Slow down.', '2']);
	expect((await submit(service)).headers['location']).toBe('http://example.invalid/');
});

it('a rule affects as many requests as `times`, after those of `after`', async () => {
	service.addFaults({ kind: 'throttle', after: 1, times: 2 });
	const statuses: number[] = [];
	for (let number = 0; number < 5; number += 1) statuses.push((await submit(service)).status);
	expect(statuses).toEqual([200, 400, 400, 200, 200]);
	expect(service.jobs()).toHaveLength(3);
});

it('a rule without times is in effect until it is cleared', async () => {
	service.addFaults({ kind: 'throttle' });
	expect([await received(submit(service)), await received(submit(service))].flat()).toEqual(
		Array(2).fill([400, 'Throttling.User']).flat(),
	);
	service.clearFaults();
	expect(await received(submit(service))).toEqual([200]);
});

it('of several rules that are due the first takes precedence, and each counts every matching request', async () => {
	service.addFaults({ kind: 'throttle', times: 2 }, { kind: 'html', after: 2, times: 1 });
	const statuses: number[] = [];
	for (let number = 0; number < 4; number += 1) statuses.push((await submit(service)).status);
	expect(statuses).toEqual([400, 400, 502, 200]);
});

it('a rule for one action leaves others alone', async () => {
	service.addFaults({ kind: 'throttle', action: 'QuerySmarttagJob' });
	const { json } = await submit(service);
	const query = () => call(service, 'QuerySmarttagJob', { JobId: String(json['JobId']) });
	expect(await received(query())).toEqual([400, 'Throttling.User']);
	expect(await received(call(service, 'ListPipelines'))).toEqual([200]);
	service.clearFaults();
	expect(await received(query())).toEqual([200]);
});

it('a rule for a text affects only requests with a value that contains it', async () => {
	service.addFaults({ kind: 'throttle', contains: '视频-7' });
	expect(await received(submit(service, { Title: '视频-6' }))).toEqual([200]);
	expect(await received(submit(service, { Title: '视频-7' }))).toEqual([400, 'Throttling.User']);
	expect(await received(submit(service, { Input: input('OSS', 'oss://b/视频-7.mp4') }, { place: 'form' }))).toEqual([
		400,
		'Throttling.User',
	]);
});

it('a fault never hides a wrong signature, and such a request does not count', async () => {
	service.addFaults({ kind: 'throttle', times: 1 });
	const wrong = { key: { accessKeyId: 'testAccessKeyId', accessKeySecret: 'wrong' } };
	expect(await received(submit(service, {}, wrong))).toEqual([400, 'SignatureDoesNotMatch']);
	expect(await received(submit(service))).toEqual([400, 'Throttling.User']);
});

it('a throttled request has used its nonce up', async () => {
	service.addFaults({ kind: 'throttle', times: 1 });
	await submit(service, {}, { nonce: 'once' });
	expect(await received(submit(service, {}, { nonce: 'once' }))).toEqual([400, 'SignatureNonceUsed']);
});

it('a request the action refuses makes no job under any fault', async () => {
	service.addFaults(
		{ kind: 'serverError', times: 1 },
		{ kind: 'closeAfter', times: 1 },
		{ kind: 'truncated', times: 1 },
	);
	for (let number = 0; number < 3; number += 1) await received(submit(service, { Title: '' }));
	expect(service.jobs()).toEqual([]);
	expect(service.requests()).toHaveLength(3);
});

it('reset forgets the faults', async () => {
	service.addFaults({ kind: 'throttle' });
	service.reset();
	expect(await received(submit(service))).toEqual([200]);
});
