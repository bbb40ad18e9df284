import type { FaultPlan } from '../faults/plan';
import type { CallbackFaultRule } from '../faults/rule';
import { type CallbackRecord, isFinished, type JobRecord, type JobStatus } from '../state/jobRecord';
import type { Job, JobListener } from '../state/jobs';
import { contentOf } from './content';
import type { CallbackDelivery } from './delivery';

/** Which changes of a job's state are posted: all, or only those to Success and Fail. */
export type CallbackStates = 'all' | 'terminal';

/** The service never calls any other machine. */
const loopbackHosts: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Default delay of `callbackLate`, ms. */
const defaultLateMs = 1000;

type Send = () => Promise<unknown>;

/** Decides what is posted to a job's `NotifyUrl`, and when: each change of its state, modified by its callback fault. */
export class CallbackSender implements JobListener {
	private readonly faults = new Map<string, CallbackFaultRule>();
	/** Callbacks that wait for the one of the final state, by JobId. */
	private readonly waiting = new Map<string, Send[]>();

	constructor(
		private readonly plan: FaultPlan,
		private readonly delivery: CallbackDelivery,
		private readonly states: CallbackStates,
	) {}

	/** Assigns the job its callback fault, if one is due. */
	created({ record }: Job): void {
		const fault = this.plan.takeForCallbacks(record.parameters);
		if (!fault) return;
		this.faults.set(record.jobId, fault);
		if (fault.kind === 'callbackForged') void this.prepare(record, 'Success', fault)();
	}

	changed({ record }: Job): void {
		const { jobId, status } = record;
		if (this.states === 'terminal' && !isFinished(status)) return;
		const fault = this.faults.get(jobId);
		const send = this.prepare(record, status, fault?.kind === 'callbackForged' ? undefined : fault);
		if (fault?.kind !== 'callbackOutOfOrder') void send();
		else if (isFinished(status)) void send().then(() => this.release(jobId));
		else this.waiting.set(jobId, [...(this.waiting.get(jobId) ?? []), send]);
	}

	/** Drops all callbacks in flight; the caller clears the timers. */
	clear(): void {
		this.delivery.clear();
		this.faults.clear();
		this.waiting.clear();
	}

	private release(jobId: string): void {
		for (const send of this.waiting.get(jobId) ?? []) void send();
		this.waiting.delete(jobId);
	}

	/** Records the copies of a callback. The returned function sends them all at once and resolves when all are settled. */
	private prepare(record: JobRecord, state: JobStatus, fault: CallbackFaultRule | undefined): Send {
		const { notifyUrl } = record;
		if (notifyUrl === undefined) return () => Promise.resolve();
		const neverSent = fault?.kind === 'callbackLost' || !isLoopbackUrl(notifyUrl);
		const copies = copiesOf(fault);
		const callbacks = Array.from({ length: copies }, (_, index) => ({
			state,
			at: Date.now(),
			forged: fault?.kind === 'callbackForged',
			copy: index + 1,
			copies,
			delivered: false,
			tries: 0,
			settled: neverSent,
		})) satisfies CallbackRecord[];
		record.callbacks.push(...callbacks);
		if (neverSent) return () => Promise.resolve();
		const content = contentOf(record, state, fault);
		const delayMs = fault?.delayMs ?? (fault?.kind === 'callbackLate' ? defaultLateMs : 0);
		return () => Promise.all(callbacks.map((callback) => this.delivery.deliver(notifyUrl, content, delayMs, callback)));
	}
}

function copiesOf(fault: CallbackFaultRule | undefined): number {
	const many = fault?.kind === 'callbackTwice' || fault?.kind === 'callbackTimes';
	return fault?.copies ?? (many ? 2 : 1);
}

/** True for an http URL on loopback. */
export function isLoopbackUrl(text: string): boolean {
	if (!URL.canParse(text)) return false;
	const url = new URL(text);
	return url.protocol === 'http:' && loopbackHosts.has(url.hostname);
}
