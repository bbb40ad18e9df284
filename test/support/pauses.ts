import type * as N8nWorkflow from 'n8n-workflow';

/** The pauses of the node between requests, as a test sees them. */
export interface Pauses {
	/** The factor by which they are shorter than the node requests. */
	shorter: number;
	/** The pauses that the node requested, in milliseconds, in order. */
	readonly made: number[];
}

/**
 * n8n-workflow with a `sleep` that is shorter and recorded, for `jest.mock`: a test of long pauses neither waits for them
 * nor measures time.
 *
 * @param pauses read at each pause, so that a test can change it
 */
export function withPauses(pauses: () => Pauses): typeof N8nWorkflow {
	const actual = jest.requireActual<typeof N8nWorkflow>('n8n-workflow');
	const sleep = async (ms: number, signal?: AbortSignal) => {
		const { shorter, made } = pauses();
		// A pause of 0 is a turn for other work of n8n, which comes or not with the speed of the machine.
		if (ms > 0) made.push(ms);
		await actual.sleep(ms / shorter, signal);
	};
	return { ...actual, sleep };
}
