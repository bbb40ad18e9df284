import { type CallbackRecord, type FaultRule, type LocalService, startLocalService } from '../../../../local/service';
import { CallbackDelivery } from '../../../../local/service/callbacks/delivery';
import { type CallbackReceiver, receiversOfEachTest, statesOf } from './callbackReceiver';
import { submit } from '../../../support/signedClient';
import { waitFor } from '../../../support/waitFor';

let service: LocalService;
const receiver = receiversOfEachTest();
beforeAll(async () => {
	service = await startLocalService({
		submittedMs: 1,
		processingMs: 1,
		callbackPauseMs: 1,
		callbackTimeoutMs: 60_000,
		pipelineConcurrency: 10,
	});
});
beforeEach(() => service.reset());
afterAll(() => service.close());

/** Submits a job that calls back to the receiver, and returns its JobId. */
async function jobFor({ url }: CallbackReceiver, parameters: Record<string, string> = {}): Promise<string> {
	return String((await submit(service, { NotifyUrl: url, ...parameters })).json['JobId']);
}

function callbacksOf(jobId: string): CallbackRecord[] {
	return service.job(jobId)?.callbacks ?? [];
}

/** The callbacks of a job that is finished, once nothing more will be sent. */
function settled(jobId: string): Promise<CallbackRecord[]> {
	return waitFor(() => {
		const job = service.job(jobId);
		return job?.finishedAt !== undefined && job.callbacks.every((one) => one.settled) ? job.callbacks : undefined;
	});
}

function arrived({ received }: CallbackReceiver, count: number): Promise<true> {
	return waitFor(() => received.length >= count || undefined);
}

describe('callbackTimes', () => {
	it('sends as many copies of each callback at the same time, and writes each down', async () => {
		service.addFaults({ kind: 'callbackTimes', copies: 3 });
		const unanswered = await receiver({ answer: () => undefined });
		const jobId = await jobFor(unanswered);
		await arrived(unanswered, 6);
		expect(statesOf(unanswered).sort()).toEqual([
			...Array<string>(3).fill('Processing'),
			...Array<string>(3).fill('Success'),
		]);
		expect(callbacksOf(jobId).map(({ copy, copies, tries, settled: done }) => [copy, copies, tries, done])).toEqual([
			...[1, 2, 3].map((copy) => [copy, 3, 1, false]),
			...[1, 2, 3].map((copy) => [copy, 3, 1, false]),
		]);
	});

	it.each<FaultRule>([{ kind: 'callbackTimes' }, { kind: 'callbackTwice' }, { kind: 'callbackTwice', copies: 2 }])(
		'%p sends two copies',
		async (rule) => {
			service.addFaults(rule);
			const open = await receiver();
			const callbacks = await settled(await jobFor(open));
			expect(callbacks.map(({ copies }) => copies)).toEqual([2, 2, 2, 2]);
			expect(open.received).toHaveLength(4);
		},
	);
});

describe('callbackLate', () => {
	it('sends nothing before its time', async () => {
		service.addFaults({ kind: 'callbackLate', delayMs: 60_000, times: 1 });
		const open = await receiver();
		const late = await jobFor(open);
		const usual = await jobFor(open);
		await settled(usual);
		await waitFor(() => service.job(late)?.finishedAt);
		expect(callbacksOf(late)).toMatchObject([
			{ state: 'Processing', tries: 0, settled: false },
			{ state: 'Success', tries: 0, settled: false },
		]);
		expect(open.received).toMatchObject([{ JobId: usual }, { JobId: usual }]);
	});

	it('sends all when its time has come, a second later by default', async () => {
		const deliver = jest.spyOn(CallbackDelivery.prototype, 'deliver');
		service.addFaults({ kind: 'callbackLate' });
		const open = await receiver();
		const callbacks = await settled(await jobFor(open));
		const delays = deliver.mock.calls.map(([, , delayMs]) => delayMs);
		deliver.mockRestore();
		expect(delays).toEqual([1000, 1000]);
		expect(callbacks).toMatchObject([{ delivered: true }, { delivered: true }]);
		expect(statesOf(open).sort()).toEqual(['Processing', 'Success']);
	});
});

