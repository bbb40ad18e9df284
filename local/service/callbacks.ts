import { request } from 'node:http';
import type { FaultPlan } from './faults';
import type { CallbackRecord, Job, JobListener } from './jobs';
import type { Timers } from './timers';

/** Documented for event callbacks: 200 within 3 s counts, else again after one second, three tries in total. */
const answerWithinMs = 3000;
const pauseMs = 1000;
const mostTries = 3;

/** This program never calls anything but the machine it runs on. */
const loopbackHosts: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** True for an http URL on loopback. */
export function isLoopbackUrl(text: string): boolean {
	if (!URL.canParse(text)) return false;
	const url = new URL(text);
	return url.protocol === 'http:' && loopbackHosts.has(url.hostname);
}

/** Posts a message to a job's `NotifyUrl` on every change of its state. */
export class CallbackSender implements JobListener {
	private readonly faults = new Map<string, 'callbackLost' | 'callbackTwice'>();
	private readonly underWay = new Set<AbortController>();

	constructor(
		private readonly plan: FaultPlan,
		private readonly timers: Timers,
	) {}

	/** Settles which callback fault, if any, the job has. */
	created({ record }: Job): void {
		const fault = this.plan.takeForCallbacks(record.parameters);
		if (fault) this.faults.set(record.jobId, fault);
	}

	changed({ record }: Job): void {
		if (record.notifyUrl === undefined) return;
		const fault = this.faults.get(record.jobId);
		for (let copy = 0; copy < (fault === 'callbackTwice' ? 2 : 1); copy += 1) {
			const callback: CallbackRecord = { state: record.status, at: Date.now(), delivered: false, tries: 0 };
			record.callbacks.push(callback);
			if (fault === 'callbackLost' || !isLoopbackUrl(record.notifyUrl)) continue;
			const message = { Type: 'smarttag', JobId: record.jobId, State: record.status, UserData: record.userData ?? '' };
			void this.deliver(record.notifyUrl, JSON.stringify(message), callback);
		}
	}

	/** Drops all callbacks under way; the caller clears the timers. */
	clear(): void {
		for (const controller of this.underWay) controller.abort();
		this.underWay.clear();
		this.faults.clear();
	}

	private async deliver(url: string, message: string, callback: CallbackRecord): Promise<void> {
		const dropped = new AbortController();
		this.underWay.add(dropped);
		while (!callback.delivered && callback.tries < mostTries) {
			if (callback.tries > 0) await this.timers.sleep(pauseMs);
			callback.tries += 1;
			const status = await this.post(url, message, dropped.signal);
			if (dropped.signal.aborted) return;
			if (status !== undefined) callback.httpStatus = status;
			callback.delivered = status === 200;
		}
		this.underWay.delete(dropped);
	}

	/** The HTTP status of the receiver, undefined when there was none in time. Redirects are not followed. */
	private post(url: string, message: string, signal: AbortSignal): Promise<number | undefined> {
		return new Promise((resolve) => {
			const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(message) };
			const call = request(url, { method: 'POST', headers, agent: false, signal }, (response) => {
				response.resume();
				response.on('error', () => undefined);
				resolve(response.statusCode);
			});
			const cancelTimeout = this.timers.after(answerWithinMs, () => call.destroy());
			call.on('error', () => undefined);
			call.on('close', () => {
				cancelTimeout();
				resolve(undefined);
			});
			call.end(message);
		});
	}
}
