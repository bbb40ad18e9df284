import type { Observations } from '../observations';
import type { Fact, Verdict } from './fact';
import { Findings } from './findings';
import { JOB_FACTS } from './jobFacts';
import { NOTIFY_FACTS } from './notifyFacts';
import { READ_ONLY_FACTS } from './readOnlyFacts';
import { UPLOAD_FACTS } from './uploadFacts';

export { OPEN_FACTS } from './openFacts';

/** Every fact that a run can settle. */
export const FACTS: readonly Fact[] = [...READ_ONLY_FACTS, ...UPLOAD_FACTS, ...JOB_FACTS, ...NOTIFY_FACTS];

/** A fact with what a run says of it. */
export interface SettledFact extends Verdict {
	readonly fact: Fact;
}

/** Compares observations with what the code assumes, fact by fact. */
export function settleFacts(observations: Observations): SettledFact[] {
	const findings = new Findings(observations);
	return FACTS.map((fact) => ({ fact, ...fact.settle(findings) }));
}
