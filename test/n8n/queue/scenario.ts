import type { RestClient } from '../../../local/n8n/restClient';
import type { JobRecord, LocalService } from '../../../local/service';
import type { Delivery, Downstream } from './downstream';
import { type Tally, tally } from './tally';
import { until } from './until';
import { callWebhook } from './webhookCalls';

/** What a scenario looks at. */
export interface Surroundings {
	readonly rest: RestClient;
	readonly service: LocalService;
	readonly downstream: Downstream;
	/** Address at which the outside world calls n8n. */
	readonly publicUrl: string;
	/** All that the processes of n8n printed. */
	readonly log: () => string;
}

/** How long jobs take, in milliseconds. */
export interface Pace {
	/** The first one. */
	readonly takesMs: number;
	/** By how much each one takes longer than the one before it, so that not all callbacks come at once. */
	readonly apartMs?: number;
	/** By how much the last one of each execution takes longer, so that callbacks of the others come before all have ended. */
	readonly lastMs?: number;
}

/** A list of executions costs n8n some time, which the executions need. */
const ASK_N8N_EVERY_MS = 1_000;

const ENDED = ['success', 'error', 'crashed', 'canceled'];

/** Executions of one workflow, and the jobs that they make. */
export class Scenario {
	private started = 0;

	/**
	 * @param key its name in addresses and sources, which no other one contains
	 * @param pace how long its jobs take
	 */
	constructor(
		private readonly around: Surroundings,
		readonly key: string,
		private readonly workflowId: string,
		private readonly pace: Pace,
	) {}

	/** Starts executions by calls to the workflow's webhook, each with as many videos. */
	async start(executions: number, videosEach: number): Promise<void> {
		const calls = Array.from({ length: executions }, async () => {
			const run = this.started++;
			const { takesMs: first, apartMs = 0, lastMs = 0 } = this.pace;
			const takesMs = (index: number) =>
				first + (run * videosEach + index) * apartMs + (index === videosEach - 1 ? lastMs : 0);
			const source = (index: number) => `oss://videos/${this.key}/${run}/${index}-takes-${takesMs(index)}ms.mp4`;
			const videos = Array.from({ length: videosEach }, (_, index) => ({ source: source(index) }));
			await callWebhook(`${this.around.publicUrl}/webhook/${this.key}`, { videos }, 200);
		});
		await Promise.all(calls);
	}

	/** Starts an execution by a call to the workflow's webhook with a file. */
	async startWith(file: Buffer, contentType: string): Promise<void> {
		this.started += 1;
		await callWebhook(`${this.around.publicUrl}/webhook/${this.key}`, file, 200, contentType);
	}

	/** The jobs that the service has made for it. */
	jobs(): JobRecord[] {
		return this.around.service.jobs().filter(({ parameters }) => parameters.Input?.includes(`/${this.key}/`));
	}

	/** IDs and states of its executions. */
	async executions(): Promise<Array<{ id: string; status: string }>> {
		return await this.around.rest.executions(100, this.workflowId);
	}

	/** Waits until all of its executions have one of these states. */
	async allAre(...statuses: readonly string[]): Promise<void> {
		await until(
			`${this.key}: all executions are ${statuses.join(' or ')}`,
			async () => {
				const executions = await this.executions();
				return executions.length === this.started && executions.every(({ status }) => statuses.includes(status));
			},
			ASK_N8N_EVERY_MS,
		);
	}

	async ended(): Promise<void> {
		await this.allAre(...ENDED);
	}

	/** How many jobs an execution has logged as accepted. */
	accepted(executionId: string): number {
		return this.around.log().split(`: execution ${executionId}, item `).length - 1;
	}

	/** Whether an item came out for each of its jobs, that holds one of these states if there are any. Does not ask n8n. */
	isReported(...states: readonly string[]): boolean {
		const items = this.around.downstream.deliveries.flatMap((delivery) => delivery.items);
		const wanted = items.filter(({ status }) => states.length === 0 || states.includes(status));
		const shown = new Set(wanted.map(({ jobId }) => jobId));
		const jobs = this.jobs();
		return jobs.length > 0 && jobs.every(({ jobId }) => shown.has(jobId));
	}

	/** What its executions passed on. */
	async deliveries(): Promise<Delivery[]> {
		const ids = new Set((await this.executions()).map(({ id }) => id));
		return this.around.downstream.deliveries.filter(({ executionId }) => ids.has(executionId));
	}

	/** Counts the outcomes of its jobs, with what the executions of a trigger passed on. */
	async tally(trigger?: Scenario): Promise<Tally> {
		const { rest, log } = this.around;
		const ids = (await this.executions()).map(({ id }) => id);
		return tally({
			jobs: this.jobs(),
			executions: await Promise.all(ids.map(async (id) => await rest.execution(id))),
			deliveries: await this.deliveries(),
			triggered: (await trigger?.deliveries()) ?? [],
			log: log(),
		});
	}
}
