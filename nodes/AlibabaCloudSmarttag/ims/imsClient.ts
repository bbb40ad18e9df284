import {
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type ILoadOptionsFunctions,
	type IN8nHttpFullResponse,
	type IWebhookFunctions,
	UserError,
} from 'n8n-workflow';

import { type ImsCredential, productEndpoint, readImsCredential } from '../../../credentials/imsCredential';
import { ownRefusal } from '../../../credentials/ownRefusals';
import { isSessionRefusal, REFUSED_SESSION_ADVICE } from '../../../credentials/session/refusedSession';
import type { RoleSession } from '../../../credentials/session/roleSession';
import { forgetSession, sessionOf } from '../../../credentials/session/sessions';
import type { JsonObject } from '../values/fieldReader';
import { readAnswer } from './answer';
import { CachedCredential } from './cachedCredential';
import { ImsFailure, oversizedFailure, refusalFailure, transportFailure, unreadableFailure } from './imsFailure';
import { pause } from './pause';
import { readBody } from './readBody';
import { retryDelayMs, retryHintMs } from './retry';
import { redactedRefusal, redactedUnreadable } from './redactedAnswer';
import { errorLayers, readTransportFault } from './transportFault';

/** Name of the credential type that signs every request. */
export const CREDENTIAL_TYPE = 'alibabaCloudImsApi';

const API_VERSION = '2020-11-09';

/** Bytes of an answer that are read at most: three times the largest result that is known, of 20 MB. */
const LARGEST_ANSWER = 64 * 2 ** 20;

/** The contexts that can send requests: a run of the node, the answer to a callback, the lists of the panel. */
export type ImsContext = IExecuteFunctions | ILoadOptionsFunctions | IWebhookFunctions;

/** How requests are sent. */
export interface ImsClientSettings {
	/** How often a request is sent again, where that is allowed. */
	readonly maxRetries: number;
	/** How long an answer may take, in milliseconds. */
	readonly timeoutMs: number;
	/** Ends the pauses between tries. */
	readonly signal?: AbortSignal;
	/** What must not be seen in an error, besides the credential: tokens that parameters carry. */
	readonly secrets?: readonly string[];
}

/** The wire parameters of a call; they go into the query. */
export type WireParameters = Readonly<Record<string, string>>;

/** The service, as one node run reaches it. Calls return the body of the answer, or throw an ImsFailure. */
export interface ImsClient {
	/** Base URL of the service, without a trailing slash. */
	readonly endpoint: string;
	/**
	 * Calls an action that must not be done twice. It is sent again only after a refusal that came before the service did
	 * anything (throttling).
	 */
	callNonIdempotent(action: string, parameters: WireParameters): Promise<JsonObject>;
	/**
	 * Calls an action that only reads, or may be repeated. It is sent again after throttling, faults of the service and
	 * broken connections.
	 */
	callIdempotent(action: string, parameters: WireParameters): Promise<JsonObject>;
	/** Calls an action that only reads, and never again; for a caller that asks repeatedly anyway. */
	callWithoutRetry(action: string, parameters: WireParameters): Promise<JsonObject>;
}

/** A request that is prepared but for its action. */
interface Line {
	readonly context: ImsContext;
	readonly credential: ImsCredential;
	/** What signs the requests. */
	readonly held: CachedCredential;
	readonly settings: ImsClientSettings;
}

/**
 * Reads the node's credential and returns the client of this run.
 *
 * @throws UserError when a field of the credential is missing or cannot be used
 */
export async function createImsClient(context: ImsContext, settings: ImsClientSettings): Promise<ImsClient> {
	const held = new CachedCredential(CREDENTIAL_TYPE, async () => await context.getCredentials(CREDENTIAL_TYPE));
	const credential = readImsCredential(await held.data());
	const line = { context, credential, held, settings };
	return {
		endpoint: productEndpoint('ice', credential),
		callNonIdempotent: async (action, parameters) =>
			await repeat(line, ({ details }) => details.rejectedBeforeExecution === true, action, parameters),
		callIdempotent: async (action, parameters) =>
			await repeat(line, ({ details }) => details.transient === true, action, parameters),
		callWithoutRetry: async (action, parameters) => await repeat(line, () => false, action, parameters),
	};
}

