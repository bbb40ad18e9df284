import { type Account, defaultAccounts } from './accounts';
import { CallbackDelivery } from './callbackDelivery';
import { CallbackSender } from './callbacks';
import { FaultPlan } from './faults';
import { JobStore } from './jobs';
import { NonceMemory } from './nonces';
import type { LocalServiceOptions } from './options';
import { RequestLog } from './requestLog';
import { Timers } from './timers';

/** All that a running service remembers. */
export class ServiceState {
	readonly accounts: readonly Account[];
	readonly nonces = new NonceMemory();
	readonly faults = new FaultPlan();
	readonly log = new RequestLog();
	readonly jobs: JobStore;
	readonly now: () => number;
	private readonly latencyMs: number | [number, number];
	private readonly answerTimers = new Timers();
	private readonly jobTimers = new Timers();
	private readonly callbacks: CallbackSender;

	constructor({
		now = Date.now,
		accounts = defaultAccounts,
		latencyMs = 0,
		submittedMs = 50,
		processingMs = 200,
		pipelineConcurrency = 2,
		callbackStates = 'all',
		callbackTimeoutMs = 3000,
		callbackPauseMs = 1000,
		faults = [],
	}: LocalServiceOptions) {
		this.now = now;
		this.accounts = accounts;
		this.latencyMs = latencyMs;
		const delivery = new CallbackDelivery(this.jobTimers, { timeoutMs: callbackTimeoutMs, pauseMs: callbackPauseMs });
		this.callbacks = new CallbackSender(this.faults, delivery, callbackStates);
		this.jobs = new JobStore({ submittedMs, processingMs, pipelineConcurrency }, this.jobTimers, this.callbacks);
		this.faults.add(...faults);
	}

	/** Waits as long as an answer is to be delayed: the latency plus `extraMs`. */
	async delayAnswer(extraMs: number): Promise<void> {
		const [least, most] = typeof this.latencyMs === 'number' ? [this.latencyMs, this.latencyMs] : this.latencyMs;
		const delayMs = least + Math.random() * (most - least) + extraMs;
		if (delayMs > 0) await this.answerTimers.sleep(delayMs);
	}

	/** Forgets jobs, requests, nonces and faults; answers under way are still sent. */
	reset(): void {
		this.jobTimers.clear();
		this.callbacks.clear();
		this.jobs.clear();
		this.log.clear();
		this.nonces.clear();
		this.faults.clear();
	}

	/** Ends all that is still to come; the records stay readable. */
	stop(): void {
		this.answerTimers.clear();
		this.jobTimers.clear();
		this.callbacks.clear();
	}
}
