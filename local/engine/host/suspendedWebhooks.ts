import { timingSafeEqual } from 'node:crypto';

import { createAdditionalData } from '../additionalData';
import { type EngineInstallation, nodeTypesOf } from '../installation';
import { createWorkflow } from '../workflowFile';
import { type Answer, sendAnswer } from './answer';
import type { Executions } from './executions';
import { errorAnswer, HttpError } from './httpError';
import { nodeWebhooks } from './nodeWebhooks';
import type { EngineRequest } from './request';
import type { EngineResponse } from './response';
import { takeUpWaitingNode } from './resumption';
import type { EngineStore, StoredExecution } from './store';
import { serveWebhook } from './webhookCall';

/** The endpoint `/webhook-waiting/<execution ID>` of n8n: callbacks to executions that wait. */
export class SuspendedWebhooks {
	constructor(
		private readonly installation: EngineInstallation,
		private readonly store: EngineStore,
		private readonly executions: Executions,
		private readonly baseUrl: string,
	) {}

	/**
	 * Serves a callback. Each loads the execution anew and stores nothing unless it resumes it.
	 *
	 * @param suffix what follows the execution's ID in the path
	 * @throws HttpError 401 for a wrong signature, 404 for an unknown execution or webhook, 409 while the execution runs
	 * and when it has ended, 422 for a broken body, 500 when another callback resumed the execution first
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
		const nodeName = takeUpWaitingNode(data);
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
		if (!webhook) throw new HttpError(404, `The execution "${id}" does not wait for such a call.`);
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
				// n8n's cause, "already being resumed", is only in its log.
				throw new HttpError(500, 'There was a problem executing the workflow');
			},
		});
	}
}

/** The token, and the path that n8n lets follow it after a slash. Executions without a token are open. */
function checkSignature(
	execution: StoredExecution | undefined,
	request: EngineRequest,
): { valid: boolean; path: string } {
	const [token = '', ...path] = String(request.query.signature ?? '').split('/');
	const expected = execution?.data.resumeToken;
	const given = Buffer.from(token);
	const valid =
		expected === undefined ||
		(given.length === Buffer.byteLength(expected) && timingSafeEqual(given, Buffer.from(expected)));
	return { valid, path: path.join('/') };
}
