import fc from 'fast-check';

import { ImsFailure } from '../../../../nodes/AlibabaCloudSmarttag/ims/imsFailure';
import { queryUntilUnfinished } from '../../../../nodes/AlibabaCloudSmarttag/job/wait/queryUntilUnfinished';
import type { JobReply } from '../../../../nodes/AlibabaCloudSmarttag/job/queryJob';

const NO_RESULTS = { parts: [], unread: [] };

type Answer = string | Error;

const noAnswer = new ImsFailure('No answer came', { mayHaveExecuted: true, transient: true });
const noSuchJob = new ImsFailure('No such job', { code: 'JobNotFound', mayHaveExecuted: false });

/** An API with an answer for each job; what it was asked, and how many questions were under way at most. */
class Api {
	readonly asked: string[] = [];
	readonly underWay: number[] = [];
	private count = 0;

	constructor(private readonly answers: ReadonlyMap<string, Answer>) {}

	readonly ask = async (jobId: string): Promise<JobReply> => {
		this.asked.push(jobId);
		this.underWay.push((this.count += 1));
		await new Promise((resolve) => setImmediate(resolve));
		this.count -= 1;
		const answer = this.answers.get(jobId) ?? '';
		if (answer instanceof Error) throw answer;
		return { jobId, status: answer, json: { jobId }, ...NO_RESULTS };
	};
}

const ended = (count: number): Array<[string, Answer]> =>
	Array.from({ length: count }, (_, index) => [`job ${index}`, 'Success']);

/** Asks an API with these answers for its jobs, in their order. */
async function ask(answers: ReadonlyArray<[string, Answer]>, width = 10) {
	const api = new Api(new Map(answers));
	const toldAsEnded: string[] = [];
	const jobIds = answers.map(([jobId]) => jobId);
	const told = queryUntilUnfinished(jobIds, api.ask, width, (jobId) => toldAsEnded.push(jobId));
	return { api, toldAsEnded, told: await told.catch((error: unknown) => ({ error })) };
}

describe('While a job continues', () => {
	it.each(['Processing', 'Submitted', 'Pausing', ''])('state %p of the first one costs one query', async (status) => {
		const { api, told } = await ask([['a', status], ...ended(50)]);

		expect(told).toBeUndefined();
		expect(api.asked).toEqual(['a']);
	});

	it('the jobs before it are reported as ended, and those in the batches after it are not queried', async () => {
		const { api, told, toldAsEnded } = await ask([...ended(4), ['open', 'Processing'], ...ended(40).slice(4)]);

		expect(told).toBeUndefined();
		expect(api.asked).toHaveLength(7);
		expect(toldAsEnded).toEqual(['job 0', 'job 1', 'job 2', 'job 3', 'job 4', 'job 5']);
	});
});

describe('When all jobs have ended', () => {
	it('each is reported, failed ones and unknown ones too', async () => {
		const { told, toldAsEnded } = await ask([
			['a', 'Success'],
			['b', 'Fail'],
			['c', noSuchJob],
		]);

		expect(told).toEqual(
			new Map([
				['a', { result: { jobId: 'a', status: 'Success', json: { jobId: 'a' }, ...NO_RESULTS } }],
				['b', { result: { jobId: 'b', status: 'Fail', json: { jobId: 'b' }, ...NO_RESULTS } }],
				['c', { error: noSuchJob }],
			]),
		);
		expect(toldAsEnded).toEqual(['a', 'b', 'c']);
	});

	it('more and more are queried at a time, up to the concurrency', async () => {
		const { api } = await ask(ended(30), 8);

		expect(api.underWay).toEqual(
			[1, 2]
				.flatMap((size) => Array.from({ length: size }, (_, index) => index + 1))
				.concat(...[4, 8, 8, 7].map((size) => Array.from({ length: size }, (_, index) => index + 1))),
		);
	});

	it('a concurrency of one queries one at a time', async () => {
		const { api, told } = await ask(ended(5), 1);

		expect(api.underWay).toEqual([1, 1, 1, 1, 1]);
		expect(told).toHaveProperty('size', 5);
	});

	it('there is nothing to query without jobs', async () => {
		expect((await ask([])).told).toEqual(new Map());
	});
});

describe('When a query failed', () => {
	it('that is thrown, and nothing more is sent', async () => {
		const { api, told } = await ask([['a', 'Success'], ['b', noAnswer], ['c', 'Success'], ...ended(20)]);

		expect(told).toEqual({ error: noAnswer });
		expect(api.asked).toEqual(['a', 'b', 'c']);
	});

	it.each([
		['a refusal of the API', new ImsFailure('Not authorized', { code: 'NoPermission', mayHaveExecuted: false })],
		['an error of n8n or the credential', new Error('blocked')],
	])('with %s, that is thrown too, since it says nothing about the job', async (_what, error) => {
		expect((await ask([['a', error]])).told).toEqual({ error });
	});
});

it('reports all jobs exactly when all have ended, queries in their order, and none twice', async () => {
	const answer = fc.oneof(
		{ weight: 20, arbitrary: fc.constantFrom<Answer>('Success', 'Fail', noSuchJob) },
		{ weight: 1, arbitrary: fc.constantFrom<Answer>('Processing', noAnswer) },
	);
	await fc.assert(
		fc.asyncProperty(fc.array(answer, { maxLength: 40 }), fc.integer({ min: 1, max: 12 }), async (answers, width) => {
			const jobs = answers.map((told, index): [string, Answer] => [`job ${index}`, told]);
			const { api, told, toldAsEnded } = await ask(jobs, width);

			const firstOpen = answers.findIndex((given) => given === 'Processing' || given === noAnswer);
			expect(told instanceof Map).toBe(firstOpen < 0);
			if (told instanceof Map) expect([...told.keys()]).toEqual(jobs.map(([jobId]) => jobId));
			expect(api.asked).toEqual(jobs.slice(0, api.asked.length).map(([jobId]) => jobId));
			expect(api.asked.length).toBeLessThan(firstOpen < 0 ? Infinity : firstOpen + 1 + Math.min(width, firstOpen + 1));
			expect(Math.max(0, ...api.underWay)).toBeLessThanOrEqual(width);
			expect(toldAsEnded.every((jobId) => api.asked.includes(jobId))).toBe(true);
		}),
		{ numRuns: 300 },
	);
});
