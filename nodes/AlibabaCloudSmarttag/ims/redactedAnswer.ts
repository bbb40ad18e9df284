import { shortText } from '../values/shortText';
import type { RefusedAnswer, UnreadableAnswer } from './answer';
import { redact } from './redact';

/** Codes, actions, request IDs and titles of pages are far shorter. */
const LONGEST_NAME = 200;

type Secrets = ReadonlyArray<string | undefined>;

/** A refusal as a user may see it: without secrets, and each part cut where nobody would read on. */
export function redactedRefusal(answer: RefusedAnswer, secrets: Secrets): RefusedAnswer {
	const { code, message, requestId, deniedAction } = answer;
	return {
		...answer,
		code: told(code, secrets, LONGEST_NAME),
		message: told(message, secrets),
		requestId: requestId && told(requestId, secrets, LONGEST_NAME),
		deniedAction: deniedAction && told(deniedAction, secrets, LONGEST_NAME),
	};
}

/** What came instead of an answer, likewise. */
export function redactedUnreadable(answer: UnreadableAnswer, secrets: Secrets): UnreadableAnswer {
	return { ...answer, what: told(answer.what, secrets, LONGEST_NAME) };
}

/** Secrets go first: a secret that was cut would not be found any more. */
function told(text: string, secrets: Secrets, longest?: number): string {
	return shortText(redact(text, secrets), longest);
}
