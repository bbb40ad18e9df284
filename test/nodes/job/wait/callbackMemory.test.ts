import fc from 'fast-check';

import {
	checkOnce,
	forgetCallbacks,
	allCalledBack,
	noteEnd,
	queryOrder,
} from '../../../../nodes/AlibabaCloudSmarttag/job/wait/callbackMemory';

/** What is remembered outlives a test, so each has an execution of its own. */
let executions = 0;
const newExecution = () => `execution ${(executions += 1)}`;

/** A check that a test ends. */
class HeldChecks<T> {
	private readonly ends: Array<{ resolve: (found: T | undefined) => void; reject: (error: Error) => void }> = [];
	begun = 0;

	readonly check = async (): Promise<T | undefined> => {
		this.begun += 1;
		return await new Promise((resolve, reject) => this.ends.push({ resolve, reject }));
	};

	async find(found: T | undefined): Promise<void> {
		this.ends.shift()?.resolve(found);
		await settle();
	}

	async fail(error: Error): Promise<void> {
		this.ends.shift()?.reject(error);
		await settle();
	}
}

/** Lets everything that waits for a settled promise go on. */
async function settle(): Promise<void> {
	await new Promise((resolve) => setImmediate(resolve));
}

describe('The order of queries', () => {
	it('is newest first, as long as no end was reported', () => {
		expect(queryOrder(newExecution(), ['a', 'b', 'c'])).toEqual(['c', 'b', 'a']);
	});

	it('puts those whose end was reported behind the others', () => {
		const execution = newExecution();
		noteEnd(execution, 'c');
		noteEnd(execution, 'a');

		expect(queryOrder(execution, ['a', 'b', 'c', 'd'])).toEqual(['d', 'b', 'c', 'a']);
	});

	it('has nothing to do with other executions', () => {
		noteEnd(newExecution(), 'b');

		expect(queryOrder(newExecution(), ['a', 'b'])).toEqual(['b', 'a']);
	});

	it('begins anew when an execution is forgotten', () => {
		const execution = newExecution();
		noteEnd(execution, 'b');
		forgetCallbacks(execution);

		expect(queryOrder(execution, ['a', 'b'])).toEqual(['b', 'a']);
	});

	it('has every job once, and leaves the list as it is', () => {
		fc.assert(
			fc.property(fc.uniqueArray(fc.string()), fc.array(fc.string()), fc.array(fc.nat(30)), (jobIds, others, told) => {
				const execution = newExecution();
				const given = [...jobIds];
				for (const jobId of others) noteEnd(execution, jobId);
				for (const index of told) if (jobIds[index] !== undefined) noteEnd(execution, jobIds[index]);
				const order = queryOrder(execution, jobIds);

				expect([...order].sort()).toEqual([...given].sort());
				expect(jobIds).toEqual(given);
			}),
		);
	});
});

describe('The ends that were reported', () => {
	it('are those of all jobs when each was reported', () => {
		const execution = newExecution();
		noteEnd(execution, 'a');
		expect(allCalledBack(execution, ['a', 'b'])).toBe(false);
		noteEnd(execution, 'b');

		expect(allCalledBack(execution, ['a', 'b'])).toBe(true);
	});

	it('are unknown of an execution without callbacks', () => {
		expect(allCalledBack(newExecution(), ['a'])).toBe(false);
	});

	it('are kept of the thousand executions that were called last', () => {
		const [first, second] = [newExecution(), newExecution()];
		noteEnd(first, 'a');
		noteEnd(second, 'a');
		for (let others = 0; others < 998; others += 1) noteEnd(newExecution(), 'a');
		noteEnd(first, 'b');
		noteEnd(newExecution(), 'a');

		expect(allCalledBack(first, ['a', 'b'])).toBe(true);
		expect(allCalledBack(second, ['a'])).toBe(false);
	});
});

describe('A check', () => {
	it('returns what it found', async () => {
		expect(await checkOnce(newExecution(), () => Promise.resolve('all'))).toBe('all');
	});

	it('that finds nothing is not repeated when no callback came meanwhile', async () => {
		const check = jest.fn(() => Promise.resolve(undefined));

		expect(await checkOnce(newExecution(), check)).toBeUndefined();
		expect(check).toHaveBeenCalledTimes(1);
	});

	it('is run once more when a callback came meanwhile, however often; those calls get nothing', async () => {
		const execution = newExecution();
		const held = new HeldChecks<string>();
		const never = jest.fn(() => Promise.resolve('second'));
		const first = checkOnce(execution, held.check);
		expect(await Promise.all([checkOnce(execution, never), checkOnce(execution, never)])).toEqual([
			undefined,
			undefined,
		]);
		await held.find(undefined);
		expect(held.begun).toBe(2);
		await held.find(undefined);

		expect(await first).toBeUndefined();
		expect([held.begun, never.mock.calls]).toEqual([2, []]);
	});

	it('that has found what it looked for is over, though a callback came meanwhile', async () => {
		const execution = newExecution();
		const held = new HeldChecks<string>();
		const first = checkOnce(execution, held.check);
		await checkOnce(execution, held.check);
		await held.find('all');

		expect(await first).toBe('all');
		expect(held.begun).toBe(1);
	});

	it.each([
		['found nothing', async (held: HeldChecks<string>) => await held.find(undefined)],
		['found all', async (held: HeldChecks<string>) => await held.find('all')],
		['failed', async (held: HeldChecks<string>) => await held.fail(new Error('away'))],
	])('that has %s makes room for the next', async (_what, end) => {
		const execution = newExecution();
		const held = new HeldChecks<string>();
		const first = checkOnce(execution, held.check).catch(() => 'failed');
		await end(held);
		await first;

		expect(await checkOnce(execution, () => Promise.resolve('next'))).toBe('next');
	});

	it('that fails rejects for its caller', async () => {
		await expect(checkOnce(newExecution(), () => Promise.reject(new Error('away')))).rejects.toThrow('away');
	});

	it('that fails is run once more when a callback came meanwhile', async () => {
		const execution = newExecution();
		const held = new HeldChecks<string>();
		const first = checkOnce(execution, held.check);
		await checkOnce(execution, held.check);
		await held.fail(new Error('away'));
		expect(held.begun).toBe(2);
		await held.find('all');

		expect(await first).toBe('all');
	});

	it('does not wait for the check of another execution', async () => {
		const held = new HeldChecks<string>();
		const first = checkOnce(newExecution(), held.check);

		expect(await checkOnce(newExecution(), () => Promise.resolve('other'))).toBe('other');
		await held.find('all');
		expect(await first).toBe('all');
	});
});
