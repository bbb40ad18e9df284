/** Documented values of `labelResultType`: tags of the machine alone, or of man and machine together. */
export const labelSources = ['auto', 'hmi'] as const;

/** Whose tags a query asks for. */
export type LabelSource = (typeof labelSources)[number];
