import type * as PausesModule from '../../support/pauses';
import { ended, IGNORED, TriggerBench } from '../../support/triggerBench';
import { waitFor } from '../../support/waitFor';

/** Pauses are made half as long, so that no check is over while the calls of a flood still come in. */
const mockPauses = { shorter: 2, made: [] as number[] };
jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof PausesModule>('../../support/pauses').withPauses(() => mockPauses),
);

const QUERY = 'QuerySmarttagJob';
const CALLS = 100;

describe('100 forged calls without authentication', () => {
	let bench: TriggerBench;
	beforeAll(async () => (bench = await TriggerBench.open()));
	afterAll(async () => await bench.close());
	beforeEach(() => bench.service.reset());

	const queries = () => bench.service.countRequests(QUERY);
	const allAnswered = async () =>
		await waitFor(() => bench.service.requests().every(({ endedAt }) => endedAt !== undefined) || undefined);
	const flood = async (jobIdOf: (index: number) => string) => {
		const trigger = await bench.listen({ parameters: { webhookAuthentication: 'none' } });
		const calls = Array.from({ length: CALLS }, async (_, index) => await trigger.post(ended(jobIdOf(index))));
		const statuses = (await Promise.all(calls)).map(({ status }) => status);
		return { trigger, count: (wanted: number) => statuses.filter((status) => status === wanted).length };
	};

	it.each([
		['throttles', { kind: 'throttle' }],
		['has a fault', { kind: 'serverError' }],
		['closes connections', { kind: 'closeBefore' }],
	] as const)('make 20 queries at most while the API %s', async (_name, fault) => {
		bench.service.addFaults({ ...fault, action: QUERY });
		const { trigger, count } = await flood((index) => `forged-${index}`);
		await waitFor(() => queries() >= 20 || undefined);
		await allAnswered();

		expect([count(200), count(429)]).toEqual([5, 95]);
		expect(queries()).toBe(20);
		expect(trigger.executions()).toEqual([]);
	});

	it('make one query for each job at most, and 30 at once, where the jobs do not exist', async () => {
		const { trigger, count } = await flood((index) => `forged-${index}`);
		await allAnswered();

		expect(count(404) + count(429)).toBe(CALLS);
		expect(queries()).toBe(count(404));
		// A token comes back each second that the flood takes.
		expect(queries()).toBeLessThanOrEqual(30 + 10);
		expect(trigger.executions()).toEqual([]);
	});

	it('for one job that goes on make four queries, and its end starts one execution', async () => {
		const [jobId = ''] = await bench.bench.newJobs({ Input: '{"Type":"OSS","Media":"oss://bucket/takes-1500ms.mp4"}' });
		const { trigger } = await flood(() => jobId);

		expect(await trigger.item()).toMatchObject({ JobId: jobId, JobStatus: 'Success' });
		expect(queries()).toBeLessThanOrEqual(4);
		expect(await trigger.post(ended(jobId))).toMatchObject(IGNORED);
		expect(trigger.executions()).toHaveLength(1);
	});
});
