import { randomUUID } from 'node:crypto';
import { isPaused } from './catalog/pipelines';
import type { Template } from './catalog/templates';
import type { JsonObject } from './json';
import type { JobInput } from './rules/input';
import type { AnalysisRequest } from './rules/params';
import type { Timers } from './timers';

/** Documented: `Fail`, not `Failed`. */
export type JobStatus = 'Submitted' | 'Processing' | 'Success' | 'Fail';

/** One callback of a job, updated while it is being delivered. */
export interface CallbackRecord {
	state: JobStatus;
	/** When the job came into that state, ms. */
	at: number;
	/** True once the receiver answered 200. */
	delivered: boolean;
	/** How often the receiver was called, 0 to 3. */
	tries: number;
	/** The last HTTP status the receiver answered. */
	httpStatus?: number;
}

/** A job the service has really made. Times in ms. */
export interface JobRecord {
	jobId: string;
	/** Who submitted it. */
	accessKeyId: string;
	status: JobStatus;
	createdAt: number;
	/** When it left Submitted. */
	startedAt?: number;
	/** When it came to Success or Fail. */
	finishedAt?: number;
	/** The business parameters as received. */
	parameters: Record<string, string>;
	input: JobInput;
	/** `Params` parsed; empty when none was sent. */
	params: JsonObject;
	templateId?: string;
	title?: string;
	userData?: string;
	notifyUrl?: string;
	/** The pipeline it runs in, the default one when none was sent. */
	pipelineId: string;
	/** Why it fails or will fail. */
	failReason?: string;
	callbacks: CallbackRecord[];
}

/** What the service itself needs to know of a job. */
export interface Job {
	record: JobRecord;
	accountId: string;
	analysis: AnalysisRequest;
	/** The template it runs with, the default one when none was sent. */
	template?: Template;
}

/** A job before it is made: all that its submit request settles. */
export type JobDraft = Omit<Job, 'record'> & {
	record: Omit<JobRecord, 'jobId' | 'status' | 'createdAt' | 'callbacks'>;
};

/** Durations in ms, and how many jobs a pipeline processes at once. */
export interface Lifecycle {
	submittedMs: number;
	processingMs: number;
	pipelineConcurrency: number;
}

/** Told when a job is made and on every later change of its state. */
export interface JobListener {
	created(job: Job): void;
	changed(job: Job): void;
}

interface Line {
	waiting: Job[];
	processing: number;
}

/** Makes jobs and moves them along: Submitted, then first come first served to Processing, then Success or Fail. */
export class JobStore {
	private readonly jobs = new Map<string, Job>();
	private lines = new Map<string, Line>();

	constructor(
		private readonly lifecycle: Lifecycle,
		private readonly timers: Timers,
		private readonly listener: JobListener,
	) {}

	create(draft: JobDraft): Job {
		const job: Job = {
			...draft,
			record: {
				...draft.record,
				jobId: randomUUID().replaceAll('-', ''),
				status: 'Submitted',
				createdAt: Date.now(),
				callbacks: [],
			},
		};
		this.jobs.set(job.record.jobId, job);
		this.listener.created(job);
		this.timers.after(this.lifecycle.submittedMs, () => this.enqueue(job));
		return job;
	}

	find(jobId: string): Job | undefined {
		return this.jobs.get(jobId);
	}

	/** Copies of all records, in order of creation. */
	records(): JobRecord[] {
		return [...this.jobs.values()].map(({ record }) => structuredClone(record));
	}

	/** Forgets all jobs; the caller clears the timers. */
	clear(): void {
		this.jobs.clear();
		this.lines = new Map();
	}

	/** All jobs wait equally long in Submitted, so they come here in order of creation. */
	private enqueue(job: Job): void {
		const { pipelineId } = job.record;
		const line = this.lines.get(pipelineId) ?? { waiting: [], processing: 0 };
		this.lines.set(pipelineId, line);
		line.waiting.push(job);
		if (!isPaused(pipelineId)) this.startNext(line);
	}

	private startNext(line: Line): void {
		if (line.processing >= this.lifecycle.pipelineConcurrency) return;
		const job = line.waiting.shift();
		if (!job) return;
		line.processing += 1;
		job.record.status = 'Processing';
		job.record.startedAt = Date.now();
		this.listener.changed(job);
		this.timers.after(this.lifecycle.processingMs, () => this.finish(job, line));
	}

	private finish(job: Job, line: Line): void {
		line.processing -= 1;
		job.record.status = job.record.failReason === undefined ? 'Success' : 'Fail';
		job.record.finishedAt = Date.now();
		this.listener.changed(job);
		this.startNext(line);
	}
}
