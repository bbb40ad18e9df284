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

import { type Answer, HttpError } from './answer';
import { readBody } from './bodyParser';
import { webhookField } from './nodeWebhooks';
import type { EngineRequest } from './request';
import { setWebhookItems } from './resumption';
import { storedError } from './store';

/** A request to the webhook of a node. */
export interface WebhookCall {
	readonly workflow: Workflow;
	readonly node: INode;
	readonly webhook: IWebhookData;
	readonly mode: WorkflowExecuteMode;
	readonly pinData?: IPinData;
	/** Run data of the execution that waits for the call; undefined when the call starts one. */
	readonly suspended?: IRunExecutionData;
	readonly request: EngineRequest;
	/** Called with the answer, the error to answer with, or undefined when the node has answered the request itself. */
	answer(answer: Answer | Error | undefined): void;
	/** Continues the workflow or starts an execution, without waiting for its end. Throws when the run must not start. */
	run(data: IRunExecutionData): void;
}

/**
 * Serves a call in n8n's order: read the body, call `webhook()`, then either answer without further effect, or run the
 * workflow with the items that `webhook()` returned and answer. Only the first answer is sent.
 *
 * Observed: when `webhook()` throws, n8n answers status 500 and runs the workflow anyway, with one empty item, without the
 * data of earlier nodes, and with the error as its result.
 *
 * @returns whether the workflow was run
 * @throws HttpError 422 for a body that cannot be parsed, and the errors of `run`
 */
export async function serveWebhook(call: WebhookCall): Promise<boolean> {
	const { workflow, node, mode, webhook, request } = call;
	const answer = firstAnswer(call);
	const read = (field: string, fallback: string | number) =>
		webhookField(workflow, node, webhook.webhookDescription, field, mode, fallback);
	if (read('responseMode', 'onReceived') !== 'onReceived') {
		throw new HttpError(500, 'The local engine supports only the response mode onReceived');
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
	// n8n's default for a description without `responseData`: the answer is the text "firstEntryJson".
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
	setWebhookItems(suspended, outputs);
	return suspended;
}

function startedBody(responseData: unknown, webhookResponse: unknown): unknown {
	if (responseData === 'noData') return undefined;
	if (responseData) return responseData;
	return webhookResponse === undefined ? { message: 'Workflow was started' } : webhookResponse;
}
