import type * as PausesModule from '../support/pauses';
import { waitFor } from '../support/waitFor';
import { ended, errorOf, IGNORED, TriggerBench } from '../support/triggerBench';

const mockPauses = { shorter: 50, made: [] as number[] };
jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof PausesModule>('../support/pauses').withPauses(() => mockPauses),
);

const OSS = '{"Type":"OSS","Media":"oss://bucket/video.mp4"}';
const NEVER_ENDS = '{"Type":"OSS","Media":"oss://bucket/never-ends.mp4"}';
const FAILS = '{"Type":"OSS","Media":"oss://bucket/fail-me.mp4"}';

let bench: TriggerBench;
beforeAll(async () => (bench = await TriggerBench.open()));
afterAll(async () => await bench.close());
beforeEach(() => {
	bench.service.reset();
	mockPauses.shorter = 50;
});

const queries = () => bench.service.countRequests('QuerySmarttagJob');
const callbacksOf = (jobId: string) => bench.service.job(jobId)?.callbacks ?? [];

/** Resolves when the service has sent all callbacks of a job. */
async function allDelivered(jobId: string): Promise<void> {
	await waitFor(
		() =>
			(bench.service.job(jobId)?.finishedAt !== undefined && callbacksOf(jobId).every(({ settled }) => settled)) ||
			undefined,
	);
}

describe('A job with the URL of the trigger as Notify URL', () => {
	it('starts one execution when it ends, with its simplified results and its User Data parsed', async () => {
		const trigger = await bench.listen();
		const jobId = await trigger.job({ Input: OSS, TemplateId: 'S00000103-000002', UserData: '{"order":42}' });
		const item = await trigger.item();
		await allDelivered(jobId);

		expect(item).toMatchObject({ JobId: jobId, JobStatus: 'Success', userData: { order: 42 } });
		expect(Object.keys(item)).toEqual(expect.arrayContaining(['tags', 'people', 'categories']));
		expect(trigger.executions()).toHaveLength(1);
		expect((await trigger.execution()).run.mode).toBe('webhook');
		expect(callbacksOf(jobId).map(({ state, tries, httpStatus }) => [state, tries, httpStatus])).toEqual([
			['Processing', 1, 200],
			['Success', 1, 200],
		]);
	});

	it('may have been submitted by the node of this package', async () => {
		const trigger = await bench.listen();
		const additionalFields = { notifyUrl: trigger.url, userData: 'order 42' };
		const { output } = await bench.bench.submit({ parameters: { additionalFields } });

		expect(await trigger.item()).toMatchObject({ JobId: output[0]?.JobId, JobStatus: 'Success', userData: 'order 42' });
	});

	it("starts with the API's own answer when it is not to be simplified, with User Data and Data parsed", async () => {
		const trigger = await bench.listen({ parameters: { simplify: false } });
		const jobId = await trigger.job({ UserData: '["a",{"b":1}]' });
		const item = await trigger.item();

		expect(item).toMatchObject({ JobId: jobId, JobStatus: 'Success', UserData: ['a', { b: 1 }] });
		expect(item.Results).toMatchObject({ Result: [{ Type: 'TextLabel', Data: expect.any(Object) as object }, {}] });
		expect(item).not.toHaveProperty('userData');
	});

	it('has the results that the panel asks for', async () => {
		const outputOptions = { addApiResults: true, labelResultType: 'hmi', onlyTheseResults: ['TextLabel'] };
		const trigger = await bench.listen({ parameters: { outputOptions } });
		const jobId = await trigger.job();
		const item = await trigger.item();

		expect(item.results).toMatchObject([{ Type: 'TextLabel' }]);
		expect(item).not.toHaveProperty('people');
		const asked = bench.service.requests().filter(({ action }) => action === 'QuerySmarttagJob');
		expect(asked.map(({ parameters }) => parameters)).toEqual([{ JobId: jobId, Params: '{"labelResultType":"hmi"}' }]);
	});

	it('has no User Data when it was given none', async () => {
		const trigger = await bench.listen();
		await trigger.job();

		expect(await trigger.item()).not.toHaveProperty('userData');
	});

	it('starts an execution also when it ends in Fail, with the reason', async () => {
		const trigger = await bench.listen();
		const jobId = await trigger.job({ Input: FAILS });

		expect(await trigger.item()).toEqual({
			JobId: jobId,
			JobStatus: 'Fail',
			failureReason: 'example failure reason: the input file cannot be read',
		});
	});

	it.each([
		['Success', 'Fail', 'jobSucceeded'],
		['Fail', 'Success', 'jobFailed'],
	])('starts nothing and costs no query when only %s is chosen and it ends in %s', async (chosen, state, event) => {
		const trigger = await bench.listen({ parameters: { events: [event] } });
		const others = await trigger.job({ Input: state === 'Fail' ? FAILS : OSS });
		await allDelivered(others);
		expect([trigger.executions(), queries()]).toEqual([[], 0]);
		expect(callbacksOf(others).at(-1)).toMatchObject({ tries: 1, httpStatus: 200 });

		const jobId = await trigger.job({ Input: state === 'Fail' ? OSS : FAILS });
		expect(await trigger.item()).toMatchObject({ JobId: jobId, JobStatus: chosen });
	});

	it.each([
		['JSON as text', { contentType: 'text/plain' }],
		['JSON in bytes', { contentType: 'application/octet-stream' }],
		['JSON in a form', { contentType: 'application/x-www-form-urlencoded' }],
		['a form', { contentType: 'application/x-www-form-urlencoded', body: 'Message={urlencoded}' }],
		['an envelope with JSON as text', { body: '{"MessageId":"1","Message":{quoted}}' }],
		['an envelope with JSON', { contentType: 'text/plain; charset=utf-8', body: '{"MessageBody":{message}}' }],
		['an envelope with base64', { contentType: 'text/json', body: '{"Message":"{base64}"}' }],
		['base64', { contentType: 'text/plain', body: '{base64}' }],
		['XML', { contentType: 'text/xml', body: '<Notification><Message>{xml}</Message></Notification>' }],
		['XML with base64', { contentType: 'application/xml', body: '<N><Message>{base64}</Message></N>' }],
	])('is understood when it calls with %s', async (_name, content) => {
		bench.service.addFaults({ kind: 'callbackGarbage', ...content });
		const trigger = await bench.listen();
		const jobId = await trigger.job({ UserData: '{"名字":"<甲 & \\"乙\\">"}' });

		expect(await trigger.item()).toMatchObject({
			JobId: jobId,
			JobStatus: 'Success',
			userData: { 名字: '<甲 & "乙">' },
		});
		await allDelivered(jobId);
		expect(trigger.executions()).toHaveLength(1);
	});
});

