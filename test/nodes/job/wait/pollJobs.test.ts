import fc from 'fast-check';

import { ImsFailure } from '../../../../nodes/AlibabaCloudSmarttag/ims/imsFailure';
import type { JobReply } from '../../../../nodes/AlibabaCloudSmarttag/job/queryJob';
import { pollJobs, type PollReport, type PollSettings } from '../../../../nodes/AlibabaCloudSmarttag/job/wait/pollJobs';

/** What the API says of a job at a question: a state, or why it says nothing. */
type Answer = string | Error;

const noAnswer = () => new ImsFailure('No answer came', { mayHaveExecuted: true, transient: true });
const refusal = () => new ImsFailure('Not authorized', { code: 'NoPermission', mayHaveExecuted: false });
const noSuchJob = () => new ImsFailure('No such job', { code: 'ResourceNotFound', mayHaveExecuted: false });
const throttling = (retryAfterMs = 0) =>
	new ImsFailure('Too many', { mayHaveExecuted: false, transient: true, rejectedBeforeExecution: true, retryAfterMs });

const SETTINGS: PollSettings = {
	concurrency: 10,
	queryAtOnce: true,
	firstPauseMs: 1_000,
	longestPauseMs: 10_000,
	refusalTimeoutMs: 60_000,
	timeoutMs: 3_600_000,
	stopOnError: false,
};

/** An API whose answers a test makes up, and what it was asked and when, in milliseconds since the start. */
class Api {
	readonly asked: Array<{ readonly jobId: string; readonly at: number }> = [];
	underWay = 0;
	mostUnderWay = 0;
	private readonly began = Date.now();

	constructor(
		private readonly answer: (jobId: string, times: number, at: number) => Answer,
		private readonly answerMs = 0,
	) {}

	readonly ask = async (jobId: string): Promise<JobReply> => {
		const at = Date.now() - this.began;
		this.asked.push({ jobId, at });
		this.underWay += 1;
		this.mostUnderWay = Math.max(this.mostUnderWay, this.underWay);
		if (this.answerMs > 0) await new Promise((resolve) => setTimeout(resolve, this.answerMs));
		this.underWay -= 1;
		const answer = this.answer(jobId, this.jobs().filter((asked) => asked === jobId).length, at);
		if (answer instanceof Error) throw answer;
		return { jobId, status: answer, json: { jobId, status: answer }, parts: [], unread: [] };
	};

	jobs(): string[] {
		return this.asked.map(({ jobId }) => jobId);
	}

	times(): number[] {
		return this.asked.map(({ at }) => at);
	}
}

/** Runs to the end, however long that takes, in no time. */
async function poll(api: Api, jobIds: readonly string[], settings: Partial<PollSettings> = {}): Promise<PollReport> {
	const report = pollJobs(jobIds, api.ask, { ...SETTINGS, ...settings });
	const ended = report.then(
		() => true,
		() => true,
	);
	while (!(await Promise.race([ended, Promise.resolve(false)]))) await jest.advanceTimersByTimeAsync(100);
	return await report;
}

