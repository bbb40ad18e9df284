import {
	type ICredentialDataDecryptedObject,
	type ICredentialsDecrypted,
	type IHttpRequestOptions,
	type IN8nHttpFullResponse,
} from 'n8n-workflow';

import { CREDENTIAL_TYPES, type ImsCredential } from '../../../credentials/imsCredential';
import { TransientRefusal } from '../../../credentials/ownRefusals';
import { readBody } from '../../../credentials/readBody';
import { redact, secretsOf } from '../../../credentials/redact';
import { forgetSession, sessionOf } from '../../../credentials/session/sessions';
import { OSS_CLOCK_HEADER, OSS_HOST_HEADER } from '../../../credentials/signOssRequestOptions';
import type { AccessKey } from '../../../credentials/signature/canonical';
import { ossPath } from '../../../credentials/signature/signatureOss';
import { CachedCredential } from '../ims/cachedCredential';
import type { ImsContext } from '../ims/imsClient';
import { pause } from '../ims/retry';
import { readTransportFault, refusalIn } from '../ims/transportFault';
import { shortText } from '../values/shortText';
import { OssFailure, ossRefusal, ossRetryDelayMs } from './ossFailure';
import { readXml, textOf, type XmlElement } from './xml';

/** Bytes of an answer that are read at most; a list of 1000 parts or buckets has half a million. */
const LARGEST_ANSWER = 4 * 2 ** 20;

/** How often a request is sent at most where it may be repeated. As the vendor's client. */
const MOST_ATTEMPTS = 3;

/** The temporary key of an upload, as the service issues it for one object. */
export interface TemporaryKey extends Required<AccessKey> {
	/** When it is to be renewed although OSS still accepts it, in milliseconds since 1970; never unless set. */
	readonly renewAt?: number;
}

/** Where requests go, and with which key. */
export interface OssClientSettings {
	/** Absent for ListBuckets. */
	readonly bucket?: string;
	/** The bucket's region without `oss-`; by default that of the credential. */
	readonly region?: string;
	/** Base URL, without a trailing slash, of a custom domain or an acceleration endpoint. By default the endpoint that Network in the credential means. */
	readonly endpoint?: string;
	/** Signs in place of the credential's own key. */
	readonly temporaryKey?: TemporaryKey;
	/** Returns a new temporary key, before the last one expires or after OSS has refused it as expired. */
	readonly renewKey?: () => Promise<TemporaryKey>;
	/** How long an answer may take, in milliseconds. */
	readonly timeoutMs: number;
	/** Ends requests and the pauses between attempts. */
	readonly signal?: AbortSignal;
	/** The clock, in milliseconds since 1970; that of this machine unless set. */
	readonly now?: () => number;
}

/** One request to OSS. */
export interface OssRequest {
	/** By the name of the documentation, such as `UploadPart`. */
	readonly operation: string;
	/** The RAM action that it needs, such as `oss:PutObject`. */
	readonly action: string;
	readonly method: 'DELETE' | 'GET' | 'HEAD' | 'POST' | 'PUT';
	/** The key of the object, as it is; absent for the bucket or the service. */
	readonly objectKey?: string;
	readonly query?: Readonly<Record<string, string>>;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: Buffer;
	/** The root of the answer's XML; absent where an answer has no body. Anything else is not an answer of OSS. */
	readonly answer?: string;
	/** Whether it may be executed twice. Otherwise it is repeated only if it has certainly not been executed. */
	readonly repeatable: boolean;
	/** It is sent although the execution was cancelled: what was begun is taken back. */
	readonly evenIfCancelled?: boolean;
}

/** The answer to an accepted request. */
export interface OssAnswer {
	/** Names in lower case. */
	readonly headers: Readonly<Record<string, string>>;
	/** The root of the XML; undefined without a body. */
	readonly root?: XmlElement;
}

/** OSS as one node run reaches it: its requests are signed by n8n's credential, and sent by n8n's helper. */
export class OssClient {
	private temporaryKey: TemporaryKey | undefined;
	/** By how many milliseconds the clock of OSS is ahead of that of this machine. */
	private clockAheadMs = 0;
	private renewal: Promise<TemporaryKey> | undefined;
	/** A key that could not be renewed in time; it is used until OSS refuses it. */
	private keptKey: TemporaryKey | undefined;

	private constructor(
		private readonly context: ImsContext,
		private readonly credential: ImsCredential,
		private readonly cachedCredential: CachedCredential,
		private readonly settings: OssClientSettings,
	) {
		this.temporaryKey = settings.temporaryKey;
	}

	/** The region of the credential, such as `cn-shanghai`. */
	get region(): string {
		return this.credential.region;
	}

	/**
	 * Reads the node's credential.
	 *
	 * @throws UserError when a field of the credential is missing or cannot be used
	 */
	static async create(context: ImsContext, settings: OssClientSettings): Promise<OssClient> {
		const cached = CachedCredential.of(context);
		return new OssClient(context, await cached.read(), cached, settings);
	}

