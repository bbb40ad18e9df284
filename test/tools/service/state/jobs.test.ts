import { type JobStatus, type LocalService, startLocalService } from '../../../../local/service';
import type { JsonObject } from '../../../../local/service/values';
import { finishedJob, resultPairs } from '../finishedJob';
import { anyList, anyNumber, anyText, textWith } from '../matchers';
import { call, input, stsKey, submit } from '../../../support/signedClient';
import { waitFor } from '../../../support/waitFor';

const pausedPipeline = '33333333000000000000000000000003';

let service: LocalService;
beforeAll(async () => {
	service = await startLocalService({ submittedMs: 20, processingMs: 40 });
});
beforeEach(() => service.reset());
afterAll(() => service.close());

function pipeline(PipelineId: string): Record<string, string> {
	return { ScheduleConfig: JSON.stringify({ PipelineId }) };
}

function statuses(): JobStatus[] {
	return service.jobs().map(({ status }) => status);
}

async function query(on: LocalService, jobId: unknown): Promise<JsonObject> {
	return (await call(on, 'QuerySmarttagJob', { JobId: String(jobId) })).json;
}

it('a waiting job is returned as Submitted, without results', async () => {
	const { json } = await submit(service, { ...pipeline(pausedPipeline), UserData: 'mine' });
	const answer = await query(service, json['JobId']);
	expect(answer).toEqual({ RequestId: anyText, JobStatus: 'Submitted', UserData: 'mine' });
});

it('a running job is returned as Processing, without results', async () => {
	const slow = await startLocalService({ submittedMs: 1, processingMs: 60_000 });
	const { json } = await submit(slow, { UserData: 'mine' });
	const answer = await waitFor(async () => {
		const state = await query(slow, json['JobId']);
		return state['JobStatus'] === 'Submitted' ? undefined : state;
	});
	await slow.close();
	expect(answer).toEqual({ RequestId: anyText, JobStatus: 'Processing', UserData: 'mine' });
});

it('a finished job is returned as Success, with results and usages', async () => {
	const answer = await finishedJob(service, { UserData: 'mine' });
	expect(answer).toMatchObject({ JobStatus: 'Success', UserData: 'mine', Usages: { Usage: anyList } });
	expect(resultPairs(answer)).not.toHaveLength(0);
	expect(service.jobs()).toMatchObject([{ startedAt: anyNumber, finishedAt: anyNumber }]);
});

it('a job without UserData is returned with an empty one', async () => {
	expect((await finishedJob(service))['UserData']).toBe('');
});

it('jobs of a pipeline start first come first served, each when one of two places is free', async () => {
	for (let number = 0; number < 5; number += 1) await submit(service);
	await waitFor(() => statuses().every((status) => status === 'Success') || undefined);
	const jobs = service.jobs();
	const starts = jobs.map(({ startedAt = 0 }) => startedAt);
	const ends = jobs.map(({ finishedAt = 0 }) => finishedAt);
	expect(starts).toEqual([...starts].sort((a, b) => a - b));
	for (let number = 2; number < 5; number += 1) {
		expect(starts[number]).toBeGreaterThanOrEqual(Math.min(ends[number - 2] ?? 0, ends[number - 1] ?? 0));
	}
});

it.each([
	['two jobs by default', undefined, 2],
	['as many jobs as the option says', 3, 3],
])('a pipeline processes %s, and pipelines do not wait for each other', async (_name, pipelineConcurrency, places) => {
	const slow = await startLocalService({ submittedMs: 1, processingMs: 60_000, pipelineConcurrency });
	for (let number = 0; number < places + 2; number += 1) await submit(slow);
	await submit(slow, pipeline('another'));
	await waitFor(() => slow.jobs().at(-1)?.status === 'Processing' || undefined);
	expect(slow.jobs().map(({ status }) => status)).toEqual([
		...Array<JobStatus>(places).fill('Processing'),
		'Submitted',
		'Submitted',
		'Processing',
	]);
	await slow.close();
});

it('a job stays Submitted while its pipeline is paused', async () => {
	await submit(service, pipeline(pausedPipeline));
	await submit(service);
	await waitFor(() => statuses()[1] === 'Success' || undefined);
	expect(statuses()).toEqual(['Submitted', 'Success']);
});

it.each([
	['Title', { Title: 'please fail-me' }],
	['UserData', { UserData: '{"note":"fail-me"}' }],
	['Input', { Input: input('OSS', 'oss://example-bucket/fail-me.mp4') }],
])('a job whose %s says so fails with a reason in plain text', async (_name, parameters) => {
	const answer = await finishedJob(service, parameters);
	expect(answer['JobStatus']).toBe('Fail');
	expect(answer).not.toHaveProperty('Usages');
	expect(resultPairs(answer)).toEqual([['Error', textWith('cannot be read')]]);
});

