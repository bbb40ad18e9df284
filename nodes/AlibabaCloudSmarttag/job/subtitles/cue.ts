/** A line of a cue, without a label for its speaker. */
export interface CueLine {
	readonly text: string;
	/** Who speaks, where speakers were told apart. In a cue of people who begin together it differs from line to line. */
	readonly speaker?: string;
}

/** Text that is shown together: one line or two, from `startMs` up to `endMs`, in whole milliseconds. */
export interface Cue {
	readonly startMs: number;
	readonly endMs: number;
	readonly lines: readonly CueLine[];
}

/** More lines than this hide the picture. */
export const LINES_PER_CUE = 2;
