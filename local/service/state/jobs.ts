import { randomUUID } from 'node:crypto';
import { isPaused } from '../catalog/pipelines';
import type { Template } from '../catalog/templates';
import type { JobBehavior } from './jobMarks';
import { isFinished, type JobRecord, type JobStatus } from './jobRecord';
import type { AnalysisRequest } from '../rules/jobParams';
import type { Timers } from './timers';

/** A job with what the service needs to run it. */
export interface Job {
	record: JobRecord;
	accountId: string;
	analysis: AnalysisRequest;
	/** The template it uses; the default one when none was sent. */
	template?: Template;
	/** The behavior that its marks select. */
	behavior: JobBehavior;
}

/** A job before it is created: everything that the submit request determines. */
export type JobDraft = Omit<Job, 'record'> & {
	record: Omit<JobRecord, 'jobId' | 'status' | 'createdAt' | 'callbacks'>;
};

/** Durations in ms, and how many jobs a pipeline processes at the same time. */
export interface Lifecycle {
	submittedMs: number;
	processingMs: number;
	pipelineConcurrency: number;
}

/** Notified when a job is created and on every later change of its state. */
export interface JobListener {
	created(job: Job): void;
	changed(job: Job): void;
}

interface Line {
	waiting: Job[];
	processing: number;
}

/** Creates jobs and runs them: Submitted, then in order of arrival Processing, then Success or Fail. */
export class JobStore {
	private readonly jobs = new Map<string, Job>();
	private lines = new Map<string, Line>();
	private readonly holds = new Set<symbol>();
	private delayed: Job[] = [];

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

	/** Keeps all jobs in Submitted until the returned function is called; with several holds, until all are released. */
	hold(): () => void {
		const hold = Symbol('hold');
		this.holds.add(hold);
		return () => {
			if (this.holds.delete(hold) && this.holds.size === 0) for (const job of this.delayed.splice(0)) this.enqueue(job);
		};
	}

	find(jobId: string): Job | undefined {
		return this.jobs.get(jobId);
	}

	/**
	 * Deletes a job as after 180 days (documented): queries and lists do not return it any more. Its planned changes of
	 * state and its callbacks still happen. False when there is no such job.
	 */
	forget(jobId: string): boolean {
		return this.jobs.delete(jobId);
	}

	/** Ends a job that is Processing before its time. False when it is not. */
	end(jobId: string): boolean {
		const job = this.jobs.get(jobId);
		const line = job && this.lines.get(job.record.pipelineId);
		if (!line || job.record.status !== 'Processing') return false;
		this.finish(job, line);
		return true;
	}

	/** A copy of one record. */
	record(jobId: string): JobRecord | undefined {
		return structuredClone(this.jobs.get(jobId)?.record);
	}

	/** Copies of all records, in order of creation. */
	records(): JobRecord[] {
		return [...this.jobs.values()].map(({ record }) => structuredClone(record));
	}

	/** Deletes all jobs and holds; the caller clears the timers. */
	clear(): void {
		this.jobs.clear();
		this.lines = new Map();
		this.holds.clear();
		this.delayed = [];
	}

	/** Called in order of creation, because all jobs wait equally long in Submitted. */
	private enqueue(job: Job): void {
		if (this.holds.size > 0) {
			this.delayed.push(job);
			return;
		}
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
		job.record.startedAt = Date.now();
		const { processingMs = this.lifecycle.processingMs, unknownState = false } = job.behavior;
		const finish = () => this.finish(job, line);
		if (!unknownState) {
			this.enter(job, 'Processing');
			this.timers.after(processingMs, finish);
			return;
		}
		this.enter(job, 'Pausing');
		this.timers.after(processingMs / 2, () => {
			this.enter(job, 'Processing');
			this.timers.after(processingMs / 2, finish);
		});
	}

	private finish(job: Job, line: Line): void {
		if (isFinished(job.record.status)) return;
		line.processing -= 1;
		this.enter(job, job.record.failReason === undefined ? 'Success' : 'Fail');
		this.startNext(line);
	}

	private enter(job: Job, status: JobStatus): void {
		job.record.status = status;
		if (isFinished(status)) job.record.finishedAt = Date.now();
		this.listener.changed(job);
	}
}