describe('What is sent to a Notify URL is not documented, so a call', () => {
	it.each(['success', 'SUCCESS', 'Finished'])(
		'whose state is the word %s starts what the API says has ended',
		async (word) => {
			const trigger = await bench.listen();
			const jobId = await bench.endedJob({ Input: OSS });
			await trigger.post(ended(jobId, word));

			expect(await trigger.item()).toMatchObject({ JobId: jobId, JobStatus: 'Success' });
		},
	);

	it('starts nothing at another word than the states when nothing is asked', async () => {
		const trigger = await bench.listen({ parameters: { getResults: false }, credential: null });
		await trigger.post(ended('job-1', 'Finished'));
		await trigger.post(ended('job-2', 'success'));

		expect(await trigger.item()).toEqual({ JobId: 'job-2', JobStatus: 'Success' });
		expect(trigger.executions()).toHaveLength(1);
	});
});

describe('Without Get Results', () => {
	const setup = { parameters: { getResults: false }, credential: null };

	it('the execution starts with what the call says; the API is not queried, and no credential is needed', async () => {
		const trigger = await bench.listen(setup);
		const jobId = await trigger.job({ UserData: '{"order":42}' });

		expect(await trigger.item()).toEqual({ JobId: jobId, JobStatus: 'Success', userData: { order: 42 } });
		expect(queries()).toBe(0);
		await allDelivered(jobId);
		expect(trigger.executions()).toHaveLength(1);
	});

	it('a message without a state does not pass Trigger On', async () => {
		const trigger = await bench.listen(setup);

		expect(await trigger.post({ JobId: 'job-1' })).toMatchObject(IGNORED);
		expect(await trigger.post({ JobId: 'job-1', State: '' })).toMatchObject(IGNORED);
		expect(trigger.executions()).toEqual([]);
	});

	it.each([
		['None', { webhookAuthentication: 'none' }],
		['X-ICE Signature', { webhookAuthentication: 'signature', signatureKey: 'test123' }],
	])(
		'a trigger with Webhook Authentication %s listens only if unverified events are accepted',
		async (_name, parameters) => {
			const unverified = { ...setup, parameters: { ...setup.parameters, ...parameters } };
			await expect(bench.listen(unverified)).rejects.toThrow('Get Results is off');
			unverified.parameters = { ...unverified.parameters, acceptUnverified: true } as never;

			await expect(bench.listen(unverified)).resolves.toBeDefined();
		},
	);

	it('Success and Fail of a job are events of their own, and a call for a state of a job that goes on is none', async () => {
		const trigger = await bench.listen(setup);
		for (const state of ['Submitted', 'Processing', 'Fail', 'Success', 'Fail', 'Success']) {
			expect((await trigger.post(ended('job-1', state))).status).toBe(200);
		}

		expect([await trigger.item(0), await trigger.item(1)]).toEqual([
			{ JobId: 'job-1', JobStatus: 'Fail' },
			{ JobId: 'job-1', JobStatus: 'Success' },
		]);
		expect(trigger.executions()).toHaveLength(2);
	});

	it('names such as __proto__ in a call change nothing', async () => {
		const trigger = await bench.listen(setup);
		const names = '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}';
		const UserData = `{${names},"order":42}`;
		await trigger.post(`{${names},"JobId":"job-2","State":"Success","UserData":${JSON.stringify(UserData)}}`);
		const { userData, ...item } = await trigger.item();

		expect(item).toEqual({ JobId: 'job-2', JobStatus: 'Success' });
		expect(userData).toHaveProperty('order', 42);
		expect({}).not.toHaveProperty('polluted');
		expect(Object).not.toHaveProperty('prototype.polluted');
	});

	it('User Data far longer than the API takes does not break the execution', async () => {
		const trigger = await bench.listen(setup);
		const UserData = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;

		expect((await trigger.post(ended('job-3', 'Success', { UserData }))).status).toBe(200);
		expect(await trigger.item()).toEqual({ JobId: 'job-3', JobStatus: 'Success', userData: UserData });
	});
});

