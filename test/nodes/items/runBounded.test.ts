import fc from 'fast-check';

import { hasFailed, type Outcome, runBounded } from '../../../nodes/AlibabaCloudSmarttag/items/runBounded';

/** Items that are their own index. */
function numbers(count: number): number[] {
	return Array.from({ length: count }, (_, index) => index);
}

/** Lets everything that waits for a settled promise go on. */
async function settle(): Promise<void> {
	await new Promise((resolve) => {
		setImmediate(resolve);
	});
}

/** Tasks that end when the test says so. */
function controlledTasks() {
	const ends = new Map<number, { resolve: (result: string) => void; reject: (error: unknown) => void }>();
	const started: number[] = [];
	return {
		started,
		task: async (index: number) => {
			started.push(index);
			return await new Promise<string>((resolve, reject) => {
				ends.set(index, { resolve, reject });
			});
		},
		succeed: async (index: number) => {
			ends.get(index)?.resolve(`result ${index}`);
			await settle();
		},
		fail: async (index: number) => {
			ends.get(index)?.reject(new Error(`error ${index}`));
			await settle();
		},
	};
}

const carryOn = { concurrency: 2, stopOnError: false };

it('starts no more than its concurrency at a time, in order, and the next as soon as one ends', async () => {
	const { started, task, succeed, fail } = controlledTasks();
	const run = runBounded(numbers(5), { concurrency: 3, stopOnError: false }, task);
	expect(started).toEqual([0, 1, 2]);
	await succeed(1);
	expect(started).toEqual([0, 1, 2, 3]);
	await fail(3);
	expect(started).toEqual([0, 1, 2, 3, 4]);
	for (const index of [4, 2, 0]) await succeed(index);
	await expect(run).resolves.toHaveLength(5);
});

it('returns the outcome of each task in the order of the tasks, not of their ends', async () => {
	const { task, succeed, fail } = controlledTasks();
	const run = runBounded(numbers(4), { concurrency: 4, stopOnError: false }, task);
	await succeed(3);
	await fail(2);
	await succeed(1);
	await fail(0);
	expect(await run).toEqual([
		{ error: new Error('error 0') },
		{ result: 'result 1' },
		{ error: new Error('error 2') },
		{ result: 'result 3' },
	]);
});

it('waits for every task', async () => {
	const { task, succeed } = controlledTasks();
	let ended = false;
	const run = runBounded(numbers(2), carryOn, task).then(() => {
		ended = true;
	});
	await succeed(1);
	expect(ended).toBe(false);
	await succeed(0);
	await run;
	expect(ended).toBe(true);
});

describe('when it stops on an error', () => {
	it('starts no more, but waits for those in flight and keeps their results', async () => {
		const { started, task, succeed, fail } = controlledTasks();
		const run = runBounded(numbers(6), { concurrency: 3, stopOnError: true }, task);
		await succeed(0);
		await fail(2);
		await succeed(1);
		await fail(3);
		expect(await run).toEqual([
			{ result: 'result 0' },
			{ result: 'result 1' },
			{ error: new Error('error 2') },
			{ error: new Error('error 3') },
			undefined,
			undefined,
		]);
		expect(started).toEqual([0, 1, 2, 3]);
	});

	it('does not stop without an error', async () => {
		const outcomes = await runBounded(numbers(5), { concurrency: 2, stopOnError: true }, (index) =>
			Promise.resolve(index),
		);
		expect(outcomes).toEqual([0, 1, 2, 3, 4].map((result) => ({ result })));
	});
});

it('continues after errors otherwise', async () => {
	const outcomes = await runBounded(numbers(5), carryOn, (index) => Promise.reject(new Error(`error ${index}`)));
	expect(outcomes.map(hasFailed)).toEqual([true, true, true, true, true]);
});

