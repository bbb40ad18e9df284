import { request } from 'node:http';
import type { CallbackContent } from './content';
import type { CallbackRecord } from '../state/jobRecord';
import type { Timers } from '../state/timers';

/** Documented for event callbacks: 200 in time counts, else again after a pause, three tries in total. */
const mostTries = 3;

/** Times in ms. */
export interface DeliveryTimes {
	/** For the receiver to answer. */
	timeoutMs: number;
	/** Between two tries. */
	pauseMs: number;
}

/** Posts callbacks and writes into their records what became of them. */
export class CallbackDelivery {
	private readonly underWay = new Set<AbortController>();

	constructor(
		private readonly timers: Timers,
		private readonly times: DeliveryTimes,
	) {}

	/** Tries until the receiver answers 200, three times at most. Resolves once that is settled or dropped. */
	async deliver(url: string, content: CallbackContent, delayMs: number, callback: CallbackRecord): Promise<void> {
		const dropped = new AbortController();
		this.underWay.add(dropped);
		if (delayMs > 0) await this.timers.sleep(delayMs);
		while (!callback.delivered && callback.tries < mostTries) {
			if (callback.tries > 0) await this.timers.sleep(this.times.pauseMs);
			callback.tries += 1;
			const status = await this.post(url, content, dropped.signal);
			if (dropped.signal.aborted) return;
			if (status !== undefined) callback.httpStatus = status;
			callback.delivered = status === 200;
		}
		this.underWay.delete(dropped);
		callback.settled = true;
	}

	/** Drops all callbacks under way; the caller clears the timers. */
	clear(): void {
		for (const controller of this.underWay) controller.abort();
		this.underWay.clear();
	}

	/** The HTTP status of the receiver, undefined when there was none in time. Redirects are not followed. */
	private post(url: string, { contentType, body }: CallbackContent, signal: AbortSignal): Promise<number | undefined> {
		return new Promise((resolve) => {
			const headers = { 'content-type': contentType, 'content-length': Buffer.byteLength(body) };
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
