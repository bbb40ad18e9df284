import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { hasFailed, hasSucceeded, runBounded } from '../items/runBounded';
import { messageOf } from '../items/nodeErrors';
import { answerCall, rawBodyOf } from '../items/webhookCall';
import { type Notification, readNotifications } from '../notifications/readNotifications';
import { sentence } from '../values/sentence';
import { whyRefused } from './authentication';
import { jobOutcome } from './jobEnded';
import { mediaOutcome } from './mediaReady';
import { objectOutcome } from './objectCreated';
import { type Deliverable, type EventOutcome, IGNORED, type NotDelivered } from './outcome';

/** In bytes. A message is a few hundred and 1 KB of User Data, in envelopes perhaps. */
const LARGEST_BODY = 256 * 1024;

/** How many jobs of one call are queried at a time. A call with more of them is answered before they are. */
const CONCURRENCY = 5;

/** Of several outcomes, the first of these that one has is the answer: what the caller should send again comes first. */
const STATUSES = [429, 200, 404] as const;

const UNKNOWN_BODY = 'The body is not recognized: expected a message with a valid JobId, or an event of OSS or IMS';

/**
 * Answers a call, and starts the workflow once with an item for each event in it that is chosen and was not delivered before.
 *
 * Answers: 200 received, or nothing to start; 400 the body is not recognized, and nothing of it is delivered; 403 refused by Webhook
 * Authentication; 404 no such job; 413 the body is too large; 429 too many calls without authentication; 500 a job could not be
 * queried.
 */
export async function startOnEvents(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const body = rawBodyOf(this);
	if (Buffer.byteLength(body) > LARGEST_BODY) return answer(this, { status: 413, reason: 'The body is too large' });
	const refusal = whyRefused(this);
	if (refusal) return answer(this, { status: 403, reason: refusal });
	const events = readNotifications(body);
	if (!events) return answer(this, { status: 400, reason: UNKNOWN_BODY });

	if (events.filter(({ kind }) => kind === 'job').length > CONCURRENCY) answer(this, IGNORED);
	const limits = { concurrency: CONCURRENCY, stopOnError: false };
	const outcomes = await runBounded(events, limits, async (event) => await outcomeOf(this, event));
	const failures = outcomes.filter(hasFailed).map(({ error }) => error);
	const results = outcomes.filter(hasSucceeded).map(({ result }) => result);
	const items = results.filter(isDeliverable).flatMap(({ once, item }) => (once() && item ? [{ json: item }] : []));
	// n8n makes a failed execution of it, where the user sees what is wrong.
	if (failures.length > 0 && items.length === 0) throw failures[0];
	for (const failure of failures) {
		this.logger.warn(`${this.getNode().name}: a job called, but could not be queried. ${sentence(messageOf(failure))}`);
	}
	const answered = answer(this, failures.length > 0 ? NOT_ALL : answerTo(results));
	// Answered here and not by n8n, which would then forget the static data that distinguishes an event from its repetition.
	return items.length > 0 ? { ...answered, workflowData: [items] } : answered;
}

const NOT_ALL: NotDelivered = { status: 500, reason: 'Not every job could be queried' };

async function outcomeOf(context: IWebhookFunctions, event: Notification): Promise<EventOutcome> {
	if (event.kind === 'job') return await jobOutcome(context, event);
	if (event.kind === 'object') return objectOutcome(context, event);
	return event.kind === 'account' ? mediaOutcome(context, event) : IGNORED;
}

function isDeliverable(outcome: EventOutcome): outcome is Deliverable {
	return 'once' in outcome;
}

/** How to answer a call with these events. */
function answerTo(outcomes: readonly EventOutcome[]): NotDelivered {
	const answers = outcomes.map((outcome) => (isDeliverable(outcome) ? IGNORED : outcome));
	return STATUSES.flatMap((status) => answers.filter((one) => one.status === status))[0] ?? IGNORED;
}

/** Answers the call, unless it was answered before, and starts nothing. */
function answer(context: IWebhookFunctions, { status, reason }: NotDelivered): IWebhookResponseData {
	answerCall(context, status, reason ? { error: reason } : { received: true });
	return { noWebhookResponse: true };
}
