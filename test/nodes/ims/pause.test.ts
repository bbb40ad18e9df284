import { pause } from '../../../nodes/AlibabaCloudSmarttag/ims/retry';

/** The sleep of n8n 2.0, which takes no signal. */
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (ms: number) => await new Promise<void>((resolve) => void setTimeout(resolve, ms).unref()),
}));

describe('pause with the sleep of n8n 2.0', () => {
	test('ends after its time', async () => {
		await expect(pause(5, new AbortController().signal)).resolves.toBeUndefined();
		await expect(pause(5)).resolves.toBeUndefined();
	});

	test('ends at once when the execution is cancelled', async () => {
		const canceller = new AbortController();
		const paused = pause(3_600_000, canceller.signal);
		canceller.abort(new Error('cancelled'));
		await expect(paused).rejects.toThrow('cancelled');
	});

	test('does not start when the execution was cancelled before', async () => {
		await expect(pause(3_600_000, AbortSignal.abort(new Error('cancelled')))).rejects.toThrow('cancelled');
	});
});
