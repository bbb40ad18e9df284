import { type Account, defaultAccountId, defaultAccounts } from './accounts';
import type { ActionCall } from '../actions/action';
import { CallbackDelivery } from '../callbacks/delivery';
import { CallbackSender } from '../callbacks/sender';
import { contentOfCall } from '../events/envelopes';
import type { AddressedCall } from '../events/parseCall';
import { FaultPlan } from '../faults/plan';
import { AccountDataStore } from './accountData';
import { JobStore } from './jobs';
import { Libraries } from './libraries';
import { NonceMemory } from '../http/signatures/nonces';
import type { LocalServiceOptions } from '../options';
import { type Bucket, ObjectStore } from '../oss/objects';
import { RequestLog } from './requestLog';
import { MediaUploads, storageBucket } from './mediaUploads';
import { defaultRoles, type Role } from './roles';
import { SessionStore } from './sessions';
import type { DifferenceName } from '../faults/differences';
import { Timers } from './timers';

/** The default of the option `buckets`. All invented. */
export const defaultBuckets: readonly Bucket[] = [
	{ name: 'example-bucket', region: 'cn-shanghai', accountId: defaultAccountId },
	{ name: 'example-bucket-beijing', region: 'cn-beijing', accountId: defaultAccountId },
	{ name: 'example-bucket-hangzhou', region: 'cn-hangzhou', accountId: defaultAccountId },
	{ name: 'other-bucket', region: 'cn-shanghai', accountId: '1000000000000002' },
];

/** The state of a running service. */
export class ServiceState {
	readonly nonces = new NonceMemory();
	readonly faults = new FaultPlan();
	readonly log = new RequestLog();
	readonly jobs: JobStore;
	readonly sessions: SessionStore;
	readonly objects: ObjectStore;
	readonly uploads: MediaUploads;
	readonly buckets: readonly Bucket[];
	readonly now: () => number;
	readonly differences: readonly DifferenceName[];
	private readonly accounts: readonly Account[];
	private readonly roles: readonly Role[];
	private readonly libraries: Libraries;
	private readonly accountData: AccountDataStore;
	private readonly mediaMustExist: boolean;
	private readonly mediaMustBeReady: boolean;
	private readonly latencyMs: number | [number, number];
	private readonly answerTimers = new Timers();
	private readonly jobTimers = new Timers();
	private readonly delivery: CallbackDelivery;
	private readonly callbacks: CallbackSender;

	constructor({
		now = Date.now,
		accounts = defaultAccounts,
		roles = defaultRoles,
		buckets = defaultBuckets,
		catalogSize,
		registerMs = 50,
		mediaMustExist = false,
		mediaMustBeReady = false,
		uploadKeyMs,
		hasMediaStorage = true,
		sessionMs,
		reportedExpiration = 'real',
		latencyMs = 0,
		submittedMs = 50,
		processingMs = 200,
		pipelineConcurrency = 2,
		callbackStates = 'all',
		callbackTimeoutMs = 3000,
		callbackPauseMs = 1000,
		faults = [],
		differences = [],
	}: LocalServiceOptions) {
		this.now = now;
		this.accounts = accounts;
		this.roles = roles;
		this.buckets = [...buckets, storageBucket];
		this.uploads = new MediaUploads({ keyMs: uploadKeyMs, hasStorage: hasMediaStorage, now });
		this.objects = new ObjectStore(now, (object) => this.uploads.stored(object));
		this.libraries = new Libraries(catalogSize);
		this.accountData = new AccountDataStore({ catalogSize, registerMs, analysisMs: processingMs, now }, this.jobTimers);
		this.mediaMustExist = mediaMustExist;
		this.mediaMustBeReady = mediaMustBeReady;
		this.sessions = new SessionStore({ sessionMs, reportedExpiration });
		this.latencyMs = latencyMs;
		this.delivery = new CallbackDelivery(this.jobTimers, { timeoutMs: callbackTimeoutMs, pauseMs: callbackPauseMs });
		this.callbacks = new CallbackSender(this.faults, this.delivery, callbackStates);
		this.jobs = new JobStore({ submittedMs, processingMs, pipelineConcurrency }, this.jobTimers, this.callbacks);
		this.faults.add(...faults);
		this.differences = differences;
	}

	/** A permanent AccessKey, or that of a session, by its ID. */
	findAccount(accessKeyId: string): Account | undefined {
		const permanent = this.accounts.find((account) => account.accessKeyId === accessKeyId);
		return permanent ?? this.uploads.account(accessKeyId) ?? this.sessions.account(accessKeyId, this.now());
	}

	/** The part of the state that an action of the account reads and changes. */
	forAction({ accountId }: Account): Omit<ActionCall, 'parameters' | 'json' | 'account'> {
		const { jobs, libraries, roles, sessions, mediaMustExist, mediaMustBeReady, uploads } = this;
		const shared = { jobs, libraries, roles, sessions, mediaMustExist, mediaMustBeReady, uploads };
		return { ...shared, now: this.now(), ...this.accountData.of(accountId) };
	}

	/** Sends events in one call, once. The HTTP status of the receiver; undefined without an answer in time. */
	async sendEvents({ url, ...call }: AddressedCall): Promise<number | undefined> {
		return await this.delivery.post(url, contentOfCall(call));
	}

	/** Waits for the delay of an answer: the latency plus `extraMs`. */
	async delayAnswer(extraMs: number): Promise<void> {
		const [least, most] = typeof this.latencyMs === 'number' ? [this.latencyMs, this.latencyMs] : this.latencyMs;
		const delayMs = least + Math.random() * (most - least) + extraMs;
		if (delayMs > 0) await this.answerTimers.sleep(delayMs);
	}

	/**
	 * Deletes jobs, objects, requests, nonces and faults, resets templates and media to the catalog and ends all sessions. Answers in
	 * flight are still sent.
	 */
	reset(): void {
		this.jobTimers.clear();
		this.callbacks.clear();
		this.jobs.clear();
		this.accountData.clear();
		this.objects.clear();
		this.uploads.clear();
		this.sessions.reset(this.now());
		this.log.clear();
		this.nonces.clear();
		this.faults.clear();
	}

	/** Cancels everything that is pending; the records stay readable. */
	stop(): void {
		this.answerTimers.clear();
		this.jobTimers.clear();
		this.callbacks.clear();
	}
}
