import { randomUUID } from 'node:crypto';

import { type IHttpRequestHelper, sleep, UserError } from 'n8n-workflow';

import { signRequestOptions } from '../signRequestOptions';
import { type ImsCredential, productEndpoint } from '../imsCredential';
import type { RamRole } from '../ramRole';
import { assumeRoleRequest, readAssumeRoleAnswer, type ReceivedAnswer, type RoleSession } from './assumeRole';
import { assumeRoleAdvice, isTransientRefusal } from './assumeRoleErrorCodes';

/** n8n's own request helper, with the proxy and certificate settings of the instance. */
export type Send = IHttpRequestHelper['helpers']['httpRequest'];

const MOST_ATTEMPTS = 3;
const FIRST_PAUSE_MS = 500;

/** An attempt without a session. */
interface FailedAttempt {
	readonly message: string;
	readonly transient: boolean;
}

/**
 * Fetches a session of the role from STS, in at most three attempts while the failure is transient.
 *
 * @param pause waits so many milliseconds
 * @throws UserError with the API's code and the field to check; it contains nothing of the request
 */
export async function fetchSession(
	send: Send,
	credential: ImsCredential,
	role: RamRole,
	pause: (milliseconds: number) => Promise<void> = sleep,
): Promise<RoleSession> {
	for (let attempt = 1; ; attempt += 1) {
		const outcome = await fetchOnce(send, credential, role);
		if ('endsAt' in outcome) return outcome;
		if (!outcome.transient || attempt === MOST_ATTEMPTS) throw new UserError(outcome.message);
		await pause(FIRST_PAUSE_MS * 2 ** (attempt - 1) * (1 + Math.random()));
	}
}

async function fetchOnce(send: Send, credential: ImsCredential, role: RamRole): Promise<FailedAttempt | RoleSession> {
	const requestedAt = Date.now();
	const request = assumeRoleRequest(productEndpoint('sts', credential), role);
	const signed = signRequestOptions(request, credential, { time: requestedAt, nonce: randomUUID() });
	let received: ReceivedAnswer;
	try {
		received = (await send(signed)) as ReceivedAnswer;
	} catch (error) {
		return unanswered(error);
	}
	const answer = readAssumeRoleAnswer(received, role, requestedAt);
	if (answer.kind === 'session') return answer.session;
	if (answer.kind === 'unreadable') {
		const what = `the endpoint answered HTTP ${answer.httpStatus} without a session.`;
		return { transient: true, message: `The RAM role was not assumed: ${what} ${CHECK_NETWORK}` };
	}
	const { code, requestId } = answer;
	return {
		transient: isTransientRefusal(answer.httpStatus, code),
		message: `The RAM role was not assumed (${code}). ${assumeRoleAdvice(code)}${requestId ? ` RequestId: ${requestId}.` : ''}`,
	};
}

const CHECK_NETWORK = 'Check Region, Network and Custom Endpoint in the credential, and the proxy settings of n8n.';

/**
 * The error contains the signed request, so only its code is kept. What n8n itself refuses to send, such as a request to a
 * host outside the credential's allowed domains, is a UserError.
 */
function unanswered(error: unknown): FailedAttempt {
	if (error instanceof UserError) {
		return { transient: false, message: `The RAM role was not assumed: ${error.message}` };
	}
	const code = codeOf(error);
	const suffix = code ? ` (${code})` : '';
	const permanent = /CERT|SELF_SIGNED|UNABLE_TO|EPROTO|ERR_SSL/.test(code ?? '');
	return {
		transient: !permanent,
		message: `The RAM role was not assumed: STS did not answer${suffix}. ${CHECK_NETWORK}`,
	};
}

function codeOf(error: unknown): string | undefined {
	if (typeof error !== 'object' || error === null) return undefined;
	if ('code' in error && typeof error.code === 'string') return error.code;
	const cause = 'cause' in error ? error.cause : undefined;
	return typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string'
		? cause.code
		: undefined;
}
