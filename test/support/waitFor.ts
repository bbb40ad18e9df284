/** Long enough for any wait in these tests, so that a vain one ends with a reason. */
const patienceMs = 10_000;

/** Asks again every few milliseconds until `read` gives a value. */
export async function waitFor<Value>(read: () => Value | undefined | Promise<Value | undefined>): Promise<Value> {
	const end = Date.now() + patienceMs;
	while (Date.now() < end) {
		const value = await read();
		if (value !== undefined) return value;
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
	throw new Error('What was waited for did not come.');
}
