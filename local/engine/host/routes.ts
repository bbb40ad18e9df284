import { errorAnswer, HttpError, sendAnswer } from './answer';
import type { EngineRequest } from './request';
import type { EngineResponse } from './response';
import type { SuspendedWebhooks } from './suspendedWebhooks';
import type { TriggerWebhooks } from './triggerWebhooks';

/** The endpoints of a host. */
export interface Routes {
	serve(request: EngineRequest, response: EngineResponse): void;
	/** Number of answered callbacks to an execution, by HTTP status. */
	answers(executionId: string): Record<number, number>;
}

/** Routes requests to the endpoint that n8n has at the same path. */
export function routeTo(suspended: SuspendedWebhooks, triggers: TriggerWebhooks): Routes {
	const answers = new Map<string, Record<number, number>>();

	const count = (executionId: string, status: number) => {
		const counts = answers.get(executionId) ?? {};
		answers.set(executionId, { ...counts, [status]: (counts[status] ?? 0) + 1 });
	};
	const route = async (request: EngineRequest, response: EngineResponse) => {
		request.readContentType();
		const [, endpoint, ...path] = request.path.split('/');
		if (endpoint === 'webhook' || endpoint === 'webhook-test') {
			return await triggers.serve(endpoint === 'webhook-test', path.join('/'), request, response);
		}
		const [executionId, suffix = '', ...rest] = path;
		if (endpoint !== 'webhook-waiting' || !executionId || rest.length > 0) {
			throw new HttpError(404, `There is no endpoint ${request.path}.`);
		}
		response.once('finish', () => count(executionId, response.statusCode));
		await suspended.serve(executionId, suffix, request, response);
	};
	return {
		serve: (request, response) => {
			route(request, response).catch((error: unknown) => sendAnswer(response, errorAnswer(error)));
		},
		answers: (executionId) => ({ ...answers.get(executionId) }),
	};
}
