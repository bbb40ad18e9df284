import {
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type ILoadOptionsFunctions,
	type IN8nHttpFullResponse,
	type IWebhookFunctions,
	sleep,
} from 'n8n-workflow';

import { isSessionRefusal } from '../../../credentials/credentialErrorCodes';
import { type ImsCredential, productEndpoint } from '../../../credentials/imsCredential';
import { TransientRefusal } from '../../../credentials/ownRefusals';
import { readBody } from '../../../credentials/readBody';
import { secretsOf } from '../../../credentials/redact';
import type { RoleSession } from '../../../credentials/session/assumeRole';
import { forgetSession, sessionOf } from '../../../credentials/session/sessions';
import type { JsonObject } from '../values/fieldReader';
import { readAnswer } from './answer';
import { CachedCredential } from './cachedCredential';
import { REFUSED_SESSION_ADVICE } from './errorCodes';
import {
	ImsFailure,
	oversizedFailure,
	refusalFailure,
	transportFailure,
	unreadableFailure,
	unsignedFailure,
} from './imsFailure';
import { redactedRefusal, redactedUnreadable } from './redactedAnswer';
import { pause, retryDelayMs, retryHintMs } from './retry';
import { readTransportFault, refusalIn } from './transportFault';

const API_VERSION = '2020-11-09';

/** Bytes of an answer that are read at most: three times the largest known result, of 20 MB. */
const LARGEST_ANSWER = 64 * 2 ** 20;

/** Characters of an answer that takes milliseconds to parse. */
const LONG_ANSWER = 2 ** 20;

/** The contexts that can send requests: a run of the node, the answer to a callback, the lists of the panel. */
export type ImsContext = IExecuteFunctions | ILoadOptionsFunctions | IWebhookFunctions;

/** How requests are sent. */
export interface ImsClientSettings {
	/** How often a request is repeated at most, where that is allowed. */
	readonly maxRetries: number;
	/** How long an answer may take, in milliseconds. */
	readonly timeoutMs: number;
	/** Ends the pauses between attempts. */
	readonly signal?: AbortSignal;
	/** What an error must not contain, besides the credential: tokens in parameters. */
	readonly secrets?: readonly string[];
	/** A key of the suspended execution and its node, whose callbacks share the credential that was read. */
	readonly suspendedExecution?: string;
}

/** The wire parameters of a call; they are sent in the query. */
export type WireParameters = Readonly<Record<string, string>>;

/**
 * The service, as one node run reaches it. Calls return the body of the answer. They throw an ImsFailure, or a UserError when
 * the credential or n8n refuses to send the request.
 */
export interface ImsClient {
	/** Base URL of the service, without a trailing slash. */
	readonly endpoint: string;
	/** The region of the credential, such as `cn-shanghai`. */
	readonly region: string;
	/**
	 * Calls an action that must not be executed twice. It is repeated only when the service refused it before execution
	 * (throttling).
	 */
	callNonIdempotent(action: string, parameters: WireParameters): Promise<JsonObject>;
	/**
	 * Calls an action that only reads, or may be executed twice. It is repeated after throttling, faults of the service and
	 * broken connections.
	 */
	callIdempotent(action: string, parameters: WireParameters): Promise<JsonObject>;
	/** Calls an action that only reads, once; for a caller that repeats its query anyway. */
	callWithoutRetry(action: string, parameters: WireParameters): Promise<JsonObject>;
}

/**
 * Reads the node's credential and returns the client of this run.
 *
 * @throws UserError when a field of the credential is missing or cannot be used
 */
export async function createImsClient(context: ImsContext, settings: ImsClientSettings): Promise<ImsClient> {
	const { suspendedExecution } = settings;
	const cachedCredential =
		suspendedExecution === undefined
			? CachedCredential.of(context)
			: CachedCredential.ofExecution(context, suspendedExecution);
	return new HttpClient(context, await cachedCredential.read(), cachedCredential, settings);
}

/** An answer of any kind; without a text when its body is too large to be read. */
interface Response extends Pick<IN8nHttpFullResponse, 'headers' | 'statusCode'> {
	readonly text: string | undefined;
}

/** The body of the answer, or why there is none. */
type Outcome = ImsFailure | JsonObject;

class HttpClient implements ImsClient {
	readonly endpoint: string;
	readonly region: string;

	constructor(
		private readonly context: ImsContext,
		private readonly credential: ImsCredential,
		private readonly cachedCredential: CachedCredential,
		private readonly settings: ImsClientSettings,
	) {
		this.endpoint = productEndpoint('ice', credential);
		this.region = credential.region;
	}

