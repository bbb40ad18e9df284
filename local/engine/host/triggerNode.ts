import { HookContext } from 'n8n-core';
import {
	type INode,
	type IWebhookData,
	UserError,
	type WebhookSetupMethodNames,
	type WebhookType,
	type Workflow,
	type WorkflowActivateMode,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import { createAdditionalData } from '../additionalData';
import type { EngineInstallation } from '../installation';
import type { WorkflowFile } from '../workflowFile';
import { HttpError } from './answer';
import { nodeWebhooks } from './nodeWebhooks';
import type { EngineRequest } from './request';
import type { EngineResponse } from './response';

/** A trigger in a workflow, with its test or production URL. */
export interface TriggerPlace {
	readonly installation: EngineInstallation;
	readonly baseUrl: string;
	readonly file: WorkflowFile;
	readonly nodeName: string;
	readonly test: boolean;
	readonly workflow: Workflow;
	/** The event to serve. */
	readonly exchange?: { readonly request: EngineRequest; readonly response: EngineResponse };
}

/** The calls of a host to a trigger. */
export interface TriggerNode {
	readonly node: INode;
	/** The webhooks that start executions. */
	readonly webhooks: readonly IWebhookData[];
	webhook(method: string, path: string): IWebhookData;
	url(): string;
	/** Calls `checkExists` of each webhook, and `create` unless it returned true. */
	create(): Promise<void>;
	/** Calls `delete` of each webhook. */
	delete(): Promise<void>;
}

/** Finds a trigger in its workflow, with its webhooks and their methods. */
export function triggerNode(place: TriggerPlace): TriggerNode {
	const { workflow, nodeName, test, exchange } = place;
	const node = workflow.getNode(nodeName);
	if (!node) throw new UserError(`There is no node "${nodeName}"`);
	const mode: WorkflowExecuteMode = test ? 'manual' : 'trigger';
	const additionalData = createAdditionalData({ ...place, mode });
	additionalData.httpRequest = exchange?.request;
	additionalData.httpResponse = exchange?.response;
	const webhooks = nodeWebhooks(workflow, node, additionalData)
		.filter(({ webhookDescription }) => webhookDescription.restartWebhook !== true)
		.map((webhook) => ({ ...webhook, isTest: test }));
	const nodeType = workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);

	const context = (webhook: IWebhookData, as: WorkflowExecuteMode, activation: WorkflowActivateMode) =>
		new HookContext(workflow, node, additionalData, as, activation, webhook);
	const call = async (
		method: WebhookSetupMethodNames,
		webhook: IWebhookData,
		as: WorkflowExecuteMode,
		activation: WorkflowActivateMode,
	) => {
		const name: WebhookType = webhook.webhookDescription.name;
		return await nodeType.webhookMethods?.[name]?.[method]?.call(context(webhook, as, activation));
	};
	const activation = test ? 'manual' : 'activate';
	return {
		node,
		webhooks,
		webhook(method, path) {
			const found = webhooks.find((webhook) => webhook.httpMethod === method && webhook.path === path);
			if (!found) throw new HttpError(404, `The requested webhook "${method} ${path}" is not registered.`);
			return found;
		},
		url() {
			const [webhook] = webhooks;
			const url = webhook && context(webhook, mode, activation).getNodeWebhookUrl(webhook.webhookDescription.name);
			if (!url) throw new UserError(`The node "${nodeName}" has no webhook that starts a workflow`);
			return url;
		},
		async create() {
			for (const webhook of webhooks) {
				if (!(await call('checkExists', webhook, mode, activation))) await call('create', webhook, mode, activation);
			}
		},
		async delete() {
			for (const webhook of webhooks) await call('delete', webhook, 'internal', 'update');
		},
	};
}
