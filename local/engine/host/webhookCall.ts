import { WebhookContext } from 'n8n-core';
import {
	type CloseFunction,
	createRunExecutionData,
	type INode,
	type INodeExecutionData,
	type IPinData,
	type IRunExecutionData,
	type IWebhookData,
	type IWebhookResponseData,
	UnexpectedError,
	type Workflow,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import type { Answer } from './answer';
import { readBody } from './bodyParser';
import { HttpError } from './httpError';
import { webhookField } from './nodeWebhooks';
import type { EngineRequest } from './request';
import { putOutWebhookItems } from './resumption';
import { storedError } from './storedError';

/** A request to the webhook of a node. */
export interface WebhookCall {
	readonly workflow: Workflow;
	readonly node: INode;
	readonly webhook: IWebhookData;
	readonly mode: WorkflowExecuteMode;
	readonly pinData?: IPinData;
	/** Run data of the execution that waits for the call; none when the call is to start one. */
	readonly suspended?: IRunExecutionData;
	readonly request: EngineRequest;
	/** Takes the answer, the error to answer with, or nothing when the node has answered by itself. */
	answer(answer: Answer | Error | undefined): void;
	/** Runs the workflow on, or a new execution; returns before the run ends. Throws when the run must not begin. */
	run(data: IRunExecutionData): void;
}

/**
 * Serves a call in n8n's order: read the body, call `webhook()`, then either answer and leave all as it is, or run the
 * workflow with the items that `webhook()` returned and answer. Only the first answer is passed on.
 *
 * When `webhook()` throws, the caller gets status 500 and the workflow is run nevertheless: with one empty item, all
 * that ran before forgotten, and the error as its result. That is what n8n does.
 *
 * @returns whether the workflow was run
 * @throws HttpError 422 for a body that cannot be parsed; what `run` throws
 */
export async function serveWebhook(call: WebhookCall): Promise<boolean> {
	const { workflow, node, mode, webhook, request } = call;
	const answer = firstAnswer(call);
	const read = (field: string, fallback: string | number) =>
		webhookField(workflow, node, webhook.webhookDescription, field, mode, fallback);
	if (read('responseMode', 'onReceived') !== 'onReceived') {
		throw new HttpError(500, 'The local engine knows only the response mode onReceived');
	}
	const status = Number(read('responseCode', 200));
	await readBody(request, node, workflow, mode);

	const { result, failure } = await callNode(call);
	const { workflowData, noWebhookResponse } = result;
	const webhookResponse: unknown = result.webhookResponse;
	if (failure) answer(new HttpError(500, 'Workflow Webhook Error: Workflow could not be started!'));
	else if (noWebhookResponse) answer(undefined);
	if (workflowData === undefined) {
		answer({ status, body: webhookResponse === undefined ? { message: 'Webhook call received' } : webhookResponse });
		return false;
	}

	const data = runDataOf(call, workflowData);
	if (failure) data.resultData = { runData: {}, lastNodeExecuted: node.name, error: storedError(failure.error) };
	if (mode === 'manual') data.resultData.pinData = call.pinData;
	call.run(data);
	// n8n's own default, which a description without `responseData` gets: callers then read the text "firstEntryJson".
	answer({ status, body: startedBody(read('responseData', 'firstEntryJson'), webhookResponse) });
	return true;
}

function firstAnswer(call: WebhookCall): WebhookCall['answer'] {
	let answered = false;
	return (answer) => {
		if (!answered) call.answer(answer);
		answered = true;
	};
}

interface NodeAnswer {
	readonly result: IWebhookResponseData;
	readonly failure?: { readonly error: unknown };
}

async function callNode({ workflow, node, mode, webhook, suspended }: WebhookCall): Promise<NodeAnswer> {
	const nodeType = workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	const closeFunctions: CloseFunction[] = [];
	const additionalData = webhook.workflowExecuteAdditionalData;
	const context = new WebhookContext(workflow, node, additionalData, mode, webhook, closeFunctions, suspended ?? null);
	try {
		if (!nodeType.webhook) throw new UnexpectedError('Node does not have any webhooks defined');
		return { result: await nodeType.webhook.call(context) };
	} catch (error) {
		return { result: { noWebhookResponse: true, workflowData: [[{ json: {} }]] }, failure: { error } };
	} finally {
		await Promise.allSettled(closeFunctions.map(async (close) => await close()));
	}
}

function runDataOf({ node, suspended }: WebhookCall, outputs: INodeExecutionData[][]): IRunExecutionData {
	if (!suspended) {
		const nodeExecutionStack = [{ node, data: { main: outputs }, source: null }];
		return createRunExecutionData({ executionData: { nodeExecutionStack } });
	}
	putOutWebhookItems(suspended, outputs);
	return suspended;
}

function startedBody(responseData: unknown, webhookResponse: unknown): unknown {
	if (responseData === 'noData') return undefined;
	if (responseData) return responseData;
	return webhookResponse === undefined ? { message: 'Workflow was started' } : webhookResponse;
}
