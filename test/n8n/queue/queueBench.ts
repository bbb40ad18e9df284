import type { INodeParameters } from 'n8n-workflow';

import { installN8n } from '../../../local/install/n8n';
import { QueueInstance } from '../../../local/n8n/queue/queueInstance';
import { localCredential } from '../../../local/credential';
import { type LocalService, startLocalService } from '../../../local/service';
import { Downstream } from './downstream';
import { type Pace, Scenario, type Surroundings } from './scenario';
import { callWebhook } from './webhookCalls';
import { type Places, fileWorkflow, submitWorkflow, triggerWorkflow } from './workflows';

/** How long the service waits for n8n's answer to a callback: longer than the line before n8n takes, whatever the machine does. */
const PATIENCE_MS = 600_000;

/** n8n finds out within seconds that a worker is gone, where it takes up to a minute and a half by default. */
const QUICK_STALLED_CHECK = {
	QUEUE_WORKER_LOCK_DURATION: '10000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
	QUEUE_WORKER_STALLED_INTERVAL: '2000',
};

/** n8n's default of two connections for each process is too few for many callbacks at once. */
const MORE_CONNECTIONS = { DB_POSTGRESDB_POOL_SIZE: '10' };

/** n8n in queue mode, the local service, and what lies behind n8n: for all scenarios of the suite. */
export class QueueBench {
	private constructor(
		readonly n8n: QueueInstance,
		readonly service: LocalService,
		readonly downstream: Downstream,
		private readonly credentialId: string,
	) {}

	/** Installs n8n when it is not there yet, which takes some minutes. */
	static async open(): Promise<QueueBench> {
		const installed = await installN8n();
		const service = await startLocalService({
			submittedMs: 100,
			pipelineConcurrency: 1_000,
			callbackStates: 'terminal',
			callbackTimeoutMs: PATIENCE_MS,
		});
		const downstream = await Downstream.start();
		let n8n: QueueInstance | undefined;
		try {
			n8n = await QueueInstance.start(installed, { ...QUICK_STALLED_CHECK, ...MORE_CONNECTIONS });
			const data = localCredential(service.url);
			const credentialId = await n8n.rest.createCredential('Local service', 'alibabaCloudImsApi', data);
			return new QueueBench(n8n, service, downstream, credentialId);
		} catch (error) {
			await Promise.allSettled([n8n?.close(), service.close(), downstream.close()]);
			throw error;
		}
	}

	/** Publishes a workflow that submits. Needs main. */
	async scenario(key: string, pace: Pace, submit: INodeParameters): Promise<Scenario> {
		const { rest } = this.n8n;
		const stored = await rest.createWorkflow(submitWorkflow(key, submit, this.places));
		await rest.activate(stored);
		return new Scenario(this.around, key, stored.id, pace);
	}

	/** Publishes a workflow that uploads the file it is called with, and submits. Needs main. */
	async fileScenario(key: string): Promise<Scenario> {
		const { rest } = this.n8n;
		const stored = await rest.createWorkflow(fileWorkflow(key, this.places));
		await rest.activate(stored);
		return new Scenario(this.around, key, stored.id, { takesMs: 0 });
	}

	/** Publishes a workflow with the Smarttag Trigger. Needs main. */
	async trigger(key: string): Promise<{ readonly scenario: Scenario; readonly notifyUrl: string }> {
		const { rest, balancer } = this.n8n;
		const secret = 'local-secret';
		const stored = await rest.createWorkflow(triggerWorkflow(key, secret, this.places));
		await rest.activate(stored);
		const notifyUrl = `${balancer.url}/webhook/${key}/smarttag?secret=${secret}`;
		// It starts nothing at a call that names no job.
		await callWebhook(notifyUrl, {}, 400);
		return { scenario: new Scenario(this.around, key, stored.id, { takesMs: 0 }), notifyUrl };
	}

	async close(): Promise<void> {
		await Promise.allSettled([this.n8n.close(), this.service.close(), this.downstream.close()]);
	}

	private get places(): Places {
		return { credentialId: this.credentialId, downstreamUrl: this.downstream.url };
	}

	private get around(): Surroundings {
		const { n8n, service, downstream } = this;
		return { rest: n8n.rest, service, downstream, publicUrl: n8n.balancer.url, log: () => n8n.log };
	}
}
