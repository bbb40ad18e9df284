import { randomUUID } from 'node:crypto';

import { type IHttpRequestHelper, type IN8nHttpFullResponse, sleep, UserError } from 'n8n-workflow';

import { signRequestOptions } from '../signRequestOptions';
import { type ImsCredential, productEndpoint } from '../imsCredential';
import { TransientRefusal } from '../ownRefusals';
import type { RamRole } from '../ramRole';
import { readBody } from '../readBody';
import { redact, secretsOf } from '../redact';
import {
	assumeRoleRequest,
	readAssumeRoleAnswer,
	type ReceivedAnswer,
	type RoleSession,
	STS_TIMEOUT_MS,
} from './assumeRole';
import { assumeRoleAdvice, isTransientRefusal } from './assumeRoleErrorCodes';

/** n8n's own request helper, with the proxy and certificate settings of the instance. */
export type Send = IHttpRequestHelper['helpers']['httpRequest'];

const MOST_ATTEMPTS = 3;
const FIRST_PAUSE_MS = 500;

/** Bytes of an answer that are read at most; a session has about two thousand. */
const LARGEST_ANSWER = 2 ** 20;

/** Codes and request IDs are far shorter. */
const LONGEST_NAME = 200;

/** An attempt without a session. */
interface FailedAttempt {
	readonly message: string;
	readonly transient: boolean;
}

/**
 * Fetches a session of the role from STS, in at most three attempts while the failure is transient.
 *
 * @param pause waits so many milliseconds
 * @throws TransientRefusal when a later request may get a session, else UserError; with the API's code and the field to
 * check, and nothing of the request
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
		if (!outcome.transient) throw new UserError(outcome.message);
		if (attempt === MOST_ATTEMPTS) throw new TransientRefusal(outcome.message);
		await pause(FIRST_PAUSE_MS * 2 ** (attempt - 1) * (1 + Math.random()));
	}
}

async function fetchOnce(send: Send, credential: ImsCredential, role: RamRole): Promise<FailedAttempt | RoleSession> {
	const requestedAt = Date.now();
	const request = assumeRoleRequest(productEndpoint('sts', credential), role);
	const signed = signRequestOptions(request, credential, { time: requestedAt, nonce: randomUUID() });
	let received: ReceivedAnswer;
	try {
		const response = (await send(signed)) as IN8nHttpFullResponse;
		const text = await readBody(response, { largest: LARGEST_ANSWER, timeoutMs: STS_TIMEOUT_MS });
		received = { statusCode: response.statusCode, headers: response.headers, text };
	} catch (error) {
		return unanswered(error);
	}
	const answer = readAssumeRoleAnswer(received, role, requestedAt);
	if (answer.kind === 'session') return answer.session;
	if (answer.kind === 'unreadable') {
		const what = `the endpoint answered HTTP ${answer.httpStatus} without a session.`;
		return { transient: true, message: `The RAM role was not assumed: ${what} ${CHECK_NETWORK}` };
	}
	const show = (text: string) => redact(text, secretsOf([credential])).slice(0, LONGEST_NAME);
	const code = show(answer.code);
	const requestId = answer.requestId && show(answer.requestId);
	return {
		transient: isTransientRefusal(answer.httpStatus, answer.code),
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
