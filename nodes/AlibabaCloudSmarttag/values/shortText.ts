import { redact } from '../../../credentials/redact';

/** Characters of a sentence of the service, and of a value of the user, that a message shows at most. */
const LONGEST_SENTENCE = 1_000;
const LONGEST_VALUE = 80;

/** A text of the service for a message: without secrets and blanks at its ends, and cut to a readable length in characters. */
export function shortText(text: string, longest = LONGEST_SENTENCE): string {
	return cut(redact(text).trim(), longest);
}

/** The beginning of a user's value without secrets, such as the signature of a URL, in quotation marks. */
export function quoted(value: string): string {
	return `"${cut(redact(value), LONGEST_VALUE)}"`;
}

/** Without half of an emoji at the end. */
function cut(text: string, longest: number): string {
	return text.length > longest ? `${text.slice(0, longest).toWellFormed()}…` : text;
}