beforeEach(() => {
	jest.useFakeTimers();
	jest.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => {
	jest.useRealTimers();
	jest.restoreAllMocks();
});

describe('The pauses', () => {
	const endsAt = (end: number) => new Api((_jobId, _times, at) => (at >= end ? 'Success' : 'Processing'));

	it('come before the first query, unless the first query comes at once', async () => {
		const later = endsAt(0);
		await poll(later, ['a'], { queryAtOnce: false });
		const atOnce = endsAt(0);
		await poll(atOnce, ['a'], { queryAtOnce: true });

		expect(later.times()).toEqual([1_000]);
		expect(atOnce.times()).toEqual([0]);
	});

	it('grow by half from the first to the longest', async () => {
		const api = endsAt(40_000);
		await poll(api, ['a'], { longestPauseMs: 5_000 });

		const pauses = api.times().map((at, index, times) => at - (times[index - 1] ?? 0));
		expect(pauses.slice(1, 6)).toEqual([1_000, 1_500, 2_250, 3_375, 5_000]);
		expect(new Set(pauses.slice(5))).toEqual(new Set([5_000]));
	});

	it('are never longer than the longest, though the first is', async () => {
		const api = endsAt(0);
		await poll(api, ['a'], { queryAtOnce: false, firstPauseMs: 60_000, longestPauseMs: 2_000 });

		expect(api.times()).toEqual([2_000]);
	});
});

describe('A round', () => {
	it('queries the jobs that have not ended, and for no other again', async () => {
		const api = new Api((jobId, times) => (jobId === 'short' || times === 3 ? 'Success' : 'Processing'));
		await poll(api, ['short', 'long']);

		expect(api.jobs()).toEqual(['short', 'long', 'long', 'long']);
	});

	it('queries a job that several items name once', async () => {
		const api = new Api(() => 'Success');
		const { progress: fates } = await poll(api, ['a', 'b', 'a']);

		expect(api.jobs()).toEqual(['a', 'b']);
		expect([...fates.keys()].sort()).toEqual(['a', 'b']);
	});

	it('queries again what failed', async () => {
		const api = new Api((_jobId, times) => (times < 4 ? noAnswer() : 'Success'));
		const { progress: fates, queries: questions, failedQueries: unanswered } = await poll(api, ['a']);

		expect([questions, unanswered]).toEqual([4, 3]);
		expect(fates.get('a')?.settled).toMatchObject({ result: { status: 'Success' } });
	});

	it('does not query again a job that does not exist', async () => {
		const error = noSuchJob();
		const api = new Api((jobId, times) => (jobId === 'bad' ? error : times < 3 ? 'Processing' : 'Success'));
		const { progress: fates } = await poll(api, ['bad', 'good']);

		expect(api.jobs().filter((jobId) => jobId === 'bad')).toHaveLength(1);
		expect(fates.get('bad')).toEqual({ status: '', settled: { error } });
		expect(fates.get('good')?.status).toBe('Success');
	});

	it('that is throttled ends at once, and every job is queried later', async () => {
		const api = new Api((_jobId, _times, at) => (at === 0 ? throttling() : 'Success'));
		const { progress: fates } = await poll(api, ['a', 'b', 'c', 'd'], { concurrency: 1 });

		expect(api.times().filter((at) => at === 0)).toHaveLength(1);
		expect([...fates.values()].map(({ status }) => status)).toEqual(['Success', 'Success', 'Success', 'Success']);
	});

	it('with another fault continues to the other jobs', async () => {
		const api = new Api((jobId, times) => (jobId === 'a' && times === 1 ? noAnswer() : 'Success'));
		await poll(api, ['a', 'b', 'c'], { concurrency: 1 });

		expect(api.jobs()).toEqual(['a', 'b', 'c', 'a']);
	});
});

describe('After throttling', () => {
	const quick = { firstPauseMs: 100, longestPauseMs: 100, concurrency: 1 };

	it('the service gets no query for as long as it asked', async () => {
		const api = new Api((_jobId, times) => (times === 1 ? throttling(7_000) : 'Success'));
		await poll(api, ['a'], quick);

		expect(api.times()).toEqual([0, 7_000]);
	});

	it('the rests double from round to round, and are over when a round was not throttled', async () => {
		const api = new Api((_jobId, times) => (times <= 4 ? throttling() : times < 8 ? 'Processing' : 'Success'));
		await poll(api, ['a'], quick);

		const pauses = api.times().map((at, index, times) => at - (times[index - 1] ?? 0));
		expect(pauses).toEqual([0, 500, 1_000, 2_000, 4_000, 100, 100, 100]);
	});

	it('the rests begin anew', async () => {
		const api = new Api((_jobId, times) => ([1, 2, 4].includes(times) ? throttling() : times < 5 ? '' : 'Success'));
		await poll(api, ['a'], quick);

		const pauses = api.times().map((at, index, times) => at - (times[index - 1] ?? 0));
		expect(pauses).toEqual([0, 500, 1_000, 100, 500]);
	});

	it('a rest is no shorter than the pause', async () => {
		const api = new Api((_jobId, times) => (times === 1 ? throttling() : 'Success'));
		await poll(api, ['a'], { firstPauseMs: 9_000 });

		expect(api.times()).toEqual([0, 9_000]);
	});
});

describe('When the time is over', () => {
	it('the waiting ends, with one last query then', async () => {
		const api = new Api(() => 'Processing');
		const { progress: fates, waitedMs } = await poll(api, ['a'], { timeoutMs: 4_000 });

		expect(api.times()).toEqual([0, 1_000, 2_500, 4_000]);
		expect(waitedMs).toBe(4_000);
		expect(fates.get('a')).toEqual({ status: 'Processing' });
	});

	it('a rest that the service asked for does not make it longer', async () => {
		const api = new Api(() => throttling(300_000));
		const { waitedMs } = await poll(api, ['a'], { timeoutMs: 4_000 });

		expect(waitedMs).toBe(4_000);
	});

	it('the last state and the last fault are reported', async () => {
		const fault = noAnswer();
		const api = new Api((_jobId, times) => (times === 1 ? 'Processing' : fault));
		const { progress: fates } = await poll(api, ['a'], { timeoutMs: 4_000 });

		expect(fates.get('a')).toEqual({ status: 'Processing', fault });
	});

	it('a fault that is over is not reported', async () => {
		const api = new Api((_jobId, times) => (times === 1 ? noAnswer() : 'Processing'));
		const { progress: fates } = await poll(api, ['a'], { timeoutMs: 4_000 });

		expect(fates.get('a')).toEqual({ status: 'Processing' });
	});

	it.each(['', 'Pausing', 'success', 'Submitted'])('a job in state %p has not ended', async (status) => {
		const { progress: fates } = await poll(new Api(() => status), ['a'], { timeoutMs: 1 });

		expect(fates.get('a')).toEqual({ status });
	});
});

describe('When a failing item stops the workflow', () => {
	const stopOnError = true;

	it.each<[string, Answer]>([
		['ends in Fail', 'Fail'],
		['does not exist', noSuchJob()],
	])('a job that %s ends the waiting after its round', async (_what, answer) => {
		const api = new Api((jobId) => (jobId === 'bad' ? answer : 'Processing'));
		const { progress: fates } = await poll(api, ['a', 'bad', 'b'], { stopOnError, concurrency: 1 });

		expect(api.jobs()).toEqual(['a', 'bad', 'b']);
		expect([fates.get('a')?.status, fates.get('b')?.status]).toEqual(['Processing', 'Processing']);
	});

	it('success and faults that may be transient do not end it', async () => {
		const api = new Api((jobId, times) => (jobId === 'a' || times === 3 ? 'Success' : noAnswer()));
		const { progress: fates } = await poll(api, ['a', 'b'], { stopOnError });

		expect(fates.get('b')?.status).toBe('Success');
	});

	it('otherwise the others are waited for', async () => {
		const api = new Api((jobId, times) => (jobId === 'bad' ? 'Fail' : times < 3 ? 'Processing' : 'Success'));
		const { progress: fates } = await poll(api, ['bad', 'a']);

		expect([fates.get('bad')?.status, fates.get('a')?.status]).toEqual(['Fail', 'Success']);
	});
});

describe('A refusal, which concerns the caller and not the job,', () => {
	it.each([
		['the API', refusal()],
		['n8n or the credential', new Error('blocked')],
	])('of %s ends no wait when it is over soon', async (_what, error) => {
		const api = new Api((_jobId, times) => (times < 3 ? error : 'Success'));
		const { progress, failedQueries } = await poll(api, ['a', 'b'], { stopOnError: true });

		expect([...progress.values()].map(({ status }) => status)).toEqual(['Success', 'Success']);
		expect(failedQueries).toBe(4);
	});

	it('ends the wait when it lasts, with the error for each job that is open', async () => {
		const error = refusal();
		const api = new Api((jobId, times) => (jobId === 'a' && times === 1 ? 'Success' : error));
		const { progress, waitedMs } = await poll(api, ['a', 'b', 'c'], { refusalTimeoutMs: 10_000, timeoutMs: 600_000 });

		expect(progress.get('a')?.settled).toMatchObject({ result: { status: 'Success' } });
		expect(progress.get('b')).toEqual({ status: '', settled: { error } });
		expect(progress.get('c')).toEqual({ status: '', settled: { error } });
		expect(waitedMs).toBeGreaterThanOrEqual(10_000);
		expect(waitedMs).toBeLessThan(600_000);
	});
});

describe('When the execution is cancelled', () => {
	it('during a pause, nothing more is sent', async () => {
		const controller = new AbortController();
		const api = new Api(() => 'Processing');
		setTimeout(() => controller.abort(), 1_700);
		const { waitedMs, progress: fates } = await poll(api, ['a'], { signal: controller.signal });

		expect(api.times()).toEqual([0, 1_000]);
		expect(waitedMs).toBeLessThan(2_000);
		expect(fates.get('a')).toEqual({ status: 'Processing' });
	});

	it('during a round, queries in flight are waited for and nothing more is sent', async () => {
		const controller = new AbortController();
		const api = new Api(() => 'Processing', 500);
		setTimeout(() => controller.abort(), 700);
		const { progress: fates } = await poll(api, ['a', 'b', 'c', 'd'], { signal: controller.signal, concurrency: 1 });

		expect(api.jobs()).toEqual(['a', 'b']);
		expect(['a', 'b', 'c', 'd'].map((jobId) => fates.get(jobId)?.status)).toEqual(['Processing', 'Processing', '', '']);
	});
});

it('without jobs nothing is sent and nothing is waited for', async () => {
	const api = new Api(() => 'Processing');
	const { progress: fates, queries: questions, waitedMs } = await poll(api, [], { queryAtOnce: false });

	expect([fates.size, questions, waitedMs, api.asked]).toEqual([0, 0, 0, []]);
});

it('whatever the API answers, each job has the state that was reported last, never too many queries are in flight, and it ends in time', async () => {
	const answers = fc.constantFrom<() => Answer>(
		...['Submitted', 'Processing', 'Success', 'Fail', 'Pausing', ''].map((status) => () => status),
		...[noAnswer, refusal, throttling, () => throttling(4_000)],
	);
	const run = fc.record({
		jobs: fc.array(fc.array(answers, { minLength: 1, maxLength: 6 }), { maxLength: 6 }),
		concurrency: fc.integer({ min: 1, max: 4 }),
		answerMs: fc.constantFrom(0, 700),
		stopOnError: fc.boolean(),
		askAtOnce: fc.boolean(),
	});
	await fc.assert(
		fc.asyncProperty(run, async ({ jobs, answerMs, ...settings }) => {
			const told = new Map<string, Answer>();
			const api = new Api((jobId, times) => {
				const ofJob = jobs[Number(jobId)] ?? [];
				const answer = ofJob[Math.min(times, ofJob.length) - 1]?.() ?? '';
				told.set(jobId, answer instanceof ImsFailure ? (told.get(jobId) ?? '') : answer);
				return answer;
			}, answerMs);
			const timeoutMs = 20_000;
			const jobIds = jobs.map((_, index) => String(index));
			const { progress: fates, queries: questions, waitedMs } = await poll(api, jobIds, { ...settings, timeoutMs });

			expect([...fates.keys()].sort()).toEqual(jobIds);
			for (const [jobId, { status, settled }] of fates) {
				const last = told.get(jobId) ?? '';
				expect([status, settled !== undefined]).toEqual([last, last === 'Success' || last === 'Fail']);
			}
			expect(api.mostUnderWay).toBeLessThanOrEqual(settings.concurrency);
			expect(questions).toBe(api.asked.length);
			expect(waitedMs).toBeLessThanOrEqual(timeoutMs + jobs.length * answerMs);
		}),
		{ numRuns: 60 },
	);
});
