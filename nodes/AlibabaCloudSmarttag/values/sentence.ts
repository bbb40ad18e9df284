/** A text as a sentence: without blanks around it, and with exactly one full stop at its end. */
export function sentence(text: string): string {
	const trimmed = text.trim();
	return trimmed.endsWith('.') || trimmed.endsWith('!') || trimmed.endsWith('?') ? trimmed : `${trimmed}.`;
}
