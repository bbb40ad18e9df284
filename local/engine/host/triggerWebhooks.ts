import type { IDataObject, Workflow } from 'n8n-workflow';

import { type EngineInstallation, nodeTypesOf } from '../installation';
import { createWorkflow, type WorkflowFile, workflowId } from '../workflowFile';
import { errorAnswer, HttpError, sendAnswer } from './answer';
import type { Executions } from './executions';
import type { EngineRequest } from './request';
import type { EngineResponse } from './response';
import type { EngineStore } from './store';
import { triggerNode } from './triggerNode';
import { serveWebhook } from './webhookCall';

/** Which URL of a trigger: the test URL, which listens for one event, or that of the active workflow. */
export interface WebhookUrlKind {
	readonly test?: boolean;
}

interface Registration {
	readonly file: WorkflowFile;
	readonly nodeName: string;
	readonly test: boolean;
	/** JSON of the static data that activating a test URL created; tests do not change the workflow's own. */
	testStaticData: string;
}

/** The endpoints `/webhook` and `/webhook-test` of n8n: events that start executions. */
export class TriggerWebhooks {
	private readonly registrations = new Map<string, Registration>();

	constructor(
		private readonly installation: EngineInstallation,
		private readonly store: EngineStore,
		private readonly executions: Executions,
		private readonly baseUrl: string,
	) {}

	/** The URL of a trigger's webhook, as the node receives it. */
	url(file: WorkflowFile, nodeName: string, { test = false }: WebhookUrlKind): string {
		return this.trigger(file, nodeName, test, createWorkflow(file, nodeTypesOf(this.installation))).url();
	}

	/** Listens for a trigger, and calls the node to register its webhook unless it already exists. */
	async activate(file: WorkflowFile, nodeName: string, { test = false }: WebhookUrlKind): Promise<void> {
		const workflow = this.workflow({ file, test, testStaticData: '{}' });
		const trigger = this.trigger(file, nodeName, test, workflow);
		const registration: Registration = { file, nodeName, test, testStaticData: '{}' };
		const keys = trigger.webhooks.map(({ httpMethod, path }) => keyOf(test, httpMethod, path));
		if (keys.length === 0) throw new Error(`The node "${nodeName}" has no webhook that starts a workflow.`);
		for (const key of keys) {
			const other = this.registrations.get(key);
			if (other && workflowId(other.file) !== workflowId(file)) throw new Error(`${key} is taken by another workflow.`);
		}
		for (const key of keys) this.registrations.set(key, registration);
		try {
			await trigger.create();
		} catch (error) {
			await this.deactivate(file, nodeName, { test }).catch(() => {});
			throw error;
		}
		if (test) registration.testStaticData = JSON.stringify(workflow.staticData);
		else this.saveStaticData(workflow);
	}

	/** Stops listening, and calls the node to remove its webhook. Does nothing when the trigger is not active. */
	async deactivate(file: WorkflowFile, nodeName: string, { test = false }: WebhookUrlKind): Promise<void> {
		const id = workflowId(file);
		const own = [...this.registrations].filter(
			([, other]) => workflowId(other.file) === id && other.nodeName === nodeName && other.test === test,
		);
		const registration = own[0]?.[1];
		if (!registration) return;
		for (const [key] of own) this.registrations.delete(key);
		const workflow = this.workflow(registration);
		await this.trigger(registration.file, nodeName, test, workflow).delete();
		if (!test) this.saveStaticData(workflow);
	}

	/**
	 * Serves an event. After one that starts an execution, a test URL stops listening.
	 *
	 * @throws HttpError 404 when no trigger listens at this path, 422 for a body that cannot be parsed
	 */
	async serve(test: boolean, urlPath: string, request: EngineRequest, response: EngineResponse): Promise<void> {
		const { method = 'GET' } = request;
		const path = urlPath.replace(/\/$/, '');
		const registration = this.registrations.get(keyOf(test, method, path));
		if (!registration) throw new HttpError(404, `The requested webhook "${method} ${path}" is not registered.`);
		const { file, nodeName } = registration;
		const workflow = this.workflow(registration);
		const mode = test ? 'manual' : 'webhook';
		const trigger = this.trigger(file, nodeName, test, workflow, { request, response });
		let begun = false;
		const started = await serveWebhook({
			workflow,
			node: trigger.node,
			webhook: trigger.webhook(method, path),
			mode,
			pinData: file.pinData,
			request,
			answer: (answer) => {
				// Observed: n8n 2.41 loses the changes of a webhook that starts an execution before the answer.
				if (!test && !begun && !(answer instanceof Error)) this.saveStaticData(workflow);
				if (answer) sendAnswer(response, answer instanceof Error ? errorAnswer(answer) : answer);
			},
			run: (data) => {
				this.executions.begin(file, mode, data);
				begun = true;
			},
		});
		if (started && test) await this.deactivate(file, nodeName, { test });
	}

	private trigger(
		file: WorkflowFile,
		nodeName: string,
		test: boolean,
		workflow: Workflow,
		exchange?: { request: EngineRequest; response: EngineResponse },
	) {
		const { installation, baseUrl } = this;
		return triggerNode({ installation, baseUrl, file, nodeName, test, workflow, exchange });
	}

	private workflow({ file, test, testStaticData }: Pick<Registration, 'file' | 'test' | 'testStaticData'>): Workflow {
		const nodeTypes = nodeTypesOf(this.installation);
		const staticData = test ? {} : this.store.loadStaticData(workflowId(file));
		const workflow = createWorkflow(file, nodeTypes, { active: !test, staticData });
		if (test) workflow.setTestStaticData(JSON.parse(testStaticData) as IDataObject);
		return workflow;
	}

	private saveStaticData({ id, staticData }: Workflow): void {
		if (staticData.__dataChanged) this.store.saveStaticData(id, staticData);
	}
}

function keyOf(test: boolean, method: string, path: string): string {
	return `${method} /${test ? 'webhook-test' : 'webhook'}/${path}`;
}
