/** How many items are submitted. */
export const COUNTS = [1_000, 10_000, 30_000] as const;

/** Who submits, and the name in the results. */
export const WHO = { ours: 'this node', floor: 'the floor, with streams' } as const;

export type Submitting = keyof typeof WHO;

export type MemoryRow = `retained${(typeof COUNTS)[number]}`;
