import { sleep } from 'n8n-workflow';

/**
 * Waits `ms` milliseconds, or fails with the signal's reason as soon as the execution is cancelled. The `sleep` of n8n
 * 2.0 takes no signal (read in n8n-workflow 2.0.0), so the signal is listened to here as well.
 */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
	if (!signal) {
		await sleep(ms);
		return;
	}
	signal.throwIfAborted();
	let stopListening = (): void => {};
	const cancelled = new Promise<never>((_resolve, reject) => {
		const onAbort = () => reject(signal.reason as Error);
		signal.addEventListener('abort', onAbort, { once: true });
		stopListening = () => signal.removeEventListener('abort', onAbort);
	});
	try {
		await Promise.race([sleep(ms, signal), cancelled]);
	} finally {
		stopListening();
	}
}
