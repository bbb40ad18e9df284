/** Enough for every sentence that a service has to tell. */
const LONGEST_SENTENCE = 1_000;

/** A text of the service as it can stand in an error: without blanks around it, and cut where nobody would read on. */
export function shortText(text: string, longest = LONGEST_SENTENCE): string {
	const trimmed = text.trim();
	return trimmed.length > longest ? `${trimmed.slice(0, longest)}…` : trimmed;
}