	/**
	 * Sends a request, and repeats it as its failure and the request allow.
	 *
	 * @throws OssFailure when OSS refuses it or does not answer, UserError when the credential or n8n refuses to send it
	 */
	async send(request: OssRequest): Promise<OssAnswer> {
		const outcome = await this.attempt(request);
		if (outcome instanceof OssFailure) throw outcome;
		return outcome;
	}

	/** As `send`, but returns the failure, for a caller to which it may be none. */
	async attempt(request: OssRequest): Promise<OssAnswer | OssFailure> {
		let hasNewKey = false;
		let hasNewBytes = false;
		let hasNewClock = false;
		for (let attempts = 1; ; attempts += 1) {
			this.signalOf(request)?.throwIfAborted();
			await this.renewInTime();
			this.signalOf(request)?.throwIfAborted();
			const usedKey = this.temporaryKey;
			const { outcome, dropsSession } = await this.sendOnce(request);
			if (!(outcome instanceof OssFailure)) return outcome;
			const { retry, mayHaveExecuted, serverTime } = outcome.details;
			if (retry === 'newClock') {
				if (hasNewClock || serverTime === undefined) return outcome;
				this.clockAheadMs = serverTime - Date.now();
				hasNewClock = true;
				continue;
			}
			if (retry === 'newKey') {
				if (hasNewKey || !(dropsSession || (await this.renew(usedKey)))) return outcome;
				hasNewKey = true;
				continue;
			}
			const isFirstChange: boolean = retry === 'once' && !hasNewBytes;
			const mayRepeat = isFirstChange || (retry === 'transient' && attempts < MOST_ATTEMPTS);
			if (!mayRepeat || (mayHaveExecuted && !request.repeatable)) return outcome;
			hasNewBytes ||= isFirstChange;
			await pause(ossRetryDelayMs(attempts, Math.random()), this.signalOf(request));
		}
	}

	/** Whether there is another key than the one that was refused. Requests that fail together share one renewal. */
	private async renew(refused: TemporaryKey | undefined): Promise<boolean> {
		const { renewKey } = this.settings;
		if (!refused) return false;
		if (this.temporaryKey !== refused) return true;
		if (!renewKey) return false;
		this.renewal ??= renewKey().finally(() => (this.renewal = undefined));
		this.temporaryKey = await this.renewal;
		return true;
	}

	/** Renews a key that expires soon. If that fails, the key is still used: OSS may accept it. */
	private async renewInTime(): Promise<void> {
		const { temporaryKey: key, settings } = this;
		const { now = Date.now } = settings;
		if (key?.renewAt === undefined || key === this.keptKey || now() < key.renewAt) return;
		const [renewed] = await Promise.allSettled([this.renew(key)]);
		if (renewed.status === 'rejected' || !renewed.value) this.keptKey = key;
	}

	/** Sends one request. When OSS refuses the session of a role, that session is dropped, so that the next has a new one. */
	private async sendOnce(
		request: OssRequest,
	): Promise<{ readonly outcome: OssAnswer | OssFailure; readonly dropsSession: boolean }> {
		const options = this.optionsOf(request);
		const outcome = await this.exchange(request, options);
		const session = sessionOf(options);
		const dropsSession = outcome instanceof OssFailure && outcome.details.retry === 'newKey' && session !== undefined;
		if (dropsSession) forgetSession(session);
		return { outcome, dropsSession };
	}

	private signalOf({ evenIfCancelled }: OssRequest): AbortSignal | undefined {
		return evenIfCancelled ? undefined : this.settings.signal;
	}

	private optionsOf(request: OssRequest): IHttpRequestOptions {
		const { method, objectKey = '', query, headers, body } = request;
		const { bucket, region = this.credential.region, timeoutMs } = this.settings;
		const host = `${bucket === undefined ? '' : `${bucket}.`}oss-${region}.aliyuncs.com`;
		return {
			method,
			// A percent sign of the key is not the beginning of an escape.
			url: `${this.endpoint(host)}${ossPath(`/${objectKey.replaceAll('%', '%25')}`)}`,
			qs: { ...query },
			headers: {
				...headers,
				[OSS_HOST_HEADER]: host,
				...(this.clockAheadMs !== 0 && { [OSS_CLOCK_HEADER]: String(this.clockAheadMs) }),
			},
			...(body && { body }),
			...{ timeout: timeoutMs, abortSignal: this.signalOf(request), encoding: 'stream' },
			...{ disableFollowRedirect: true, ignoreHttpStatusErrors: true, returnFullResponse: true },
		};
	}

	/** Documented: the internal endpoint can be reached from machines in the same region only. A gateway serves OSS too. */
	private endpoint(host: string): string {
		const { network, customEndpoint } = this.credential;
		if (this.settings.endpoint) return this.settings.endpoint;
		if (network === 'custom') return customEndpoint;
		return `https://${network === 'vpc' ? host.replace('.aliyuncs.com', '-internal.aliyuncs.com') : host}`;
	}