describe('A forged flood', () => {
	const NONE = { webhookAuthentication: 'none' };

	it('of calls without authentication makes few queries while the API throttles, and the true call comes through later', async () => {
		mockPauses.shorter = 2;
		bench.service.addFaults({ kind: 'throttle', action: 'QuerySmarttagJob' });
		const trigger = await bench.listen({ parameters: NONE });
		const replies = await Promise.all(
			Array.from({ length: 100 }, async (_, index) => await trigger.post(ended(`forged-${index}`))),
		);
		await waitFor(() => queries() >= 20 || undefined);

		const refused = { status: 429, body: { error: 'Too many calls without authentication' } };
		expect(replies.filter(({ status }) => status === 200)).toHaveLength(5);
		expect(replies.filter(({ status }) => status !== 200)).toMatchObject(Array.from({ length: 95 }, () => refused));
		await waitFor(() => bench.service.requests().every(({ endedAt }) => endedAt !== undefined) || undefined);
		bench.service.clearFaults();
		const jobId = await bench.endedJob();
		await waitFor(async () => (await trigger.post(ended(jobId))).status === 200 || undefined);
		expect(await trigger.item()).toMatchObject({ JobId: jobId, JobStatus: 'Success' });
		expect(queries()).toBe(21);
	});

	it('of calls for jobs that do not exist is answered from memory', async () => {
		const trigger = await bench.listen({ parameters: NONE });
		for (let count = 0; count < 10; count += 1) {
			expect(await trigger.post(ended('0123'))).toMatchObject({ status: 404, body: { error: 'There is no such job' } });
		}

		expect([trigger.executions(), queries()]).toEqual([[], 1]);
	});

	it('of States that no job has does not make the workflow run twice, and is not stored', async () => {
		const trigger = await bench.listen();
		const jobId = await bench.endedJob();
		await trigger.post(ended(jobId));
		await trigger.execution();
		for (let count = 0; count < 600; count += 1) await trigger.post(ended(jobId, `${count}${'x'.repeat(20_000)}`));
		await bench.restart();
		await trigger.activate();

		expect(await trigger.post(ended(jobId))).toMatchObject(IGNORED);
		expect(trigger.executions()).toHaveLength(1);
		expect(queries()).toBe(1);
	});
});

