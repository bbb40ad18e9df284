import {
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type IN8nHttpFullResponse,
	sleep,
	UserError,
} from 'n8n-workflow';

import { type ImsCredential, productEndpoint, readImsCredential } from '../../../credentials/imsCredential';
import type { JsonObject } from '../smarttag/fieldChecks';
import { type Answer, readAnswer } from './answer';
import { type ImsFailure, refusalFailure, transportFailure, unreadableFailure } from './imsFailure';
import { redact } from './redact';
import { isRefusedBeforehand, retryDelayMs, retryHintMs } from './retry';
import { errorLayers, readTransportFault } from './transportFault';

/** Name of the credential type that signs every request. */
export const CREDENTIAL_TYPE = 'alibabaCloudImsApi';

const API_VERSION = '2020-11-09';

/** How requests are sent. */
export interface ImsClientSettings {
	/** How often a refused request is sent again. */
	readonly maxRetries: number;
	/** How long an answer may take, in milliseconds. */
	readonly timeoutMs: number;
}

/** The service, as one node run reaches it. */
export interface ImsClient {
	/**
	 * Calls an action that must not be done twice. It is sent again only after a refusal that came before the service did
	 * anything (throttling).
	 *
	 * @param parameters the wire parameters; they go into the query
	 * @returns the body of the answer
	 * @throws ImsFailure when the call did not succeed, or may not have; the execution's own error when it was cancelled
	 */
	sendOnce(action: string, parameters: Readonly<Record<string, string>>): Promise<JsonObject>;
}

/**
 * Reads the node's credential and returns the client of this run.
 *
 * @throws UserError when a field of the credential is missing or cannot be used
 */
export async function createImsClient(context: IExecuteFunctions, settings: ImsClientSettings): Promise<ImsClient> {
	const credential = readImsCredential(await context.getCredentials(CREDENTIAL_TYPE));
	return {
		sendOnce: async (action, parameters) => await sendOnce(context, credential, settings, action, parameters),
	};
}

async function sendOnce(
	context: IExecuteFunctions,
	credential: ImsCredential,
	settings: ImsClientSettings,
	action: string,
	parameters: Readonly<Record<string, string>>,
): Promise<JsonObject> {
	for (let tries = 1; ; tries += 1) {
		const { answer, hintMs } = await request(context, credential, settings.timeoutMs, action, parameters);
		if (answer.kind === 'accepted') return answer.body;
		if (tries > settings.maxRetries || !isRefusedBeforehand(answer)) throw failureOf(action, answer, credential);
		await sleep(retryDelayMs(tries, hintMs, Math.random()), context.getExecutionCancelSignal());
	}
}

async function request(
	context: IExecuteFunctions,
	credential: ImsCredential,
	timeoutMs: number,
	action: string,
	parameters: Readonly<Record<string, string>>,
): Promise<{ answer: Answer; hintMs: number }> {
	const options: IHttpRequestOptions = {
		method: 'POST',
		url: `${productEndpoint('ice', credential)}/`,
		qs: { ...parameters },
		headers: { accept: 'application/json', 'x-acs-action': action, 'x-acs-version': API_VERSION },
		timeout: timeoutMs,
		encoding: 'text',
		disableFollowRedirect: true,
		ignoreHttpStatusErrors: true,
		returnFullResponse: true,
	};
	const response = await send(context, options, timeoutMs);
	const text = typeof response.body === 'string' ? response.body : JSON.stringify(response.body ?? '');
	return {
		answer: readAnswer(response.statusCode, text),
		hintMs: retryHintMs(response.headers, Date.now()),
	};
}

async function send(
	context: IExecuteFunctions,
	options: IHttpRequestOptions,
	timeoutMs: number,
): Promise<IN8nHttpFullResponse> {
	try {
		return (await context.helpers.httpRequestWithAuthentication.call(
			context,
			CREDENTIAL_TYPE,
			options,
		)) as IN8nHttpFullResponse;
	} catch (error) {
		throw failureOfThrown(error, timeoutMs);
	}
}

/**
 * What is thrown holds the whole request with its signature, so only what can be told of it goes on. What n8n itself
 * refuses to send, such as an address that its SSRF policy blocks, is a UserError on one of the layers.
 */
function failureOfThrown(error: unknown, timeoutMs: number): Error {
	const refusal = errorLayers(error).find((layer) => layer instanceof UserError);
	return refusal ? new UserError(refusal.message) : transportFailure(readTransportFault(error, timeoutMs));
}

function failureOf(
	action: string,
	answer: Exclude<Answer, { kind: 'accepted' }>,
	credential: ImsCredential,
): ImsFailure {
	return answer.kind === 'refused'
		? refusalFailure(action, { ...answer, message: redact(answer.message, credential) })
		: unreadableFailure({ ...answer, what: redact(answer.what, credential) });
}
