import { request } from 'node:http';
import type { CallbackRecord } from '../state/jobRecord';
import type { Timers } from '../state/timers';
import type { CallbackContent } from './content';

/** Documented for event callbacks: unless the receiver answers 200 in time, two retries, each after a pause. */
const maxTries = 3;

/** Times in ms. */
export interface DeliveryTimes {
	/** Time for the receiver to answer. */
	timeoutMs: number;
	/** Pause between two tries. */
	pauseMs: number;
}

/** Posts callbacks and writes the outcome into their records. */
export class CallbackDelivery {
	private readonly inFlight = new Set<AbortController>();

	constructor(
		private readonly timers: Timers,
		private readonly times: DeliveryTimes,
	) {}

	/** Posts until the receiver answers 200, three times at most. Resolves once that is settled or dropped. */
	async deliver(url: string, content: CallbackContent, delayMs: number, callback: CallbackRecord): Promise<void> {
		const dropped = new AbortController();
		this.inFlight.add(dropped);
		if (delayMs > 0) await this.timers.sleep(delayMs);
		while (!callback.delivered && callback.tries < maxTries) {
			if (callback.tries > 0) await this.timers.sleep(this.times.pauseMs);
			callback.tries += 1;
			const status = await this.post(url, content, dropped.signal);
			if (dropped.signal.aborted) return;
			if (status !== undefined) callback.httpStatus = status;
			callback.delivered = status === 200;
		}
		this.inFlight.delete(dropped);
		callback.settled = true;
	}

	/** Drops all callbacks in flight; the caller clears the timers. */
	clear(): void {
		for (const controller of this.inFlight) controller.abort();
		this.inFlight.clear();
	}

	/** Posts once. The HTTP status of the receiver; undefined without an answer in time. Redirects are not followed. */
	post(
		url: string,
		{ contentType, body, headers: others }: CallbackContent,
		signal?: AbortSignal,
	): Promise<number | undefined> {
		return new Promise((resolve) => {
			const headers = { 'content-type': contentType, 'content-length': Buffer.byteLength(body), ...others };
			const call = request(url, { method: 'POST', headers, agent: false, signal }, (response) => {
				response.resume();
				response.on('error', () => undefined);
				resolve(response.statusCode);
			});
			const cancelTimeout = this.timers.after(this.times.timeoutMs, () => call.destroy());
			call.on('error', () => undefined);
			call.on('close', () => {
				cancelTimeout();
				resolve(undefined);
			});
			call.end(body);
		});
	}
}
