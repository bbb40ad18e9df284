import type { OnError } from 'n8n-workflow';

import { ENGINE_KNOWS } from '../../local/engine/engineFeatures';
import type { FaultRule } from '../../local/service';
import type * as PausesModule from '../support/pauses';
import { waitFor } from '../support/waitFor';
import { CallbackBench, videos } from '../support/callbackBench';
import { storedText, Workbench } from '../support/workbench';

const mockPauses = { shorter: 50, made: [] as number[] };
jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof PausesModule>('../support/pauses').withPauses(() => mockPauses),
);

const SECRET = 'testStsAccessKeySecret';
const TOKEN = 'testSecurityToken';
const QUERY = 'QuerySmarttagJob';

/** What must not be in anything that n8n stores: secrets, and what requests are signed with. */
const UNSEEN = [SECRET, TOKEN, 'ACS3-HMAC-SHA256', 'Signature=', 'x-acs-'];

const temporaryKey = (signatureVersion: string) => ({
	...{ accessKeyId: 'STS.testAccessKeyId', accessKeySecret: SECRET, securityToken: TOKEN, signatureVersion },
});

/** A refusal that repeats what it was sent. */
const telltale = (more: Partial<FaultRule>): FaultRule => ({
	...{ kind: 'error', status: 400, code: 'InvalidParameter' },
	...{ message: `${SECRET} with ${TOKEN} and ${encodeURIComponent(TOKEN)} is bad` },
	...more,
});

const MODES: OnError[] = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'];

/** Every on-error mode with V3, and V1 with one of them. */
const WAYS = [...MODES.map((onError) => ({ version: 'V3', onError })), { version: 'V1', onError: MODES[0] }];

describe('Of a run that waits by Poll n8n stores no secret', () => {
	let bench: Workbench;
	beforeAll(async () => (bench = await Workbench.open({ submittedMs: 1, processingMs: 20, pipelineConcurrency: 10 })));
	afterAll(async () => await bench.close());
	beforeEach(() => bench.service.reset());

	const endings: Array<[name: string, media: string, fault?: FaultRule]> = [
		['results', 'video'],
		['a job that failed', 'fail-me'],
		['a job that was not finished in time', 'never-ends'],
		['a refusal that repeats the keys', 'video', telltale({ action: QUERY })],
		[
			'a fault that repeats the keys, reported as the last one',
			'video',
			telltale({ action: QUERY, kind: 'serverError', status: 500, code: 'InternalError' }),
		],
		['no answer', 'video', { kind: 'noAnswer', action: QUERY, times: 1 }],
	];
	const rows = endings.flatMap(([name, media, fault]) =>
		WAYS.map((way) => ({ ...way, name: `${name}, ${way.version}, ${way.onError}`, media, fault })),
	);

	it.each(rows)('$name', async ({ media, fault, version, onError }) => {
		if (fault) bench.service.addFaults(fault);
		const { execution } = await bench.submit({
			onError,
			parameters: {
				ossUrl: `oss://bucket/${media}.mp4`,
				waitForCompletion: 'poll',
				options: { firstCheckAfter: 0.01, checkAtMostEvery: 0.05, pollTimeout: 0.01, requestTimeout: 1 },
			},
			credential: bench.credential(temporaryKey(version)),
		});

		expect(bench.service.countRequests(QUERY)).toBeGreaterThan(0);
		const stored = storedText(execution);
		for (const secret of UNSEEN) expect(stored).not.toContain(secret);
	});
});