describe('an abort signal', () => {
	it('that was given beforehand keeps every task from starting', async () => {
		const { started, task } = controlledTasks();
		const outcomes = await runBounded(numbers(3), { ...carryOn, signal: AbortSignal.abort() }, task);
		expect(outcomes).toEqual([undefined, undefined, undefined]);
		expect(started).toEqual([]);
	});

	it('that comes on the way starts no more and waits for those in flight', async () => {
		const { started, task, succeed, fail } = controlledTasks();
		const controller = new AbortController();
		const run = runBounded(numbers(4), { ...carryOn, signal: controller.signal }, task);
		controller.abort();
		await succeed(0);
		await fail(1);
		expect(await run).toEqual([{ result: 'result 0' }, { error: new Error('error 1') }, undefined, undefined]);
		expect(started).toEqual([0, 1]);
	});

	it('that never comes changes nothing', async () => {
		const signal = new AbortController().signal;
		expect(await runBounded(numbers(1), { ...carryOn, signal }, () => Promise.resolve('a'))).toEqual([{ result: 'a' }]);
	});
});

describe('edges', () => {
	it('no items have no outcomes', async () => {
		expect(await runBounded(numbers(0), carryOn, () => Promise.reject(new Error('not called')))).toEqual([]);
	});

	it('a concurrency larger than the number of tasks starts each once', async () => {
		const { started, task, succeed } = controlledTasks();
		const run = runBounded(numbers(2), { concurrency: 1_000_000, stopOnError: true }, task);
		expect(started).toEqual([0, 1]);
		await succeed(0);
		await succeed(1);
		expect(await run).toEqual([{ result: 'result 0' }, { result: 'result 1' }]);
	});

	it('a task that throws before its promise is there has failed like any other', async () => {
		const outcomes = await runBounded(numbers(2), carryOn, (index) => {
			if (index === 0) throw new Error('at once');
			return Promise.resolve(index);
		});
		expect(outcomes).toEqual([{ error: new Error('at once') }, { result: 1 }]);
	});

	it('an error that is undefined is an error, a result that is undefined is a result', async () => {
		const outcomes = await runBounded(numbers(2), { concurrency: 1, stopOnError: false }, (index) =>
			// eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what a library may do
			index === 0 ? Promise.reject(undefined) : Promise.resolve(undefined),
		);
		expect(outcomes.map(hasFailed)).toEqual([true, false]);
		expect(outcomes).toEqual([{ error: undefined }, { result: undefined }]);
	});
});

it('never has more than its concurrency in flight and leaves no task out, whatever the order of the ends', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.scheduler(),
			fc.nat(12),
			fc.integer({ min: 1, max: 6 }),
			async (scheduler, count, concurrency) => {
				let inFlight = 0;
				let most = 0;
				const run = runBounded(numbers(count), { concurrency, stopOnError: false }, async (index) => {
					inFlight += 1;
					most = Math.max(most, inFlight);
					await scheduler.schedule(Promise.resolve());
					inFlight -= 1;
					return index;
				});
				await scheduler.waitFor(run);
				expect(await run).toEqual(Array.from({ length: count }, (_, result) => ({ result })));
				expect(most).toBe(Math.min(concurrency, count));
			},
		),
		{ numRuns: 200 },
	);
});

describe('hasFailed', () => {
	it.each<[expected: boolean, name: string, outcome: Outcome<unknown>]>([
		[true, 'a task that failed', { error: new Error('error') }],
		[false, 'a task that succeeded', { result: 'error' }],
		[false, 'a task that was never started', undefined],
	])('is %p for %s', (expected, _name, outcome) => {
		expect(hasFailed(outcome)).toBe(expected);
	});
});

describe('what is known beforehand', () => {
	it('is not run again, and stands at its place', async () => {
		const started: number[] = [];
		const task = async (index: number) => await Promise.resolve(started.push(index)).then(() => `result ${index}`);
		const known = [undefined, { result: 'earlier' }, undefined, { error: 'earlier error' }];

		expect(await runBounded(numbers(5), carryOn, task, known)).toEqual([
			{ result: 'result 0' },
			{ result: 'earlier' },
			{ result: 'result 2' },
			{ error: 'earlier error' },
			{ result: 'result 4' },
		]);
		expect(started).toEqual([0, 2, 4]);
	});

	it('counts as the first error, with every known result kept', async () => {
		const task = jest.fn<Promise<string>, [number]>();
		const known = [{ error: 'earlier error' }, { result: 'earlier' }];

		expect(await runBounded(numbers(3), { concurrency: 1, stopOnError: true }, task, known)).toEqual([
			...known,
			undefined,
		]);
		expect(task).not.toHaveBeenCalled();
	});
});
