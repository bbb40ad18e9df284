/** Who answers callbacks, and the name in the results. */
export const RIVALS = {
	ours: 'this node',
	earlier: 'the node of commit 5527d2b',
} as const;

export type Rival = keyof typeof RIVALS;

/** The last commit whose node evaluates `{{ $input.all() }}` for every callback. */
export const EARLIER_COMMIT = '5527d2bb8dc8ff7a469542b856e20f3c3e030075';

/** How many jobs an execution waits for. */
export const JOBS = [100, 300, 1_000] as const;

/** An execution of each n8n that is not measured, since the n8n is cold: its jobs, and its callbacks. */
export const COLD = { jobs: 50, callbacks: 40 };

/** Callbacks of each execution before the first round. */
export const WARM_UP = 20;
export const ROUNDS = 5;
export const CALLBACKS_A_ROUND = 12;
