import { readJobMessages } from '../../../nodes/AlibabaCloudSmarttag/notifications/readNotifications';
import { documentedState, isTerminal } from '../../../nodes/AlibabaCloudSmarttag/results/jobStatus';
import type { Notification } from '../observations';
import { differs, type Fact, holds, listed, notSeen, unlessDifferent, type Verdict } from './fact';
import type { Findings } from './findings';
import { describe, differencesFrom } from './shapes';

/** The documented message of a queue, which a Notify URL is assumed to get as well. */
const MESSAGE = { Type: 'text', JobId: 'text', State: 'text', UserData: 'text' } as const;

/** Headers by which a notification could prove where it comes from. */
const PROOF = /sign|auth|token|timestamp/;

/** Documented for event callbacks: two more tries, one second apart. */
const RETRY_WITHIN_MS = 5_000;

/** What the requests to the Notify URL show. */
export const NOTIFY_FACTS: readonly Fact[] = [
	notifyFact(
		'notify.request',
		'The service sends POST requests with a JSON body to the Notify URL.',
		'inferred',
		({ notifications }) => {
			const found = listed(notifications.map(({ method, contentType }) => `${method} ${contentType || 'no type'}`));
			const asAssumed = notifications.every(({ method, contentType, body }) => {
				return method === 'POST' && contentType === 'application/json' && parsed(body) !== undefined;
			});
			return asAssumed ? holds(found) : differs(found);
		},
	),
	notifyFact(
		'notify.body',
		'The body is the message of the queue: Type, JobId, State, UserData.',
		'inferred',
		({ notifications }) => {
			const unread = notifications.filter(({ body }) => readJobMessages(body).length === 0);
			const differences = notifications.flatMap(({ body }) => differencesFrom(MESSAGE, parsed(body) ?? body));
			const found = unread.length > 0 ? [`the node reads no JobId in ${describe(parsed(unread[0]?.body ?? ''))}`] : [];
			return unlessDifferent([...new Set([...found, ...differences])]);
		},
	),
	notifyFact(
		'notify.states',
		'Each change of the state is notified, with the words of JobStatus; the last one is Success or Fail.',
		'inferred',
		({ notifications }) => {
			const states = statesOf(notifications);
			const found = listed(states);
			const known = states.every((state) => documentedState(state) === state);
			const complete = states.includes('Processing') && states.some(isTerminal);
			return known && complete ? holds(found) : differs(found);
		},
	),
	notifyFact(
		'notify.headers',
		'No header of a notification proves where it comes from.',
		'inferred',
		({ notifications }) => {
			const proofs = notifications.flatMap(({ headers }) => headers.filter((name) => PROOF.test(name)));
			return proofs.length === 0 ? holds() : differs(`headers: ${listed(proofs)}`);
		},
	),
	notifyFact(
		'notify.retry',
		'A notification that is not answered with 200 is sent again within seconds.',
		'inferred',
		({ notifications }) => {
			const [first, ...others] = notifications;
			const again = others.find(({ body, afterMs }) => body === first?.body && afterMs <= RETRY_WITHIN_MS);
			return again ? holds() : differs('it is not sent again');
		},
	),
];

/** A fact about notifications: not seen without a Notify URL, different when a job ended without any. */
function notifyFact(
	id: string,
	assumes: string,
	source: Fact['source'],
	settle: (findings: Findings) => Verdict,
): Fact {
	return {
		id,
		assumes,
		source,
		needs: 'a Notify URL',
		settle: (findings) => {
			if (!findings.setup.hasNotifyUrl || !findings.job) return notSeen;
			if (findings.notifications.length > 0) return settle(findings);
			return id === 'notify.request' ? differs('nothing arrived') : notSeen;
		},
	};
}

function statesOf(notifications: readonly Notification[]): string[] {
	return notifications.map(({ body }) => readJobMessages(body)[0]?.state ?? 'no state');
}

function parsed(body: string): unknown {
	try {
		return JSON.parse(body) as unknown;
	} catch {
		return undefined;
	}
}
