import { setTimeout as sleep } from 'node:timers/promises';

import { CREDENTIAL_TYPE, localCredential } from '../../local/credential';
import { installN8n } from '../../local/install/n8n';
import { N8nInstance } from '../../local/n8n/instance';
import { cpuMsOf, mainThreadCpuMsOf } from '../cpu';
import type { CallbackService } from './callbackService';
import type { Rival } from './rivals';
import { callbackWorkflow } from './workflow';

/** So long before and after callbacks n8n has nothing else to do. */
const QUIET_MS = 500;

/** For how long the CPU time of an n8n at rest is measured. */
const REST_MS = 4_000;

/** What n8n's process takes, in milliseconds of CPU time. */
export interface Cpu {
	readonly process: number;
	readonly mainThread: number;
}

/** An n8n with the package of one rival. */
export class N8nOfRival {
	private constructor(
		private readonly rival: Rival,
		private readonly instance: N8nInstance,
		private readonly service: CallbackService,
		private readonly credentialId: string,
	) {}

	static async start(rival: Rival, service: CallbackService, packageFolder?: string): Promise<N8nOfRival> {
		const instance = await N8nInstance.start(await installN8n(), undefined, packageFolder);
		try {
			const data = localCredential(service.url);
			const credentialId = await instance.rest.createCredential('Bench', CREDENTIAL_TYPE, data);
			return new N8nOfRival(rival, instance, service, credentialId);
		} catch (error) {
			await instance.close();
			throw error;
		}
	}

	/** Starts an execution by its webhook, and returns when it is suspended with as many jobs. */
	async suspend(jobs: number): Promise<SuspendedExecution> {
		const { rest, process } = this.instance;
		const key = `${this.rival}-${jobs}-jobs`;
		const stored = await rest.createWorkflow(callbackWorkflow(key, this.credentialId));
		await rest.activate(stored);
		const videos = Array.from({ length: jobs }, (_, index) => ({
			video: `oss://bucket/${key}/${index}-never-ends.mp4`,
		}));
		await callWebhook(`${rest.baseUrl}/webhook/${key}`, { videos });
		const [execution] = await rest.executions(1, stored.id);
		if (!execution) throw new Error(`${key}: n8n started no execution.`);
		await rest.waitForStatus(execution.id, ['waiting']);
		return new SuspendedExecution(this.instance, this.service, key, execution.id, process.pid);
	}

	async close(): Promise<void> {
		await this.instance.close();
	}
}

/** An execution that waits for callbacks. */
export class SuspendedExecution {
	/** CPU time in a millisecond at rest. */
	private atRest: Cpu = { process: 0, mainThread: 0 };

	constructor(
		private readonly instance: N8nInstance,
		private readonly service: CallbackService,
		private readonly key: string,
		private readonly id: string,
		private readonly pid: number | undefined,
	) {}

	/** Lets n8n answer callbacks that are not measured, and measures what it takes at rest. */
	async warmUp(callbacks: number): Promise<void> {
		await this.service.callBack(`/${this.key}/`, callbacks);
		await sleep(QUIET_MS);
		const took = await this.taken(async () => await sleep(REST_MS));
		this.atRest = { process: took.process / REST_MS, mainThread: took.mainThread / REST_MS };
	}

	/** CPU time for each of as many callbacks, without what n8n takes at rest. */
	async cpuOfCallback(callbacks: number): Promise<Cpu> {
		const began = performance.now();
		const took = await this.taken(async () => {
			await this.service.callBack(`/${this.key}/`, callbacks);
			await sleep(QUIET_MS);
		});
		const milliseconds = performance.now() - began;
		return {
			process: (took.process - this.atRest.process * milliseconds) / callbacks,
			mainThread: (took.mainThread - this.atRest.mainThread * milliseconds) / callbacks,
		};
	}

	/** Stops the execution. Fails when it does not wait any more. */
	async end(): Promise<void> {
		const { rest } = this.instance;
		const { status } = await rest.execution(this.id);
		if (status !== 'waiting')
			throw new Error(`${this.key}: the execution is ${status}, so callbacks changed something.`);
		await rest.stop(this.id);
	}

	private async taken(work: () => Promise<unknown>): Promise<Cpu> {
		const before = { process: cpuMsOf(this.pid), mainThread: mainThreadCpuMsOf(this.pid) };
		await work();
		return {
			process: cpuMsOf(this.pid) - before.process,
			mainThread: mainThreadCpuMsOf(this.pid) - before.mainThread,
		};
	}
}

/** n8n reports that a workflow is published before its webhooks take calls. */
async function callWebhook(url: string, body: object): Promise<void> {
	const headers = { 'content-type': 'application/json' };
	for (const deadline = Date.now() + 30_000; ;) {
		const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
		if (response.ok) return;
		const text = await response.text();
		if (response.status !== 404 || Date.now() > deadline) throw new Error(`${url}: ${response.status} ${text}`);
		await sleep(200);
	}
}
