import type { Findings } from './findings';

/** What a run says of a fact. `found` has names, types and words of the service, never values of the account. */
export interface Verdict {
	readonly outcome: 'differs' | 'holds' | 'not seen';
	readonly found?: string;
}

/** What has to be there for a fact to be seen. */
export type Needs =
	| 'read-only calls'
	| 'a job'
	| 'a Notify URL'
	| 'a failed job'
	| 'an image'
	| 'a template with LabelVersion 2.0'
	| 'a template with subtitle'
	| 'a region without Smarttag'
	| '--upload'
	| '--upload-bucket'
	| '--upload-job'
	| '--upload-job and --upload-bucket'
	| '--template S00000103-000003'
	| '--template none'
	| '--language multilingual';

/** Where an assumption comes from. */
export type Source = 'documented' | 'inferred' | 'read in client' | 'sibling API' | 'unverified';

/** Something that the code assumes and that a run can confirm or refute. */
export interface Fact {
	readonly id: string;
	/** What the code assumes, in one sentence. */
	readonly assumes: string;
	readonly source: Source;
	readonly needs: Needs;
	settle(findings: Findings): Verdict;
}

/** An open question that no run settles; listed for completeness. */
export interface OpenFact {
	readonly id: string;
	readonly assumes: string;
	readonly source: Source;
	/** Why a run does not settle it. */
	readonly unsettled: string;
}

export const notSeen: Verdict = { outcome: 'not seen' };

/** Holds as far as it was seen. */
export function holds(found?: string): Verdict {
	return { outcome: 'holds', ...(found && { found }) };
}

export function differs(found: string): Verdict {
	return { outcome: 'differs', found };
}

/** Holds when there is no difference; else names all of them. */
export function unlessDifferent(differences: readonly string[]): Verdict {
	return differences.length === 0 ? holds() : differs(differences.join('; '));
}

/** Each of some words once, in the order they came. */
export function listed(words: readonly string[]): string {
	return [...new Set(words)].join(', ') || 'none';
}
