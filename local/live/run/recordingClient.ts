import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { signRequestOptions } from '../../../credentials/signRequestOptions';
import { productEndpoint, readImsCredential } from '../../../credentials/imsCredential';
import { readAnswer } from '../../../nodes/AlibabaCloudSmarttag/ims/answer';
import type { ImsClient, WireParameters } from '../../../nodes/AlibabaCloudSmarttag/ims/imsClient';
import {
	ImsFailure,
	refusalFailure,
	transportFailure,
	unreadableFailure,
} from '../../../nodes/AlibabaCloudSmarttag/ims/imsFailure';
import { redactedRefusal, redactedUnreadable } from '../../../nodes/AlibabaCloudSmarttag/ims/redactedAnswer';
import { retryDelayMs, retryHintMs } from '../../../nodes/AlibabaCloudSmarttag/ims/retry';
import { readTransportFault } from '../../../nodes/AlibabaCloudSmarttag/ims/transportFault';
import type { JsonObject } from '../../../nodes/AlibabaCloudSmarttag/values/fieldReader';
import type { Exchange, Step } from '../observations';
import { ISSUING_ACTIONS, TicketRecorder } from './ticketRecorder';

/** Documented API versions. */
const VERSIONS = { ice: '2020-11-09', sts: '2015-04-01' } as const;

const TIMEOUT_MS = 60_000;
const MOST_TRIES = 3;

/** Which product a request goes to, and how it is signed. */
export interface SendOptions {
	readonly product?: keyof typeof VERSIONS;
	readonly signatureVersion?: 'V1' | 'V3';
}

/**
 * The service as the package's own code calls it, with a record of every answer. Requests are signed by the credential's
 * signer, and answers are read by the client's reader; only n8n's request helper is replaced by `fetch`.
 */
export class RecordingClient implements ImsClient {
	readonly endpoint: string;
	readonly region: string;
	readonly exchanges: Exchange[] = [];
	private readonly tickets = new TicketRecorder();
	private step: Step = 'identity';

	/**
	 * @param data the fields of the credential, as n8n stores them
	 * @throws UserError when a field is empty or cannot be used
	 */
	constructor(readonly data: ICredentialDataDecryptedObject) {
		const credential = readImsCredential(data);
		this.endpoint = productEndpoint('ice', credential);
		this.region = credential.region;
	}

	/** Records the requests that `act` sends under a step. */
	async during<Result>(step: Step, act: () => Promise<Result>): Promise<Result> {
		this.step = step;
		return await act();
	}

	callIdempotent = async (action: string, parameters: WireParameters): Promise<JsonObject> =>
		await this.repeat(({ details }) => details.transient === true, action, parameters);

	callNonIdempotent = async (action: string, parameters: WireParameters): Promise<JsonObject> =>
		await this.repeat(({ details }) => details.rejectedBeforeExecution === true, action, parameters);

	callWithoutRetry = async (action: string, parameters: WireParameters): Promise<JsonObject> =>
		await this.send(action, parameters);

	/**
	 * Sends one request and records its answer.
	 *
	 * @throws ImsFailure when there is no answer, or another one than success
	 */
	async send(
		action: string,
		parameters: WireParameters,
		{ product = 'ice', signatureVersion }: SendOptions = {},
	): Promise<JsonObject> {
		const credential = readImsCredential({ ...this.data, ...(signatureVersion && { signatureVersion }) });
		const signed = signRequestOptions(
			{
				method: 'POST',
				url: `${productEndpoint(product, credential)}/`,
				qs: { ...parameters },
				headers: { accept: 'application/json', 'x-acs-action': action, 'x-acs-version': VERSIONS[product] },
			},
			credential,
			{ time: Date.now(), nonce: randomUUID() },
		);
		const { step } = this;
		const record = (answer: Pick<Exchange, 'body' | 'headers' | 'httpStatus'>) =>
			this.record({ step, action, parameters: { ...parameters }, ...answer });
		const response = await this.fetch(signed.url, signed.headers as Record<string, string>);
		if (response instanceof ImsFailure) {
			record({ httpStatus: 0, headers: [], body: '' });
			throw response;
		}
		const { httpStatus, headers, text } = response;
		record({ httpStatus, headers: Object.keys(headers).sort(), body: jsonOr(text) });
		const answer = readAnswer(httpStatus, text);
		if (answer.kind === 'accepted') return answer.body;
		const secrets = [credential.accessKeyId, credential.accessKeySecret, credential.securityToken];
		const hintMs = retryHintMs(headers, Date.now());
		throw answer.kind === 'refused'
			? refusalFailure(action, redactedRefusal(answer, secrets), hintMs)
			: unreadableFailure(redactedUnreadable(answer, secrets), hintMs);
	}

	/**
	 * Records an answer. Of one that issues a temporary key, only a description is recorded, so that no key is ever part of
	 * the observations.
	 *
	 * @param exchange its step is the current one unless set
	 */
	record({ step = this.step, ...exchange }: Omit<Exchange, 'step'> & Partial<Pick<Exchange, 'step'>>): void {
		const { action, body } = exchange;
		this.exchanges.push({
			...{ step, ...exchange },
			body: ISSUING_ACTIONS.has(action) ? this.tickets.described(body) : body,
		});
	}

	private async fetch(
		url: string,
		headers: Record<string, string>,
	): Promise<ImsFailure | { httpStatus: number; headers: Record<string, string>; text: string }> {
		try {
			const signal = AbortSignal.timeout(TIMEOUT_MS);
			const response = await fetch(url, { method: 'POST', headers, redirect: 'manual', signal });
			const text = await response.text();
			return { httpStatus: response.status, headers: Object.fromEntries(response.headers), text };
		} catch (error) {
			return transportFailure(readTransportFault(error, TIMEOUT_MS));
		}
	}

	private async repeat(
		mayRepeat: (failure: ImsFailure) => boolean,
		action: string,
		parameters: WireParameters,
	): Promise<JsonObject> {
		for (let tries = 1; ; tries += 1) {
			try {
				return await this.send(action, parameters);
			} catch (error) {
				if (!(error instanceof ImsFailure) || tries === MOST_TRIES || !mayRepeat(error)) throw error;
				await wait(retryDelayMs(tries, error.details.retryAfterMs ?? 0, Math.random()));
			}
		}
	}
}

function jsonOr(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return text;
	}
}
