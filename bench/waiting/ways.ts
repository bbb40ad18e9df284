/** The ways to wait for jobs, and their names in the results. */
export const WAYS = {
	callback: 'Callback',
	poll: 'Poll',
	loop: "a hand-built loop: Get, n8n's IF and n8n's Wait of 30 seconds",
	longLoop: 'the same loop with a Wait of 2 minutes, which suspends the execution',
} as const;

export type Way = keyof typeof WAYS;

/** How much faster than in life everything goes: jobs, pauses and waits. A minute takes a second. */
export const SPEED = 60;

export const JOBS = 100;