describe('callbackOutOfOrder', () => {
	it.each([
		['Success', {}],
		['Fail', { Title: 'fail-me' }],
	])('sends %s before Processing', async (state, parameters) => {
		service.addFaults({ kind: 'callbackOutOfOrder' });
		const open = await receiver();
		const callbacks = await settled(await jobFor(open, parameters));
		expect(statesOf(open)).toEqual([state, 'Processing']);
		expect(callbacks.map((one) => one.state)).toEqual(['Processing', state]);
	});

	it('waits with Processing while the job runs', async () => {
		service.addFaults({ kind: 'callbackOutOfOrder', times: 1 });
		const open = await receiver();
		const unfinished = await jobFor(open, { Title: 'never-ends' });
		await settled(await jobFor(open));
		expect(callbacksOf(unfinished)).toMatchObject([{ state: 'Processing', tries: 0, settled: false }]);
	});

	it('waits with Processing until the last try of the other', async () => {
		service.addFaults({ kind: 'callbackOutOfOrder' });
		const refusing = await receiver({ answer: (response) => void response.writeHead(500).end() });
		await settled(await jobFor(refusing));
		expect(statesOf(refusing)).toEqual([...Array<string>(3).fill('Success'), ...Array<string>(3).fill('Processing')]);
	});

	it('goes with copies', async () => {
		service.addFaults({ kind: 'callbackOutOfOrder', copies: 2 });
		const open = await receiver();
		await settled(await jobFor(open));
		expect(statesOf(open)).toEqual(['Success', 'Success', 'Processing', 'Processing']);
	});

	it('sends nothing more after a reset', async () => {
		service.addFaults({ kind: 'callbackOutOfOrder' });
		const unanswered = await receiver({ answer: (response, before) => void (before > 0 && response.end()) });
		await jobFor(unanswered);
		await arrived(unanswered, 1);
		service.reset();
		const usual = await jobFor(unanswered);
		await settled(usual);
		expect(statesOf(unanswered).sort()).toEqual(['Processing', 'Success', 'Success']);
		expect(unanswered.received.slice(1)).toMatchObject([{ JobId: usual }, { JobId: usual }]);
	});
});

describe('callbackForged', () => {
	it('says Success of a job that is not finished', async () => {
		service.addFaults({ kind: 'callbackForged' });
		const open = await receiver();
		const jobId = await jobFor(open, { Title: 'never-ends', UserData: 'mine' });
		await arrived(open, 1);
		expect(open.received[0]).toEqual({ Type: 'smarttag', JobId: jobId, State: 'Success', UserData: 'mine' });
		expect(service.job(jobId)?.finishedAt).toBeUndefined();
		expect(callbacksOf(jobId)[0]).toMatchObject({ state: 'Success', forged: true, tries: 1 });
	});

	it('is followed by the true ones', async () => {
		service.addFaults({ kind: 'callbackForged' });
		const open = await receiver();
		const callbacks = await settled(await jobFor(open, { Title: 'fail-me' }));
		expect(callbacks.map(({ state, forged, delivered }) => [state, forged, delivered])).toEqual([
			['Success', true, true],
			['Processing', false, true],
			['Fail', false, true],
		]);
		expect(statesOf(open).sort()).toEqual(['Fail', 'Processing', 'Success']);
	});

	it('its fields act on the forged one alone', async () => {
		service.addFaults(
			{ kind: 'callbackForged', delayMs: 60_000, times: 1 },
			{ kind: 'callbackForged', copies: 2, body: '{"JobId":"{jobId}","State":"Fail"}' },
		);
		const open = await receiver();
		const late = await jobFor(open);
		await waitFor(() => callbacksOf(late).filter(({ delivered }) => delivered).length === 2 || undefined);
		expect(callbacksOf(late)[0]).toMatchObject({ forged: true, tries: 0, settled: false });
		expect(statesOf(open).sort()).toEqual(['Processing', 'Success']);

		const other = await receiver();
		const jobId = await jobFor(other);
		await settled(jobId);
		const forged = other.received.filter(
			(message) => JSON.stringify(message) === `{"JobId":"${jobId}","State":"Fail"}`,
		);
		expect([forged.length, other.received.length]).toEqual([2, 4]);
	});

	it('sends no call for a job without NotifyUrl', async () => {
		service.addFaults({ kind: 'callbackForged' });
		const { json } = await submit(service);
		expect(await settled(String(json['JobId']))).toEqual([]);
	});
});

