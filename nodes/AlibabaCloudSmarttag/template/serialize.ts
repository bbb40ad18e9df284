/**
 * Makes a queue for each key: what is queued there starts when everything before it has ended, well or not. Items run
 * beside each other, and two of them that read, merge and write the same template would lose the work of one.
 */
export function serialize(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
	const last = new Map<string, Promise<unknown>>();
	return async (key, work) => {
		const mine = (last.get(key) ?? Promise.resolve()).then(work, work);
		last.set(key, mine);
		return await mine;
	};
}
