import { type LocalService, startLocalService } from '../../../../local/service';
import { startCallbackReceiver, statesOf } from '../callbacks/callbackReceiver';
import { finishedJob } from '../finishedJob';
import { call, submit } from '../../../support/signedClient';
import { waitFor } from '../../../support/waitFor';

let service: LocalService;
beforeAll(async () => {
	service = await startLocalService({ submittedMs: 1, processingMs: 1 });
});
beforeEach(() => service.reset());
afterAll(() => service.close());

it('counts requests, all or those of one action, also refused ones', async () => {
	expect(service.countRequests()).toBe(0);
	await submit(service);
	await submit(service, { Title: '' });
	await call(service, 'ListPipelines');
	expect(service.countRequests()).toBe(3);
	expect(service.countRequests('SubmitSmarttagJob')).toBe(2);
	expect(service.countRequests('QuerySmarttagJob')).toBe(0);
	service.reset();
	expect(service.countRequests()).toBe(0);
});

it('shows one job as a copy', async () => {
	await finishedJob(service, { Title: 'the first' });
	await finishedJob(service, { Title: 'the second' });
	const [first, second] = service.jobs();
	const shown = service.job(second?.jobId ?? '');
	expect(shown).toEqual(second);
	expect(service.job(first?.jobId ?? '')).toEqual(first);
	if (shown) shown.title = 'altered';
	expect(service.job(second?.jobId ?? '')?.title).toBe('the second');
	expect(service.job('0'.repeat(32))).toBeUndefined();
});

it('a job that is forgotten does not exist any more, others do', async () => {
	await finishedJob(service);
	await finishedJob(service);
	const [forgotten, kept] = service.jobs().map(({ jobId }) => jobId);
	expect(service.forgetJob(forgotten ?? '')).toBe(true);
	expect(service.forgetJob(forgotten ?? '')).toBe(false);
	const answer = await call(service, 'QuerySmarttagJob', { JobId: forgotten ?? '' });
	expect([answer.status, answer.json['Code']]).toEqual([404, 'InvalidParameter.ResourceNotFound']);
	expect((await call(service, 'QuerySmarttagJob', { JobId: kept ?? '' })).status).toBe(200);
	expect(service.job(forgotten ?? '')).toBeUndefined();
	expect(service.jobs().map(({ jobId }) => jobId)).toEqual([kept]);
});

it('a job that is forgotten before its end still calls back and frees its place', async () => {
	const narrow = await startLocalService({ submittedMs: 1, processingMs: 20, pipelineConcurrency: 1 });
	const receiver = await startCallbackReceiver();
	const { json } = await submit(narrow, { NotifyUrl: receiver.url });
	narrow.forgetJob(String(json['JobId']));
	await submit(narrow, { Title: 'the next' });
	await waitFor(() => narrow.jobs()[0]?.finishedAt);
	await waitFor(() => receiver.received.length === 2 || undefined);
	await Promise.all([narrow.close(), receiver.close()]);
	expect(statesOf(receiver).sort()).toEqual(['Processing', 'Success']);
});

it('a job that is ended before its time succeeds once, calls back and frees its place', async () => {
	const narrow = await startLocalService({ submittedMs: 1, processingMs: 60_000, pipelineConcurrency: 1 });
	const receiver = await startCallbackReceiver();
	try {
		const release = narrow.holdJobs();
		const { json } = await submit(narrow, { NotifyUrl: receiver.url });
		const next = await submit(narrow, { Title: 'the next' });
		const jobId = String(json['JobId']);
		expect(narrow.endJob(jobId)).toBe(false);
		release();
		await waitFor(() => narrow.job(jobId)?.startedAt);
		expect([narrow.endJob(jobId), narrow.endJob(jobId), narrow.endJob('0'.repeat(32))]).toEqual([true, false, false]);
		expect(narrow.job(jobId)?.status).toBe('Success');
		await waitFor(() => narrow.job(String(next.json['JobId']))?.startedAt);
		await waitFor(() => receiver.received.length === 2 || undefined);
		expect(statesOf(receiver).sort()).toEqual(['Processing', 'Success']);
	} finally {
		await Promise.all([narrow.close(), receiver.close()]);
	}
});
