import { timingSafeEqual } from 'node:crypto';

import { createAdditionalData } from '../additionalData';
import { type EngineInstallation, nodeTypesOf } from '../installation';
import { createWorkflow } from '../workflowFile';
import { type Answer, errorAnswer, HttpError, sendAnswer } from './answer';
import type { Executions } from './executions';
import { nodeWebhooks } from './nodeWebhooks';
import type { EngineRequest } from './request';
import type { EngineResponse } from './response';
import { prepareWaitingNode } from './resumption';
import type { EngineStore, StoredExecution } from './store';
import { serveWebhook } from './webhookCall';

/** The endpoint `/webhook-waiting/<execution ID>` of n8n: callbacks to waiting executions. */
export class SuspendedWebhooks {
	constructor(
		private readonly installation: EngineInstallation,
		private readonly store: EngineStore,
		private readonly executions: Executions,
		private readonly baseUrl: string,
	) {}

	/**
	 * Serves a callback, or answers 401 for a wrong signature. Each call loads the execution again, and stores it only when
	 * it resumes it.
	 *
	 * @param suffix the part of the path after the execution's ID
	 * @throws HttpError 404 for an unknown execution or webhook, 409 when the execution is running or
	 * has ended, 422 for a broken body, 500 when another callback resumed the execution first
	 */
	async serve(id: string, suffix: string, request: EngineRequest, response: EngineResponse): Promise<void> {
		const execution = this.store.load(id);
		const signature = checkSignature(execution, request);
		if (!signature.valid) {
			sendAnswer(response, { status: 401, body: { error: 'Invalid token' } });
			return;
		}
		if (!execution) throw new HttpError(404, `The execution "${id}" does not exist.`);
		if (execution.status !== 'waiting') {
			const what = execution.status === 'running' ? 'is running' : 'has finished';
			throw new HttpError(409, `The execution "${id}" ${what} already.`);
		}
		await this.call(execution, suffix || signature.path, request, response);
	}

	private async call(
		execution: StoredExecution,
		path: string,
		request: EngineRequest,
		response: EngineResponse,
	): Promise<void> {
		const { installation, baseUrl } = this;
		const { id, data, mode, workflow: file, staticData } = execution;
		const nodeName = prepareWaitingNode(data);
		const workflow = createWorkflow(file, nodeTypesOf(installation), { staticData });
		const node = workflow.getNode(nodeName);
		if (!node) throw new HttpError(404, 'Could not find node to process webhook.');
		const additionalData = createAdditionalData({ installation, file, mode, executionId: id, baseUrl });
		additionalData.httpRequest = request;
		additionalData.httpResponse = response;
		const webhook = nodeWebhooks(workflow, node, additionalData).find(
			({ httpMethod, path: ownPath, webhookDescription }) =>
				httpMethod === request.method && ownPath === path && webhookDescription.restartWebhook === true,
		);
		if (!webhook) throw new HttpError(404, `The execution "${id}" does not wait for this call.`);
		await serveWebhook({
			workflow,
			node,
			webhook,
			mode,
			pinData: file.pinData,
			suspended: data,
			request,
			answer: (answer: Answer | Error | undefined) => {
				if (answer) sendAnswer(response, answer instanceof Error ? errorAnswer(answer) : answer);
			},
			run: (resumed) => {
				if (this.executions.resume({ ...execution, data: resumed })) return;
				// n8n logs the cause, "already being resumed", but does not return it.
				throw new HttpError(500, 'There was a problem executing the workflow');
			},
		});
	}
}

/** Checks the token, and reads the path that may follow it after a slash. Executions without a token accept every call. */
function checkSignature(
	execution: StoredExecution | undefined,
	request: EngineRequest,
): { valid: boolean; path: string } {
	const [token = '', ...path] = String(request.query.signature ?? '').split('/');
	const expected = execution?.data.resumeToken;
	const received = Buffer.from(token);
	const valid =
		expected === undefined ||
		(received.length === Buffer.byteLength(expected) && timingSafeEqual(received, Buffer.from(expected)));
	return { valid, path: path.join('/') };
}