describe('callbackGarbage', () => {
	const userData = '<中文 & "quotes"> $& $1';

	/** The true message of the last callback, as JSON. */
	function messageOf(jobId: string): string {
		return JSON.stringify({ Type: 'smarttag', JobId: jobId, State: 'Success', UserData: userData });
	}

	it.each<[name: string, fields: Partial<FaultRule>, contentType: string, body: (message: string) => string]>([
		['a few words by default', {}, 'text/plain', () => 'this is no message'],
		['JSON as text/plain', { contentType: 'text/plain' }, 'text/plain', (message) => message],
		['text as JSON', { body: 'no JSON' }, 'application/json', () => 'no JSON'],
		[
			'a form',
			{ contentType: 'application/x-www-form-urlencoded', body: 'a=1&message={urlencoded}' },
			'application/x-www-form-urlencoded',
			(message) => `a=1&message=${encodeURIComponent(message)}`,
		],
		[
			'a message-service envelope with base64',
			{ body: '{"Message":"{base64}"}' },
			'application/json',
			(message) => JSON.stringify({ Message: Buffer.from(message).toString('base64') }),
		],
		[
			'an envelope with JSON as text',
			{ body: '{"Message":{quoted}}' },
			'application/json',
			(message) => JSON.stringify({ Message: message }),
		],
		[
			'an XML envelope',
			{ contentType: 'text/xml', body: '<Notification><Message>{xml}</Message></Notification>' },
			'text/xml',
			(message) =>
				`<Notification><Message>${message
					.replaceAll('&', '&amp;')
					.replaceAll('<', '&lt;')
					.replaceAll('>', '&gt;')}</Message></Notification>`,
		],
		[
			'braces that mean nothing',
			{ body: '{constructor}{}{message}' },
			'application/json',
			(m) => `{constructor}{}${m}`,
		],
		['an empty body', { body: '' }, 'application/json', () => ''],
	])('sends %s', async (_name, fields, contentType, body) => {
		service.addFaults({ kind: 'callbackGarbage', ...fields });
		const open = await receiver();
		const jobId = await jobFor(open, { UserData: userData });
		expect(await settled(jobId)).toMatchObject([{ delivered: true }, { delivered: true }]);
		expect(open.calls).toContainEqual({ contentType, body: body(messageOf(jobId)) });
		expect(new Set(open.calls.map((one) => one.contentType))).toEqual(new Set([contentType]));
	});
});

it.each<FaultRule['kind']>([
	'callbackTimes',
	'callbackLate',
	'callbackOutOfOrder',
	'callbackForged',
	'callbackGarbage',
])('%s hits only the jobs it is meant for', async (kind) => {
	service.addFaults({ kind, contains: 'hit', after: 1, times: 1, copies: 4, delayMs: 1 });
	const open = await receiver();
	const counts: number[] = [];
	for (const Title of ['hit', 'other', 'hit', 'hit']) {
		counts.push((await settled(await jobFor(open, { Title }))).filter(({ copies }) => copies === 4).length);
	}
	expect(counts).toEqual([0, 0, kind === 'callbackForged' ? 4 : 8, 0]);
});