describe('Of an execution that waits by Callback n8n stores no secret, and the token of its address only where it keeps that itself,', () => {
	let bench: CallbackBench;
	beforeAll(async () => (bench = await CallbackBench.open({ processingMs: 60, pipelineConcurrency: 10 })));
	afterAll(async () => await bench.close());
	beforeEach(() => bench.service.reset());

	/** A video whose job ends after the execution is suspended. */
	const LONG = 'takes-60ms';

	/** Checks all that is stored of an execution by now. */
	function expectNoSecret(id: string): void {
		const stored = bench.host.store.load(id);
		const tokens = [stored?.data.resumeToken].filter((token) => token !== undefined);
		expect(tokens).toEqual(ENGINE_KNOWS.resumeTokens ? [expect.stringMatching(/^\w{32,}$/)] : []);
		delete stored?.data.resumeToken;
		const text = JSON.stringify(stored);
		for (const secret of [...UNSEEN, ...tokens]) expect(text).not.toContain(secret);
	}

	const start = (media: string, version: string, onError?: OnError) =>
		bench.start({
			onError,
			items: [...videos(2), { source: `oss://bucket/${media}.mp4` }],
			credential: bench.bench.credential(temporaryKey(version)),
		});

	const endings: Array<[name: string, media: string, faults?: FaultRule[]]> = [
		['while it waits, and with its results', LONG],
		['with a job that failed', `${LONG}-fail-me`],
		['when the API was disturbed', LONG, [{ kind: 'serverError', action: QUERY, after: 1, times: 1 }]],
		['when a query was refused in words that repeat the keys', LONG, [telltale({ action: QUERY, after: 1, times: 1 })]],
	];
	const rows = endings.flatMap(([name, media, faults = []]) =>
		WAYS.map((way) => ({ ...way, name: `${name}, ${way.version}, ${way.onError}`, media, faults })),
	);

	it.each(rows)('$name', async ({ media, faults, version, onError }) => {
		bench.service.addFaults(...faults);
		const id = start(media, version, onError);
		await bench.host.suspended(id);
		expectNoSecret(id);
		await bench.finished(id);

		expectNoSecret(id);
		expect(bench.host.execution(id).timesResumed).toBe(1);
	});

	it('after its deadline', async () => {
		bench.service.addFaults({ kind: 'callbackLost' });
		const id = start(LONG, 'V3');
		await bench.host.suspended(id);
		bench.host.resumeByTimer(id);
		const { output } = await bench.finished(id);

		expect(output.map(({ timedOut }) => timedOut)).toEqual([true, true, true]);
		expectNoSecret(id);
	});

	it('when it was stopped by hand', async () => {
		bench.service.addFaults({ kind: 'callbackLost' });
		const id = start(LONG, 'V3');
		await bench.host.suspended(id);
		bench.host.cancel(id);

		expect(bench.host.execution(id).status).toBe('canceled');
		expectNoSecret(id);
	});

	it.each(MODES)('when a submit was refused in words that repeat the keys and its address, %s', async (onError) => {
		const id = start('video', 'V3', onError);
		const { resumeToken: token = TOKEN } = bench.host.store.load(id)?.data ?? {};
		const address = bench.callbackUrl(id);
		const words = [address, encodeURIComponent(address), token, SECRET, TOKEN];
		bench.service.addFaults(telltale({ action: 'SubmitSmarttagJob', message: `No: ${words.join(' ')}.` }));
		const result = await bench.finished(id);

		const shown = onError === 'stopWorkflow' ? result.error().message : JSON.stringify(result.output);
		expect(result.errorOutput).toHaveLength(onError === 'continueErrorOutput' ? 3 : 0);
		if (onError !== 'continueErrorOutput') expect(shown).toContain('No: *** *** *** *** ***.');
		expectNoSecret(id);
	});

	it('when the jobs had ended before it was suspended', async () => {
		const quick = await CallbackBench.open({ submittedMs: 0, processingMs: 0, pipelineConcurrency: 9, latencyMs: 20 });
		const id = quick.start({ items: videos(3), jobsStartAtOnce: true, parameters: { options: { concurrency: 1 } } });
		await quick.finished(id);

		expect(quick.host.execution(id).timesResumed).toBe(0);
		const stored = quick.host.store.load(id);
		const token = stored?.data.resumeToken ?? 'none';
		delete stored?.data.resumeToken;
		expect(JSON.stringify(stored)).not.toContain(token);
		await quick.close();
	});

	it('nor does a callback get to read any of it', async () => {
		bench.service.addFaults({ kind: 'callbackLost' });
		const id = start(LONG, 'V3');
		await bench.host.suspended(id);
		await waitFor(() => bench.service.jobs().every(({ finishedAt }) => finishedAt) || undefined);
		const answer = await fetch(bench.callbackUrl(id), { method: 'POST', body: '{}' });

		expect(await answer.text()).toBe('{"received":true}');
		await bench.finished(id);
	});
});
