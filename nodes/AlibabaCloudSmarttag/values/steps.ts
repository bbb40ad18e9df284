/**
 * Work in steps, between which other work may have its turn; it returns its result. It yields true where the step before
 * or behind takes long by itself, such as the parsing of megabytes.
 */
export type Steps<Result> = Generator<boolean, Result, undefined>;

/** Does all steps at once. */
export function allAtOnce<Result>(steps: Steps<Result>): Result {
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
	}
}
