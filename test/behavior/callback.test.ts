import { WebhookContext } from 'n8n-core';
import type { OnError } from 'n8n-workflow';

import { EngineCredentialsHelper } from '../../local/engine/credentialsHelper';
import { ENGINE_KNOWS } from '../../local/engine/engineFeatures';
import { rememberJobs } from '../../nodes/AlibabaCloudSmarttag/job/wait/callbackMemory';
import type * as PausesModule from '../support/pauses';
import { waitFor } from '../support/waitFor';
import { CallbackBench, stoppingError, videos } from '../support/callbackBench';
import { NODES, resultOf } from '../support/workbench';

const mockPauses = { shorter: 50, made: [] as number[] };
jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof PausesModule>('../support/pauses').withPauses(() => mockPauses),
);

/** Callbacks that cannot come: nothing listens there. */
const NO_CALLBACKS = { kind: 'callbackLost' } as const;

describe('Submit with Wait for Completion: Callback', () => {
	let bench: CallbackBench;
	beforeAll(async () => (bench = await CallbackBench.open()));
	afterAll(async () => await bench.close());
	beforeEach(() => bench.service.reset());

	const jobOf = (source: string) => bench.service.jobs().find(({ input: { Media } }) => Media === source);
	const ended = async (count: number) =>
		await waitFor(() => bench.service.jobs().filter(({ finishedAt }) => finishedAt).length === count || undefined);

	it("suspends the execution and resumes it once with every job's result, as Get has it, paired with its item", async () => {
		const items = videos(7);
		const id = bench.start({ items });
		await bench.host.suspended(id);
		expect(bench.host.execution(id).status).toBe('waiting');
		const { output, pairedSources } = await bench.finished(id);

		expect(bench.host.execution(id)).toMatchObject({ status: 'success', timesResumed: 1 });
		expect(output.map(({ JobId }) => JobId)).toEqual(items.map(({ source }) => jobOf(source)?.jobId));
		expect(new Set(output.map(({ JobStatus }) => JobStatus))).toEqual(new Set(['Success']));
		expect(pairedSources.success).toEqual(items.map(({ source }) => source));
		const got = await bench.bench.submit({
			items: [{ JobId: output[4]?.JobId }],
			parameters: { operation: 'get' },
		});
		expect(got.output[0]).toEqual(output[4]);
	});

	it('returns the raw answer when it is not to be simplified', async () => {
		const { output } = await bench.run({ items: videos(2), parameters: { simplify: false } });

		expect(output[1]).toMatchObject({ JobStatus: 'Success', Results: { Result: expect.any(Array) as unknown[] } });
	});

	it("gives the service the execution's own address, and no item, error or log has its token", async () => {
		const { output, execution } = await bench.run({ items: videos(2) });

		const { NotifyUrl = '' } = bench.bench.wire()[0] ?? {};
		const signature = ENGINE_KNOWS.resumeTokens ? '\\?signature=\\w{32,}' : '';
		expect(NotifyUrl).toMatch(new RegExp(`^${bench.host.url}/webhook-waiting/[^/]+/smarttag${signature}$`));
		const secret = new URL(NotifyUrl).searchParams.get('signature') ?? NotifyUrl;
		expect(JSON.stringify([output, execution.run.data.resultData])).not.toContain(secret);
	});

	it('an error of the service that repeats the address shows neither it nor its token', async () => {
		const id = bench.start({ items: videos(1) });
		const address = bench.callbackUrl(id);
		const token = new URL(address).searchParams.get('signature') ?? address;
		bench.service.addFaults({
			kind: 'error',
			status: 400,
			code: 'InvalidParameter',
			message: `NotifyUrl ${address} with ${token} is bad.`,
		});
		const result = await bench.finished(id);

		expect(result.error().message).toBe('NotifyUrl *** with *** is bad.');
	});

	it('stores nothing in the metadata of the node, which are for the address alone', async () => {
		const id = bench.start({ items: videos(3) });
		const { run } = await bench.host.suspended(id);

		expect(run.data.resultData.runData[NODES.submit]?.[0]?.metadata).toBeUndefined();
		await bench.finished(id);
	});

	it('goes on at once when all jobs have ended before the execution is suspended', async () => {
		const quick = await CallbackBench.open({ submittedMs: 0, processingMs: 0, pipelineConcurrency: 50, latencyMs: 20 });
		const id = quick.start({ items: videos(20), jobsStartAtOnce: true, parameters: { options: { concurrency: 1 } } });
		const result = await quick.finished(id);

		expect(result.output.map(({ JobStatus }) => JobStatus)).toEqual(videos(20).map(() => 'Success'));
		expect(quick.host.execution(id).timesResumed).toBe(0);
		await quick.close();
	});

	it('survives a restart of n8n', async () => {
		const id = bench.start({ items: [...videos(3), { source: 'oss://bucket/takes-400ms.mp4' }] });
		await bench.host.suspended(id);
		await bench.restart();
		const { output, pairedSources } = await bench.finished(id);

		expect(output.map(({ JobStatus }) => JobStatus)).toEqual(['Success', 'Success', 'Success', 'Success']);
		expect(pairedSources.success).toHaveLength(4);
	});

	it('with "Execute Once" the one job is waited for', async () => {
		const { output } = await bench.run({ items: videos(3), executeOnce: true });

		expect(bench.service.jobs()).toHaveLength(1);
		expect(output.map(({ JobStatus }) => JobStatus)).toEqual(['Success']);
	});

	it('with "Retry On Fail" no job is made twice', async () => {
		const { output } = await bench.run({ items: videos(3), maxTries: 3 });

		expect(bench.service.jobs()).toHaveLength(3);
		expect(output.map(({ JobStatus }) => JobStatus)).toEqual(['Success', 'Success', 'Success']);
	});

	it('with "Continue", items that could not be submitted come out as errors beside the results', async () => {
		bench.service.addFaults({ kind: 'error', contains: '1-video', code: 'InvalidParameter', status: 400 });
		const result = await bench.run({ items: videos(3), onError: 'continueErrorOutput' });

		const failedSources = ENGINE_KNOWS.errorDetails ? result.pairedSources.error : [result.pairedSources.success[1]];
		expect(failedSources).toEqual(['oss://bucket/1-video.mp4']);
		const [failed, ...others] = ENGINE_KNOWS.errorDetails ? result.errorOutput : [result.output[1]];
		expect(others).toEqual([]);
		expect(failed?.details).toMatchObject({ code: 'InvalidParameter' });
		const finished = result.output.filter((item) => item !== failed);
		expect(finished.map(({ JobStatus }) => JobStatus)).toEqual(['Success', 'Success']);
	});

	it('is not suspended when no item could be submitted', async () => {
		bench.service.addFaults({ kind: 'error', code: 'InvalidParameter', status: 400 });
		const id = bench.start({ items: videos(2), onError: 'continueRegularOutput' });
		const { output } = await bench.finished(id);

		expect(output.every(({ error }) => error)).toBe(true);
		expect(bench.host.execution(id).timesResumed).toBe(0);
	});

	describe('a job that ends in Fail', () => {
		const items = [...videos(2), { source: 'oss://bucket/fail-me.mp4' }, ...videos(1, 'last')];

		it('stops the workflow with its reason, and the state of every other job', async () => {
			const id = bench.start({ items });
			const result = await bench.finished(id);

			const failed = jobOf('oss://bucket/fail-me.mp4')?.jobId;
			const error = stoppingError(result, 2);
			expect(bench.host.execution(id).status).toBe(ENGINE_KNOWS.resumeErrors ? 'error' : 'success');
			expect(error.message).toBe(`Job ${failed} failed: example failure reason: the input file cannot be read`);
			expect(error.description?.match(/: Success/g)).toHaveLength(3);
			expect(error.description).toContain(`${failed} (item 2): Fail`);
			expect(result.pairedSources.success).toHaveLength(ENGINE_KNOWS.resumeErrors ? 0 : 4);
		});

		it.each<OnError>(['continueRegularOutput', 'continueErrorOutput'])(
			'is the error of its item with %s',
			async (onError) => {
				const result = await bench.run({ items, onError });

				const failed = jobOf('oss://bucket/fail-me.mp4')?.jobId;
				const all = [...result.output, ...result.errorOutput];
				expect(all.filter(({ JobStatus }) => JobStatus === 'Success')).toHaveLength(3);
				expect(all.find(({ error }) => error)?.details).toMatchObject({ JobId: failed, JobStatus: 'Fail' });
				const leaves = onError === 'continueErrorOutput' && ENGINE_KNOWS.errorDetails;
				expect(result.errorOutput).toHaveLength(leaves ? 1 : 0);
				expect([...result.pairedSources.success, ...result.pairedSources.error].sort()).toEqual(
					items.map(({ source }) => source).sort(),
				);
			},
		);
	});

	describe('on the deadline', () => {
		it('the items go on with their JobIds, the last known state and timedOut', async () => {
			bench.service.addFaults(NO_CALLBACKS);
			const items = videos(3);
			const id = bench.start({ items });
			await bench.host.suspended(id);
			expect(bench.host.resumeByTimer(id)).toBe(true);
			const { output, pairedSources } = await bench.finished(id);

			expect(output).toEqual(
				items.map(({ source }) => ({
					JobId: jobOf(source)?.jobId,
					RequestId: expect.any(String) as string,
					JobStatus: 'Submitted',
					timedOut: true,
				})),
			);
			expect(pairedSources.success).toEqual(items.map(({ source }) => source));
		});

		it.each([
			[24, undefined],
			[1.5, 1.5],
		])('which is %d hours away with the option at %p', async (hours, callbackTimeout) => {
			bench.service.addFaults(NO_CALLBACKS);
			const before = Date.now();
			const id = bench.start({ items: videos(1), parameters: { options: callbackTimeout ? { callbackTimeout } : {} } });
			const { run } = await bench.host.suspended(id);

			const { waitTill } = run;
			const at = new Date(waitTill ?? 0).getTime() - hours * 3_600_000;
			expect(at).toBeGreaterThanOrEqual(before);
			expect(at).toBeLessThanOrEqual(Date.now());
			bench.host.cancel(id);
		});
	});

	describe('a callback', () => {
		/** An execution that waits for a job which goes on until `endJob` is called; all true callbacks are lost. */
		async function waiting() {
			bench.service.addFaults(NO_CALLBACKS);
			const release = bench.service.holdJobs();
			const id = bench.start({ items: videos(1) });
			await bench.host.suspended(id);
			const endJob = async () => {
				release();
				await ended(1);
			};
			return { id, url: bench.callbackUrl(id), jobId: bench.service.jobs()[0]?.jobId ?? '', endJob };
		}
		const post = async (url: string, body: string, type = 'application/json') =>
			await fetch(url, { method: 'POST', body, headers: { 'content-type': type } });

		it('that is forged is answered 200 and resumes nothing, and the true one still does', async () => {
			const { id, url, jobId, endJob } = await waiting();
			const answer = await post(url, JSON.stringify({ Type: 'smarttag', JobId: jobId, State: 'Success' }));

			expect([answer.status, await answer.json()]).toEqual([200, { received: true }]);
			expect(bench.host.execution(id).status).toBe('waiting');
			await endJob();
			await post(url, JSON.stringify({ Type: 'smarttag', JobId: jobId, State: 'Success' }));
			expect((await bench.finished(id)).output[0]?.JobStatus).toBe('Success');
		});

		it('that says that a job goes on costs no query', async () => {
			const { id, url, jobId, endJob } = await waiting();
			const before = bench.service.countRequests('QuerySmarttagJob');
			const answer = await post(url, JSON.stringify({ JobId: jobId, State: 'Processing' }));

			expect(answer.status).toBe(200);
			await endJob();
			expect(bench.service.countRequests('QuerySmarttagJob')).toBe(before);
			bench.host.cancel(id);
		});

		it('that reports several jobs, the first of which goes on, makes the node look', async () => {
			const { id, url, jobId, endJob } = await waiting();
			await endJob();
			const messages = [
				{ JobId: 'x', State: 'Processing' },
				{ JobId: jobId, State: 'Success' },
			];
			await post(url, JSON.stringify(messages));

			expect((await bench.finished(id)).output[0]?.JobStatus).toBe('Success');
		});

		const envelope = JSON.stringify({ JobId: 'x', State: 'Success' });
		it.each([
			['an empty body', '', 'text/plain'],
			['words', 'the job is done', 'text/plain'],
			['JSON as text', envelope, 'text/plain'],
			['JSON in an unknown content type', envelope, 'application/octet-stream'],
			['a form', 'JobId=x&State=Success', 'application/x-www-form-urlencoded'],
			['JSON in a form', envelope, 'application/x-www-form-urlencoded'],
			['XML', '<Notification><Message>x</Message></Notification>', 'text/xml'],
			['a JSON list', '[1,2]', 'application/json'],
			['null', 'null', 'application/json'],
			['a job of another execution', envelope, 'application/json'],
			[
				'base64 in an envelope',
				JSON.stringify({ Message: Buffer.from(envelope).toString('base64') }),
				'application/json',
			],
		])('with %s makes the node look, and resumes what has ended', async (_name, body, type) => {
			const { id, url, endJob } = await waiting();
			await endJob();
			const answer = await post(url, body, type);

			expect(answer.status).toBe(200);
			expect((await bench.finished(id)).output[0]?.JobStatus).toBe('Success');
		});

		it('whose token is wrong is refused by n8n, where it makes tokens', async () => {
			const { id, url, endJob } = await waiting();
			await endJob();
			const answer = await post(url.replace(/signature=\w+/, 'signature=wrong'), envelope);

			if (ENGINE_KNOWS.resumeTokens) {
				expect(answer.status).toBe(401);
				expect(bench.host.execution(id).status).toBe('waiting');
				bench.host.cancel(id);
			} else {
				expect((await bench.finished(id)).output[0]?.JobStatus).toBe('Success');
			}
		});

		it('that comes late cannot resume a node that waits after this one', async () => {
			const { id, url } = await waiting();
			const answer = await post(url.replace('/smarttag', ''), envelope);

			expect(answer.status).toBe(404);
			bench.host.cancel(id);
		});

		it('that finds the API disturbed asks until it answers', async () => {
			const { id, url, endJob } = await waiting();
			await endJob();
			bench.service.addFaults({ kind: 'serverError', action: 'QuerySmarttagJob', times: 2 });
			await post(url, envelope);

			expect((await bench.finished(id)).output[0]?.JobStatus).toBe('Success');
		});

		it('shares the credential that was read with those that follow at once, until the service refuses it', async () => {
			const { id, url, jobId, endJob } = await waiting();
			const reads = jest.spyOn(EngineCredentialsHelper.prototype, 'getDecrypted');
			const queries = () => bench.service.countRequests('QuerySmarttagJob');
			for (let callback = 0; callback < 3; callback++) {
				const before = queries();
				await post(url, JSON.stringify({ JobId: `other-${callback}`, State: 'Success' }));
				await waitFor(() => queries() > before || undefined);
			}
			expect(reads).toHaveBeenCalledTimes(1);

			await endJob();
			const refusal = { kind: 'error', action: 'QuerySmarttagJob', times: 1 } as const;
			bench.service.addFaults({ ...refusal, status: 404, code: 'InvalidAccessKeyId.NotFound' });
			await post(url, JSON.stringify({ JobId: jobId, State: 'Success' }));
			const { output } = await bench.finished(id);
			const counted = reads.mock.calls.length;
			reads.mockRestore();

			expect(output[0]?.JobStatus).toBe('Success');
			expect(counted).toBe(2);
		});

		it('of a job that cannot be asked for any more makes that the error of its item', async () => {
			const { id, url, jobId, endJob } = await waiting();
			await endJob();
			bench.service.forgetJob(jobId);
			await post(url, envelope);
			const result = await bench.finished(id);

			expect(stoppingError(result, 0).message).toBe(`Job ${jobId} does not exist, or not any more`);
		});
	});

	describe('when the callback of the job that ends last is lost', () => {
		const twoJobs = [{ source: 'oss://bucket/takes-30ms.mp4' }, { source: 'oss://bucket/takes-400ms.mp4' }];
		const lost = { ...NO_CALLBACKS, contains: 'takes-400ms' };

		it('the execution looks for itself after some minutes, and is resumed once', async () => {
			bench.service.addFaults(lost);
			const id = bench.start({ items: twoJobs });
			const { output } = await bench.finished(id);

			expect(output.map(({ JobStatus }) => JobStatus)).toEqual(['Success', 'Success']);
			expect(bench.host.execution(id).timesResumed).toBe(1);
			expect(mockPauses.made).toContain(60_000);
		});

		it('it goes on looking while a job runs, less and less often', async () => {
			bench.service.addFaults(lost);
			mockPauses.made.length = 0;
			mockPauses.shorter = 2_000;
			const { output } = await bench.run({ items: twoJobs });
			mockPauses.shorter = 50;

			expect(output.map(({ JobStatus }) => JobStatus)).toEqual(['Success', 'Success']);
			expect(mockPauses.made.filter((ms) => ms >= 60_000).slice(0, 3)).toEqual([60_000, 120_000, 240_000]);
		});

		it('it stops looking when the execution waits no longer', async () => {
			bench.service.addFaults(lost);
			mockPauses.made.length = 0;
			mockPauses.shorter = 500;
			const items = [twoJobs[0] ?? {}, { source: 'oss://bucket/takes-9000ms.mp4' }];
			const id = bench.start({ items });
			await waitFor(() => mockPauses.made.includes(120_000) || undefined);
			bench.host.cancel(id);
			const answered = () => bench.host.execution(id).answers[409] ?? bench.host.execution(id).answers[404];
			await waitFor(answered);
			const made = mockPauses.made.length;
			await new Promise((resolve) => setTimeout(resolve, 600));
			mockPauses.shorter = 50;

			expect(mockPauses.made).toHaveLength(made);
		});
	});

	it('where all callbacks come, two queries a job are enough', async () => {
		const before = bench.service.countRequests('QuerySmarttagJob');
		await bench.run({ items: videos(10) });

		expect(bench.service.countRequests('QuerySmarttagJob') - before).toBeLessThanOrEqual(20);
	});

	it('the items are read for the first callback and before it goes on, and for no other', async () => {
		const expressions = jest.spyOn(WebhookContext.prototype, 'evaluateExpression');
		const { output } = await bench.run({ items: videos(12) });
		const reads = expressions.mock.calls.filter(([expression]) => expression.includes('$input.all()'));
		expressions.mockRestore();

		expect(new Set(output.map(({ JobStatus }) => JobStatus))).toEqual(new Set(['Success']));
		expect(reads).toHaveLength(2);
	});

	it('JobIds of an earlier suspension in a loop, which another process resumed, are not taken for those of this one', async () => {
		const items = videos(3);
		const id = bench.start({ items });
		rememberJobs(`${id} ${NODES.submit}`, ['0123456789abcdef0123456789abcdef']);
		const { output } = await bench.finished(id);

		expect(output.map(({ JobId }) => JobId)).toEqual(items.map(({ source }) => jobOf(source)?.jobId));
	});

	it('a callback that comes before the suspension is stored is tried again by the service', async () => {
		const early = await CallbackBench.open({ processingMs: 5, pipelineConcurrency: 9 });
		let release: () => void = () => undefined;
		const held = new Promise<void>((resolve) => (release = resolve));
		await early.hold(async () => await held);
		const items = [...videos(1), { source: 'oss://bucket/takes-50ms.mp4' }];
		const id = early.start({ items, jobsStartAtOnce: true });
		await waitFor(() => early.service.jobs()[1]?.callbacks.at(-1)?.tries === 1 || undefined);
		release();
		const { output } = await early.finished(id);

		expect(early.host.execution(id).answers[409]).toBeGreaterThan(0);
		expect(output.map(({ JobStatus }) => JobStatus)).toEqual(['Success', 'Success']);
		await early.close();
	});

	it('a fault in the last query before the suspension does not let an execution wait for callbacks that came too early', async () => {
		bench.service.addFaults(NO_CALLBACKS, { kind: 'noAnswer', action: 'QuerySmarttagJob', times: 1 });
		const options = { requestTimeout: 1, maxRetries: 1 };
		const { output } = await bench.run({ items: videos(1), parameters: { options }, jobsStartAtOnce: true });

		expect(output.map(({ JobStatus }) => JobStatus)).toEqual(['Success']);
	});

	describe('is refused before anything is sent', () => {
		it('with a Notify URL of its own', async () => {
			const parameters = { additionalFields: { notifyUrl: 'https://example.com/hook' } };
			const result = await bench.run({ items: videos(1), parameters });

			expect(result.error().message).toMatch(
				/^Notify URL: must be empty when Wait for Completion is Pause Until Called Back/,
			);
			expect(bench.service.requests()).toEqual([]);
		});

		it('where the service cannot reach n8n', async () => {
			const credential = { ...bench.bench.credential(), customEndpoint: 'https://ims.example.invalid' };
			const result = await bench.run({ items: videos(1), credential });

			expect(result.error().message).toContain('127.0.0.1 cannot be reached from outside');
			expect(result.error().description).toContain('WEBHOOK_URL');
		});
	});

	it('an unknown choice, as an expression may return, is refused', async () => {
		const result = await bench.run({ items: videos(1), parameters: { waitForCompletion: 'later' } });

		expect(result.error().message).toBe('Wait for Completion: expected one of no, poll, callback, got "later".');
	});

	it('an execution that waits shows the jobs it waits for', async () => {
		const id = bench.start({ items: videos(2) });
		const waits = resultOf(await bench.host.suspended(id));

		expect(waits.output.map(({ JobStatus, timedOut }) => [JobStatus, timedOut])).toEqual([
			['Submitted', true],
			['Submitted', true],
		]);
		await bench.finished(id);
	});
});
