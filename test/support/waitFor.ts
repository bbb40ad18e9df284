/** Longer than any wait in these tests on a busy machine, so that an endless wait fails with a reason. */
const patienceMs = 40_000;

/** Reads again every few milliseconds until `read` returns a value. */
export async function waitFor<Value>(read: () => Value | undefined | Promise<Value | undefined>): Promise<Value> {
	const end = Date.now() + patienceMs;
	while (Date.now() < end) {
		const value = await read();
		if (value !== undefined) return value;
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
	throw new Error('The event that the test waits for did not happen.');
}
