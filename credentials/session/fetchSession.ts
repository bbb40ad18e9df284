import { randomUUID } from 'node:crypto';

import { type IHttpRequestHelper, sleep, UserError } from 'n8n-workflow';

import { signRequestOptions } from '../authenticate';
import { type ImsCredential, productEndpoint } from '../imsCredential';
import type { RamRole } from '../ramRole';
import { assumeRoleRequest, readAssumeRoleAnswer, type ReceivedAnswer } from './assumeRole';
import { assumeRoleAdvice, isTransientRefusal } from './assumeRoleRefusals';
import type { RoleSession } from './roleSession';

/** n8n's own request helper, with the proxy and certificate settings of the instance. */
export type Send = IHttpRequestHelper['helpers']['httpRequest'];

const MOST_TRIES = 3;
const FIRST_PAUSE_MS = 500;

/** A try that brought no session. */
interface FailedTry {
	readonly message: string;
	readonly passing: boolean;
}

/**
 * Asks STS for a session of the role, three times at most when what went wrong may pass.
 *
 * @throws UserError with the API's code and the field to look at; it holds nothing of the request
 */
export async function fetchSession(
	send: Send,
	credential: ImsCredential,
	role: RamRole,
	pause: (milliseconds: number) => Promise<void> = sleep,
): Promise<RoleSession> {
	for (let tries = 1; ; tries += 1) {
		const outcome = await tryOnce(send, credential, role);
		if ('endsAt' in outcome) return outcome;
		if (!outcome.passing || tries === MOST_TRIES) throw new UserError(outcome.message);
		await pause(FIRST_PAUSE_MS * 2 ** (tries - 1) * (1 + Math.random()));
	}
}

async function tryOnce(send: Send, credential: ImsCredential, role: RamRole): Promise<FailedTry | RoleSession> {
	const askedAt = Date.now();
	const request = assumeRoleRequest(productEndpoint('sts', credential), role);
	const signed = signRequestOptions(request, credential, { time: askedAt, nonce: randomUUID() });
	let received: ReceivedAnswer;
	try {
		received = (await send(signed)) as ReceivedAnswer;
	} catch (error) {
		return notAnswered(error);
	}
	const answer = readAssumeRoleAnswer(received, role, askedAt);
	if (answer.kind === 'session') return answer.session;
	if (answer.kind === 'unreadable') {
		const what = `HTTP ${answer.httpStatus} without a session came instead of an answer of STS.`;
		return { passing: true, message: `The RAM role was not assumed: ${what} ${CHECK_NETWORK}` };
	}
	const { code, requestId } = answer;
	return {
		passing: isTransientRefusal(answer.httpStatus, code),
		message: `The RAM role was not assumed (${code}). ${assumeRoleAdvice(code)}${requestId ? ` RequestId: ${requestId}.` : ''}`,
	};
}

const CHECK_NETWORK = 'Check Region, Network and Custom Endpoint in the credential, and the proxy settings of n8n.';

/**
 * What is thrown holds the signed request, so only a code goes on. What n8n itself refuses to send, such as a host that
 * the credential's allowed domains leave out, is a UserError.
 */
function notAnswered(error: unknown): FailedTry {
	if (error instanceof UserError) {
		return { passing: false, message: `The RAM role was not assumed: ${error.message}` };
	}
	const code = codeOf(error);
	const why = code ? ` (${code})` : '';
	const lasting = /CERT|SELF_SIGNED|UNABLE_TO|EPROTO|ERR_SSL/.test(code ?? '');
	return { passing: !lasting, message: `The RAM role was not assumed: STS did not answer${why}. ${CHECK_NETWORK}` };
}

function codeOf(error: unknown): string | undefined {
	if (typeof error !== 'object' || error === null) return undefined;
	if ('code' in error && typeof error.code === 'string') return error.code;
	const cause = 'cause' in error ? error.cause : undefined;
	return typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string'
		? cause.code
		: undefined;
}