	/** The temporary key in place of the credential's own, under every way of authentication. */
	private async credentialForRequest(): Promise<ICredentialsDecrypted> {
		const decrypted = await this.cachedCredential.forRequest();
		if (!this.temporaryKey) return decrypted;
		const { renewAt: _, ...key } = this.temporaryKey;
		const data: ICredentialDataDecryptedObject = { ...decrypted.data, ...key };
		return { ...decrypted, type: CREDENTIAL_TYPES.accessKey, data };
	}

	/**
	 * The error of n8n's helper contains the whole request with its signature, so only a description of it is returned. What
	 * n8n itself refuses to send is a UserError on one of the layers.
	 */
	private async exchange(request: OssRequest, options: IHttpRequestOptions): Promise<OssAnswer | OssFailure> {
		const { timeoutMs } = this.settings;
		const context = request.evenIfCancelled ? uncancelled(this.context) : this.context;
		const key = this.temporaryKey;
		try {
			const credentialsDecrypted = await this.credentialForRequest();
			const { type } = credentialsDecrypted;
			const response = (await context.helpers.httpRequestWithAuthentication.call(context, type, options, {
				credentialsDecrypted,
			})) as IN8nHttpFullResponse;
			const text = await readBody(response, { largest: LARGEST_ANSWER, timeoutMs });
			const secrets = secretsOf([this.credential, key, sessionOf(options)]);
			return readResponse(request, response, text, (part) => shortText(redact(part, secrets)));
		} catch (error) {
			this.signalOf(request)?.throwIfAborted();
			const refusal = refusalIn(error);
			if (refusal instanceof TransientRefusal) return unsigned(request, refusal.message);
			if (refusal) throw refusal;
			return unanswered(request, error, timeoutMs);
		}
	}
}

/**
 * The context without the signal of the execution: n8n's helper replaces `abortSignal` of every request by it, so that
 * nothing could be taken back after a cancellation (read in n8n-core 2.41).
 */
function uncancelled(context: ImsContext): ImsContext {
	return new Proxy(context, {
		get: (target, name): unknown =>
			name === 'getExecutionCancelSignal' ? () => undefined : Reflect.get(target, name, target),
	});
}

/** The session of a role could not be fetched just now, so nothing was sent. */
function unsigned({ operation }: OssRequest, message: string): OssFailure {
	return new OssFailure(message, { operation, mayHaveExecuted: false, retry: 'transient' });
}

function unanswered({ operation }: OssRequest, error: unknown, timeoutMs: number): OssFailure {
	const { code, message, mayHaveArrived, permanent } = readTransportFault(error, timeoutMs);
	return new OssFailure(code ? `${message} (${code})` : message, {
		...{ operation, mayHaveExecuted: mayHaveArrived, advice: NOT_REACHED_ADVICE },
		retry: permanent ? undefined : 'transient',
	});
}

const NOT_REACHED_ADVICE =
	'Check Region and Network in the credential, the endpoint of the bucket, and the network of the machine that runs n8n. Internal endpoints can be reached from inside the VPC only.';

function readResponse(
	{ operation, action, method, answer }: OssRequest,
	{ statusCode, headers: received }: IN8nHttpFullResponse,
	text: string | undefined,
	shown: (text: string) => string,
): OssAnswer | OssFailure {
	const headers: Record<string, string> = {};
	for (const [name, value] of Object.entries(received)) {
		if (typeof value === 'string') headers[name.toLowerCase()] = value;
	}
	const document = method === 'HEAD' ? Buffer.from(headers['x-oss-err'] ?? '', 'base64').toString('utf8') : text;
	const root = document ? readXml(document) : undefined;
	const isSuccess = statusCode >= 200 && statusCode < 300;
	const isReadable = root !== undefined || document === '';
	if (isSuccess && isReadable && root?.name === answer) return { headers, root };

	const code = textOf(root, 'Code');
	if (code || (method === 'HEAD' && !isSuccess)) {
		return ossRefusal(operation, action, {
			httpStatus: statusCode,
			code: shown(code) || `HTTP ${statusCode}`,
			message: shown(textOf(root, 'Message')),
			ec: shown(textOf(root, 'EC')) || undefined,
			serverTime: Date.parse(headers.date ?? '') || undefined,
			requestId: shown(textOf(root, 'RequestId') || (headers['x-oss-request-id'] ?? '')) || undefined,
		});
	}
	const what = text === undefined ? `more than ${LARGEST_ANSWER / 2 ** 20} MB` : 'something else than an answer of OSS';
	return new OssFailure(`The endpoint answered HTTP ${statusCode} with ${what}`, {
		...{ operation, httpStatus: statusCode, mayHaveExecuted: true, advice: GATEWAY_ADVICE },
		retry: isSuccess || statusCode >= 500 || statusCode === 408 || statusCode === 429 ? 'transient' : undefined,
	});
}

const GATEWAY_ADVICE =
	'A gateway or proxy between n8n and OSS may have answered in its place. Check the endpoint of the bucket, Network in the credential and the proxy settings of n8n.';