it('a job fails when its template analyses nlp and nlpParams is missing', async () => {
	const without = await finishedJob(service, { TemplateId: 'S00000103-000001' });
	expect(without['JobStatus']).toBe('Fail');
	expect(resultPairs(without)).toEqual([['Error', textWith('nlpParams')]]);
	const withParams = await finishedJob(service, {
		TemplateId: 'S00000103-000001',
		Params: '{"nlpParams":{"sourceLanguage":"cn"}}',
	});
	expect(withParams['JobStatus']).toBe('Success');
});

it('the query needs a JobId and knows only jobs that were made', async () => {
	const missing = await call(service, 'QuerySmarttagJob');
	expect([missing.status, missing.json['Code'], missing.json['Message']]).toEqual([
		400,
		'MissingJobId',
		'JobId is mandatory for this action.',
	]);
	const unknown = await call(service, 'QuerySmarttagJob', { JobId: '0'.repeat(32) });
	expect([unknown.status, unknown.json['Code']]).toEqual([404, 'InvalidParameter.ResourceNotFound']);
});

it('the query accepts the two label result types and no other', async () => {
	const { json } = await submit(service);
	const statusWith = async (Params: string) =>
		(await call(service, 'QuerySmarttagJob', { JobId: String(json['JobId']), Params })).status;
	expect(await statusWith('{"labelResultType":"auto"}')).toBe(200);
	expect(await statusWith('{"labelResultType":"hmi"}')).toBe(200);
	expect(await statusWith('{"labelResultType":"all"}')).toBe(400);
	expect(await statusWith('auto')).toBe(400);
});

it('a job is visible to every key of its account and to no other account', async () => {
	const accounts = [
		{ accessKeyId: 'one', accessKeySecret: 's', accountId: '1', arn: 'acs:ram::1:root' },
		{ accessKeyId: 'two', accessKeySecret: 's', accountId: '2', arn: 'acs:ram::2:root' },
	];
	const shared = await startLocalService({ accounts });
	const { json } = await submit(shared, {}, { key: { accessKeyId: 'one', accessKeySecret: 's' } });
	const key = { accessKeyId: 'two', accessKeySecret: 's' };
	const other = await call(shared, 'QuerySmarttagJob', { JobId: String(json['JobId']) }, { key });
	await shared.close();
	expect(other.status).toBe(404);

	const mine = await submit(service);
	const same = await call(service, 'QuerySmarttagJob', { JobId: String(mine.json['JobId']) }, { key: stsKey });
	expect(same.status).toBe(200);
});

it('reset forgets the jobs and what was planned for them', async () => {
	const { json } = await submit(service);
	service.reset();
	expect(service.jobs()).toEqual([]);
	expect(service.requests()).toEqual([]);
	expect((await call(service, 'QuerySmarttagJob', { JobId: String(json['JobId']) })).status).toBe(404);
	expect((await finishedJob(service))['JobStatus']).toBe('Success');
});

it('a job that reset has forgotten takes no place in its pipeline', async () => {
	const narrow = await startLocalService({ submittedMs: 20, processingMs: 60_000, pipelineConcurrency: 1 });
	await submit(narrow);
	narrow.reset();
	await submit(narrow);
	await waitFor(() => narrow.jobs()[0]?.startedAt);
	await narrow.close();
});

it('closing twice is fine', async () => {
	const short = await startLocalService();
	await Promise.all([short.close(), short.close()]);
	await expect(submit(short)).rejects.toThrow();
});

it('a port that is taken rejects', async () => {
	await expect(startLocalService({ port: Number(new URL(service.url).port) })).rejects.toThrow('EADDRINUSE');
});

it('the latency delays the answer and not the job', async () => {
	const slow = await startLocalService({ latencyMs: [60_000, 60_001] });
	const pending = submit(slow).catch((error: unknown) => error);
	await waitFor(() => slow.jobs()[0]);
	const [record] = slow.requests();
	expect([record?.action, record?.status, record?.endedAt]).toEqual(['SubmitSmarttagJob', undefined, undefined]);
	await slow.close();
	expect(await pending).toMatchObject({ message: 'socket hang up' });
});

it('a request record contains how many others were in flight when it arrived', async () => {
	const slow = await startLocalService({ latencyMs: 60_000 });
	const pending: Array<Promise<unknown>> = [];
	for (let number = 1; number <= 3; number += 1) {
		pending.push(submit(slow).catch((error: unknown) => error));
		await waitFor(() => slow.jobs().length === number || undefined);
	}
	expect(slow.requests().map(({ inFlightAtStart }) => inFlightAtStart)).toEqual([0, 1, 2]);
	await slow.close();
	await Promise.all(pending);
	await waitFor(() => slow.requests().every(({ endedAt }) => endedAt !== undefined) || undefined);
	expect(slow.requests().map(({ status }) => status)).toEqual([undefined, undefined, undefined]);
});
