import type { IWebhookFunctions } from 'n8n-workflow';

import { PerTrigger } from './perTrigger';

/**
 * Bounds for checks that calls without authentication cause, for each trigger and process. A check makes four queries at
 * most, and nearly always one. Documented for the sibling product: the account may make 100 queries a second.
 */
const MOST_UNVERIFIED = { inFlight: 5, atOnce: 30, perSecond: 1 } as const;

/** JobIds that do not exist are not queried again for so long, in milliseconds; the oldest of many are forgotten before. */
const NOT_FOUND_MS = 5 * 60_000;
const MOST_NOT_FOUND = 1_000;

/** Why a call starts no check. */
export type NoCheck = 'inFlight' | 'notFound' | 'tooMany';

/** A check of a job: queries until the API knows what a call reported. */
export interface JobCheck {
	/** Whether the call was authenticated. */
	readonly isVerified: boolean;
	/** From here on, a call for the job starts a check of its own. */
	letOthersCheck(): void;
	/** Remembers that there is no such job, unless the call was authenticated. */
	noteNotFound(): void;
	end(): void;
}

const checksOfTriggers = new PerTrigger(() => new TriggerChecks());

/**
 * Starts the check of a job, one at a time for each job.
 *
 * @param isVerified whether the call was authenticated; checks of such calls have no bounds
 */
export function startCheck(context: IWebhookFunctions, jobId: string, isVerified: boolean): JobCheck | NoCheck {
	return checksOfTriggers.of(context).start(jobId, isVerified);
}

/** The checks of a trigger. Times by a monotonic clock. */
class TriggerChecks {
	private readonly checks = new Map<string, JobCheck>();
	private readonly notFound = new Map<string, number>();
	private unverifiedInFlight = 0;
	private allowance: number = MOST_UNVERIFIED.atOnce;
	private allowanceAt = performance.now();

	start(jobId: string, isVerified: boolean): JobCheck | NoCheck {
		if (this.checks.has(jobId)) return 'inFlight';
		if (!isVerified) {
			if ((this.notFound.get(jobId) ?? -Infinity) > performance.now()) return 'notFound';
			if (!this.admitUnverified()) return 'tooMany';
		}
		const check: JobCheck = {
			isVerified,
			letOthersCheck: () => {
				if (this.checks.get(jobId) === check) this.checks.delete(jobId);
			},
			noteNotFound: () => {
				if (!isVerified) this.noteNotFound(jobId);
			},
			end: () => {
				check.letOthersCheck();
				if (!isVerified) this.unverifiedInFlight -= 1;
			},
		};
		this.checks.set(jobId, check);
		return check;
	}

	private admitUnverified(): boolean {
		const now = performance.now();
		const earned = ((now - this.allowanceAt) / 1_000) * MOST_UNVERIFIED.perSecond;
		this.allowance = Math.min(MOST_UNVERIFIED.atOnce, this.allowance + earned);
		this.allowanceAt = now;
		if (this.unverifiedInFlight >= MOST_UNVERIFIED.inFlight || this.allowance < 1) return false;
		this.allowance -= 1;
		this.unverifiedInFlight += 1;
		return true;
	}

	private noteNotFound(jobId: string): void {
		this.notFound.delete(jobId);
		this.notFound.set(jobId, performance.now() + NOT_FOUND_MS);
		const [oldest] = this.notFound.keys();
		if (this.notFound.size > MOST_NOT_FOUND && oldest !== undefined) this.notFound.delete(oldest);
	}
}