	async callNonIdempotent(action: string, parameters: WireParameters): Promise<JsonObject> {
		return await this.call(action, parameters, ({ details }) => details.rejectedBeforeExecution === true);
	}

	async callIdempotent(action: string, parameters: WireParameters): Promise<JsonObject> {
		return await this.call(action, parameters, ({ details }) => details.transient === true);
	}

	async callWithoutRetry(action: string, parameters: WireParameters): Promise<JsonObject> {
		return await this.call(action, parameters, () => false);
	}

	/** Calls an action, and repeats it with growing pauses after failures that allow it. */
	private async call(
		action: string,
		parameters: WireParameters,
		mayRepeat: (failure: ImsFailure) => boolean,
	): Promise<JsonObject> {
		const { maxRetries, signal } = this.settings;
		for (let attempts = 1; ; attempts += 1) {
			const outcome = await this.callOnce(action, parameters);
			if (!(outcome instanceof ImsFailure)) return outcome;
			if (attempts > maxRetries || !mayRepeat(outcome)) throw outcome;
			await pause(retryDelayMs(attempts, outcome.details.retryAfterMs ?? 0, Math.random()), signal);
		}
	}

	/** Calls an action once; when the API refuses the role's session, which it does before execution, with a new one. */
	private async callOnce(action: string, parameters: WireParameters): Promise<Outcome> {
		const { outcome: first, session } = await this.request(action, parameters);
		if (!session || !isRefusedSession(first)) return first;
		forgetSession(session);
		const { outcome } = await this.request(action, parameters);
		if (!isRefusedSession(outcome)) return outcome;
		return new ImsFailure(outcome.message, { ...outcome.details, advice: REFUSED_SESSION_ADVICE });
	}

	/** Sends one request. The session is that of the role that signed it. */
	private async request(
		action: string,
		parameters: WireParameters,
	): Promise<{ readonly outcome: Outcome; readonly session?: RoleSession }> {
		const options: IHttpRequestOptions = {
			method: 'POST',
			url: `${this.endpoint}/`,
			qs: { ...parameters },
			headers: { accept: 'application/json', 'x-acs-action': action, 'x-acs-version': API_VERSION },
			timeout: this.settings.timeoutMs,
			encoding: 'stream',
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: true,
			returnFullResponse: true,
		};
		const response = await this.send(options);
		if (response instanceof ImsFailure) return { outcome: response };
		const session = sessionOf(options);
		const secrets = [...secretsOf([this.credential, session]), ...(this.settings.secrets ?? [])];
		return { outcome: readResponse(action, response, secrets), session };
	}

	/**
	 * The error of n8n's helper contains the whole request with its signature, so only a description of it is returned. What
	 * n8n itself refuses to send, such as a request to an address that its SSRF policy blocks, is a UserError on one of the
	 * layers.
	 */
	private async send(options: IHttpRequestOptions): Promise<ImsFailure | Response> {
		const { context, settings } = this;
		const { timeoutMs } = settings;
		try {
			const credentialsDecrypted = await this.cachedCredential.forRequest();
			const { type } = credentialsDecrypted;
			const response = (await context.helpers.httpRequestWithAuthentication.call(context, type, options, {
				credentialsDecrypted,
			})) as IN8nHttpFullResponse;
			const { headers, statusCode } = response;
			const text = await readBody(response, { largest: LARGEST_ANSWER, timeoutMs });
			// Megabytes are parsed in one go, so what waits has its turn before.
			if (text && text.length >= LONG_ANSWER) await sleep(0);
			return { headers, statusCode, text };
		} catch (error) {
			const refusal = refusalIn(error);
			if (refusal instanceof TransientRefusal) return unsignedFailure(refusal.message);
			if (refusal) throw refusal;
			return transportFailure(readTransportFault(error, timeoutMs));
		}
	}
}

function isRefusedSession(outcome: Outcome): outcome is ImsFailure {
	return outcome instanceof ImsFailure && isSessionRefusal(outcome.details.code);
}

function readResponse(
	action: string,
	{ text, headers, statusCode }: Response,
	secrets: ReadonlyArray<string | undefined>,
): Outcome {
	const retryAfterMs = retryHintMs(headers, Date.now());
	if (text === undefined) return oversizedFailure(statusCode, LARGEST_ANSWER, retryAfterMs);
	const answer = readAnswer(statusCode, text);
	if (answer.kind === 'accepted') return answer.body;

	return answer.kind === 'refused'
		? refusalFailure(action, redactedRefusal(answer, secrets), retryAfterMs)
		: unreadableFailure(redactedUnreadable(answer, secrets), retryAfterMs);
}