describe('A forged call', () => {
	it('for a job that goes on starts nothing, and the true one that comes meanwhile starts one execution', async () => {
		mockPauses.shorter = 10;
		const endJob = bench.service.holdJobs();
		const trigger = await bench.listen();
		const jobId = await trigger.job();

		expect(await trigger.post(ended(jobId))).toMatchObject(IGNORED);
		await waitFor(() => queries() >= 2 || undefined);
		expect(trigger.executions()).toEqual([]);
		endJob();
		expect(await trigger.item()).toMatchObject({ JobId: jobId, JobStatus: 'Success' });
		await allDelivered(jobId);
		expect(trigger.executions()).toHaveLength(1);
	});

	it('that the API never confirmed leaves the event to the true one', async () => {
		mockPauses.shorter = 1_000;
		const endJob = bench.service.holdJobs();
		const trigger = await bench.listen();
		const jobId = await trigger.job();

		expect(await trigger.post(ended(jobId))).toMatchObject(IGNORED);
		await waitFor(() => queries() === 4 || undefined);
		expect(bench.service.job(jobId)?.status).toBe('Submitted');
		await waitFor(() => bench.service.requests().every(({ endedAt }) => endedAt !== undefined) || undefined);
		endJob();
		expect(await trigger.item()).toMatchObject({ JobId: jobId, JobStatus: 'Success' });
		expect(queries()).toBe(5);
	});

	it('does not swallow the true one that comes while the API is asked for the last time', async () => {
		mockPauses.shorter = 1_000;
		bench.service.addFaults({ kind: 'slow', action: 'QuerySmarttagJob', after: 3, times: 1, delayMs: 900 });
		const endJob = bench.service.holdJobs();
		const trigger = await bench.listen();
		const jobId = await trigger.job();
		await trigger.post(ended(jobId));
		await waitFor(() => queries() === 4 || undefined);
		endJob();
		await allDelivered(jobId);

		expect(await trigger.item()).toMatchObject({ JobId: jobId, JobStatus: 'Success' });
	});

	it('starts no second execution when both find out while the API is asked for the last time', async () => {
		mockPauses.shorter = 5;
		bench.service.addFaults({ kind: 'slow', action: 'QuerySmarttagJob', after: 3, times: 1, delayMs: 500 });
		const trigger = await bench.listen();
		const [jobId = ''] = await bench.bench.newJobs({ Input: '{"Type":"OSS","Media":"oss://bucket/takes-1500ms.mp4"}' });
		await trigger.post(ended(jobId));
		await waitFor(() => queries() === 4 || undefined);
		await trigger.post(ended(jobId));
		expect(await trigger.item()).toMatchObject({ JobId: jobId, JobStatus: 'Success' });

		await waitFor(() => bench.service.requests().every(({ endedAt }) => endedAt !== undefined) || undefined);
		expect(await trigger.post(ended(jobId))).toMatchObject(IGNORED);
		expect(trigger.executions()).toHaveLength(1);
	});

	it("with another state than the job's is corrected by the API, and the job starts one execution", async () => {
		const trigger = await bench.listen();
		const jobId = await bench.endedJob({ Input: FAILS });
		await trigger.post(ended(jobId, 'Success'));
		await trigger.post(ended(jobId, 'Fail'));
		await trigger.post({ JobId: jobId });

		expect(await trigger.item()).toMatchObject({ JobId: jobId, JobStatus: 'Fail' });
		expect(trigger.executions()).toHaveLength(1);
	});

	it('with a state that is chosen starts nothing when the API returns one that is not', async () => {
		const trigger = await bench.listen({ parameters: { events: ['jobSucceeded'] } });
		const jobId = await bench.endedJob({ Input: FAILS });

		expect(await trigger.post(ended(jobId, 'Success'))).toMatchObject(IGNORED);
		expect([trigger.executions(), queries()]).toEqual([[], 1]);
	});

	it.each([
		['userData', {}],
		['UserData', { simplify: false }],
	])("cannot put User Data of its own into %s: that is the job's", async (field, parameters) => {
		const trigger = await bench.listen({ parameters });
		const jobId = await bench.endedJob({ UserData: '{"order":42}' });
		await trigger.post(ended(jobId, 'Success', { UserData: '{"order":1}' }));

		expect((await trigger.item())[field]).toEqual({ order: 42 });
	});

	it('for a job that does not exist is answered 404 and starts nothing, however often it comes', async () => {
		const trigger = await bench.listen();
		const replies = [await trigger.post(ended('0123')), await trigger.post(ended('0123'))];

		expect(replies).toMatchObject([0, 1].map(() => ({ status: 404, body: { error: 'There is no such job' } })));
		expect([trigger.executions(), queries()]).toEqual([[], 2]);
	});
});

