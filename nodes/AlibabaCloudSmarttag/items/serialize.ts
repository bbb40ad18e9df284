/**
 * Returns a function with a queue for each key: work starts when all earlier work of its key has ended or failed. Items run
 * concurrently, and of two that read, merge and write the same template or tags, one would be lost.
 */
export function serialize(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
	const newest = new Map<string, Promise<unknown>>();
	return async (key, work) => {
		const queued = (newest.get(key) ?? Promise.resolve()).then(work, work);
		newest.set(key, queued);
		return await queued;
	};
}
