/** What is done while the event loop is watched, and the name in the results. */
export const CASES = {
	submit: 'Submit, 10,000 items',
	get: 'Get, 20 MB, simplified',
	subtitles: 'Get Subtitles, 1 MB of speech, SRT',
} as const;

export type Case = keyof typeof CASES;

/** The bare node that does the least that n8n and the answer need, beside which ours stands. */
export type Subject = 'bare' | 'ours';