describe('A call without a state', () => {
	it('starts what has ended, and nothing else', async () => {
		mockPauses.shorter = 1_000;
		const trigger = await bench.listen();
		const [running = ''] = await bench.bench.newJobs({ Input: NEVER_ENDS });
		const finished = await bench.endedJob();

		expect((await trigger.post({ JobId: running })).status).toBe(200);
		await waitFor(() => queries() === 4 || undefined);
		await trigger.post({ JobId: finished });
		expect(await trigger.item()).toMatchObject({ JobId: finished, JobStatus: 'Success' });
		expect(trigger.executions()).toHaveLength(1);
	});
});

describe('When the API cannot be queried', () => {
	const NO_PERMISSION = {
		kind: 'error',
		action: 'QuerySmarttagJob',
		status: 403,
		code: 'NoPermission',
		message: 'You are not authorized to do this action.',
	} as const;

	it.each([
		['a fault', { kind: 'serverError' }],
		['throttling', { kind: 'throttle' }],
		['a broken connection', { kind: 'closeBefore' }],
		['a page of a gateway', { kind: 'html' }],
	] as const)(
		'for a moment, because of %s, the call is answered and the execution starts later',
		async (_name, rule) => {
			bench.service.addFaults({ ...rule, action: 'QuerySmarttagJob', times: 3 });
			const trigger = await bench.listen();
			const jobId = await trigger.job();

			expect(await trigger.item()).toMatchObject({ JobId: jobId, JobStatus: 'Success' });
			await allDelivered(jobId);
			expect(callbacksOf(jobId).at(-1)).toMatchObject({ tries: 1, httpStatus: 200 });
			expect(trigger.executions()).toHaveLength(1);
		},
	);

	it('the call is answered after one query, and before the next', async () => {
		mockPauses.shorter = 2;
		bench.service.addFaults({ kind: 'serverError', action: 'QuerySmarttagJob', times: 1 });
		const trigger = await bench.listen();
		const jobId = await bench.endedJob();

		expect(await trigger.post(ended(jobId))).toMatchObject(IGNORED);
		expect([trigger.executions(), queries()]).toEqual([[], 1]);
		expect(await trigger.item()).toMatchObject({ JobId: jobId });
	});

	it('in time for the service, the call is answered before the service gives up on it', async () => {
		bench.service.addFaults({ kind: 'slow', action: 'QuerySmarttagJob', times: 1, delayMs: 6_000 });
		const trigger = await bench.listen();
		const jobId = await trigger.job();

		expect(await trigger.item()).toMatchObject({ JobId: jobId, JobStatus: 'Success' });
		await allDelivered(jobId);
		expect(callbacksOf(jobId).at(-1)).toMatchObject({ tries: 1, httpStatus: 200 });
		expect(trigger.executions()).toHaveLength(1);
	});

	it('for half an hour it is given up, and a later call starts the execution', async () => {
		mockPauses.shorter = 2_000;
		bench.service.addFaults({ kind: 'serverError', action: 'QuerySmarttagJob' });
		const trigger = await bench.listen();
		const jobId = await bench.endedJob();
		expect(await trigger.post(ended(jobId))).toMatchObject(IGNORED);
		await waitFor(() => queries() === 32 || undefined);
		bench.service.clearFaults();

		await waitFor(async () => {
			await trigger.post(ended(jobId));
			return trigger.executions().length > 0 || undefined;
		});
		expect(await trigger.item()).toMatchObject({ JobId: jobId, JobStatus: 'Success' });
	});

	it('for want of permission, a failed execution says why and what to do', async () => {
		bench.service.addFaults(NO_PERMISSION);
		const trigger = await bench.listen();
		const jobId = await bench.endedJob();
		const reply = await trigger.post(ended(jobId));

		expect(reply.status).toBe(500);
		const error = await errorOf(trigger);
		expect(error.message).toBe('You are not authorized to do this action.');
		expect(error.description).toContain('"Action": "ice:QuerySmarttagJob"');
		expect(error.context.data).toMatchObject({ JobId: jobId, code: 'NoPermission', httpStatus: 403 });
	});

	it('for want of permission, the next call starts the execution once it is granted', async () => {
		bench.service.addFaults({ ...NO_PERMISSION, times: 1 });
		const trigger = await bench.listen();
		const jobId = await bench.endedJob();
		await trigger.post(ended(jobId));
		await trigger.post(ended(jobId));

		expect(await trigger.item(1)).toMatchObject({ JobId: jobId, JobStatus: 'Success' });
	});

	it('for want of a credential, a failed execution says so', async () => {
		const trigger = await bench.listen({ credential: { region: 'cn-shanghai' } });

		expect((await trigger.post(ended('0123'))).status).toBe(500);
		expect((await errorOf(trigger)).message).toContain('AccessKey ID');
	});
});

