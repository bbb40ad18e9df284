import { RecentValue } from '../../../credentials/signature/recentValue';

/** A value that counts how often it was made, and the sources that it was made of. */
function counted() {
	const made: string[] = [];
	const values = new RecentValue((source: string) => {
		made.push(source);
		if (source === 'wrong') throw new Error('wrong');
		return { source };
	});
	return { made, values };
}

describe('a recent value', () => {
	it('is made once for requests that follow one another within five seconds', () => {
		const { made, values } = counted();
		const first = values.of('secret', 1_000);
		expect(values.of('secret', 5_999)).toBe(first);
		expect(values.of('secret', 10_998)).toBe(first);
		expect(made).toEqual(['secret']);
	});

	it.each([
		['after five seconds without a use', 6_000],
		['when the clock was set back', -4_000],
	])('is dropped %s', (_when, time) => {
		const { made, values } = counted();
		const first = values.of('secret', 1_000);
		expect(values.of('secret', time)).not.toBe(first);
		expect(made).toEqual(['secret', 'secret']);
	});

	it('is dropped by a use for another source, even one that fails', () => {
		const { made, values } = counted();
		values.of('secret', 1_000);
		expect(() => values.of('wrong', 1_000)).toThrow('wrong');
		expect(values.of('secret', 1_000)).toEqual({ source: 'secret' });
		expect(made).toEqual(['secret', 'wrong', 'secret']);
	});
});

/** V8 cannot be asked what a module holds, so the value is looked for with a weak reference. */
it('nothing of an earlier secret stays in memory after the next use', async () => {
	const values = new RecentValue((secret: string) => ({ secret }));
	const weak = new WeakRef(values.of('first', 1_000));
	values.of('second', 7_000);
	const { setFlagsFromString } = await import('node:v8');
	const { runInNewContext } = await import('node:vm');
	setFlagsFromString('--expose-gc');
	// A weak reference that was read stays alive until the end of the turn.
	await new Promise((resolve) => setImmediate(resolve));
	(runInNewContext('gc') as () => void)();
	expect(weak.deref()).toBeUndefined();
});