/** Sends a request, and again after failures that allow it, with growing pauses. */
async function repeat(
	line: Line,
	mayRepeat: (failure: ImsFailure) => boolean,
	action: string,
	parameters: WireParameters,
): Promise<JsonObject> {
	const { maxRetries, signal } = line.settings;
	for (let tries = 1; ; tries += 1) {
		const outcome = await request(line, action, parameters);
		if (!(outcome instanceof ImsFailure)) return outcome;
		if (tries > maxRetries || !mayRepeat(outcome)) throw outcome;
		await pause(retryDelayMs(tries, outcome.details.retryAfterMs ?? 0, Math.random()), signal);
	}
}

/** An answer of whatever kind; without a text when its body is too large to be read. */
interface Response extends Pick<IN8nHttpFullResponse, 'headers' | 'statusCode'> {
	readonly text: string | undefined;
}

/** What came of a request, and the role's session that signed it. */
interface Exchange {
	readonly outcome: ImsFailure | JsonObject;
	readonly session?: RoleSession;
}

/**
 * Sends a request. What went wrong is returned, so that the caller can decide about it. When the role's session is not
 * accepted, which is told before the service does anything, the request goes out once more with a new one.
 */
async function request(line: Line, action: string, parameters: WireParameters): Promise<ImsFailure | JsonObject> {
	const first = await exchange(line, action, parameters);
	if (!first.session || !isRefusedSession(first.outcome)) return first.outcome;
	forgetSession(first.session);
	const { outcome } = await exchange(line, action, parameters);
	if (!isRefusedSession(outcome)) return outcome;
	return new ImsFailure(outcome.message, { ...outcome.details, advice: REFUSED_SESSION_ADVICE });
}

function isRefusedSession(outcome: ImsFailure | JsonObject): outcome is ImsFailure {
	return outcome instanceof ImsFailure && isSessionRefusal(outcome.details.code);
}

async function exchange(line: Line, action: string, parameters: WireParameters): Promise<Exchange> {
	const { credential, settings } = line;
	const options: IHttpRequestOptions = {
		method: 'POST',
		url: `${productEndpoint('ice', credential)}/`,
		qs: { ...parameters },
		headers: { accept: 'application/json', 'x-acs-action': action, 'x-acs-version': API_VERSION },
		timeout: settings.timeoutMs,
		encoding: 'stream',
		disableFollowRedirect: true,
		ignoreHttpStatusErrors: true,
		returnFullResponse: true,
	};
	const response = await send(line, options);
	if (response instanceof ImsFailure) return { outcome: response };
	const session = sessionOf(options);
	const keys = [credential, session].flatMap((key) => [key?.accessKeySecret, key?.securityToken]);
	return { outcome: readResponse(action, response, [...keys, ...(settings.secrets ?? [])]), session };
}

function readResponse(
	action: string,
	{ text, headers, statusCode }: Response,
	secrets: ReadonlyArray<string | undefined>,
): ImsFailure | JsonObject {
	const retryAfterMs = retryHintMs(headers, Date.now());
	if (text === undefined) return oversizedFailure(statusCode, LARGEST_ANSWER, retryAfterMs);
	const answer = readAnswer(statusCode, text);
	if (answer.kind === 'accepted') return answer.body;

	return answer.kind === 'refused'
		? refusalFailure(action, redactedRefusal(answer, secrets), retryAfterMs)
		: unreadableFailure(redactedUnreadable(answer, secrets), retryAfterMs);
}

/**
 * What is thrown holds the whole request with its signature, so only what can be told of it goes on. What n8n itself
 * refuses to send, such as an address that its SSRF policy blocks, is a UserError on one of the layers.
 */
async function send({ context, held, settings }: Line, options: IHttpRequestOptions): Promise<ImsFailure | Response> {
	const { timeoutMs } = settings;
	try {
		const response = (await context.helpers.httpRequestWithAuthentication.call(context, CREDENTIAL_TYPE, options, {
			credentialsDecrypted: await held.forRequest(),
		})) as IN8nHttpFullResponse;
		const { headers, statusCode } = response;
		return { headers, statusCode, text: await readBody(response, { largest: LARGEST_ANSWER, timeoutMs }) };
	} catch (error) {
		for (const layer of errorLayers(error)) {
			const refusal = layer instanceof UserError ? layer.message : ownRefusal(layer);
			if (refusal !== undefined) throw bareRefusal(refusal);
		}
		return transportFailure(readTransportFault(error, timeoutMs));
	}
}

function bareRefusal(message: string): UserError {
	return new UserError(message);
}