describe('The same event', () => {
	it.each([2, 3])('that comes %d times at once starts one execution', async (copies) => {
		bench.service.addFaults({ kind: 'callbackTimes', copies });
		const trigger = await bench.listen();
		const jobId = await trigger.job();
		await allDelivered(jobId);

		expect(await trigger.item()).toMatchObject({ JobId: jobId });
		expect(trigger.executions()).toHaveLength(1);
		expect(callbacksOf(jobId).every(({ tries, httpStatus }) => tries === 1 && httpStatus === 200)).toBe(true);
	});

	it('that comes ten times at once, and again later, starts one execution and costs one query', async () => {
		const trigger = await bench.listen();
		const jobId = await bench.endedJob();
		const replies = await Promise.all(Array.from({ length: 10 }, async () => await trigger.post(ended(jobId))));
		await trigger.execution();
		replies.push(await trigger.post(ended(jobId)), await trigger.post(ended(jobId)));

		expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200));
		expect([trigger.executions().length, queries()]).toEqual([1, 1]);
	});

	it('starts one execution of each workflow that hears of it', async () => {
		const triggers = [await bench.listen(), await bench.listen()];
		const jobId = await bench.endedJob();
		for (const trigger of triggers) await trigger.post(ended(jobId));

		for (const trigger of triggers) expect(await trigger.item()).toMatchObject({ JobId: jobId });
	});

	it('starts no execution when n8n was started anew in between', async () => {
		const trigger = await bench.listen();
		const jobId = await bench.endedJob();
		await trigger.post(ended(jobId));
		await trigger.execution();
		await bench.restart();
		await trigger.activate();

		expect(await trigger.post(ended(jobId))).toMatchObject(IGNORED);
		expect(trigger.executions()).toHaveLength(1);
	});
});

describe('A test URL', () => {
	it('starts a manual execution each time that it listens, also with an event that came before', async () => {
		const trigger = await bench.listen();
		const jobId = await bench.endedJob({ UserData: '{"order":42}' });
		await trigger.post(ended(jobId));
		for (const nth of [1, 2]) {
			const { url } = await trigger.atTestUrl();
			expect((await trigger.post(ended(jobId), 'application/json', url)).status).toBe(200);
			expect(await trigger.item(nth)).toMatchObject({ JobId: jobId, JobStatus: 'Success', userData: { order: 42 } });
			expect((await trigger.execution(nth)).run.mode).toBe('manual');
		}
	});

	it('is called by a job as the other URL is', async () => {
		const trigger = await bench.listen({ test: true });
		const jobId = await trigger.job();

		expect(await trigger.item()).toMatchObject({ JobId: jobId, JobStatus: 'Success' });
		expect(trigger.url).toContain('/webhook-test/');
	});

	it('leaves the event of the other URL delivered, even if a test of it fails', async () => {
		const trigger = await bench.listen();
		const jobId = await bench.endedJob();
		await trigger.post(ended(jobId));
		bench.service.addFaults({ kind: 'error', action: 'QuerySmarttagJob', code: 'NoPermission', status: 403, times: 1 });
		const { url } = await trigger.atTestUrl();
		expect((await trigger.post(ended(jobId), 'application/json', url)).status).toBe(500);

		expect(await trigger.post(ended(jobId))).toMatchObject(IGNORED);
		expect(trigger.executions()).toHaveLength(2);
	});
});
