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

/** Callbacks that are not measured: of the first execution of each n8n, which is cold, and of each further one. */
export const WARM_UP = { first: 60, further: 15 };
export const ROUNDS = 5;
export const CALLBACKS_A_ROUND = 12;
