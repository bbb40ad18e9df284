import { redact, type Secrets } from '../../../credentials/redact';
import { shortText } from '../values/shortText';
import type { RefusedAnswer, UnreadableAnswer } from './answer';

/** Codes, actions, request IDs and titles of pages are far shorter. */
const LONGEST_NAME = 200;

/** A refusal without secrets, its parts cut to a readable length. */
export function redactedRefusal(answer: RefusedAnswer, secrets: Secrets): RefusedAnswer {
	const { code, message, requestId, deniedAction } = answer;
	return {
		...answer,
		code: shortened(code, secrets, LONGEST_NAME),
		message: shortened(message, secrets),
		requestId: requestId && shortened(requestId, secrets, LONGEST_NAME),
		deniedAction: deniedAction && shortened(deniedAction, secrets, LONGEST_NAME),
	};
}

/** An unreadable answer without secrets, cut to a readable length. */
export function redactedUnreadable(answer: UnreadableAnswer, secrets: Secrets): UnreadableAnswer {
	return { ...answer, what: shortened(answer.what, secrets, LONGEST_NAME) };
}

/** Secrets are replaced first: half of a secret would not be found. */
function shortened(text: string, secrets: Secrets, longest?: number): string {
	return shortText(redact(text, secrets), longest);
}
