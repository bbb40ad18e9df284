import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';

/** A parameter that holds for the whole run. A run reads it by its first item, a webhook has no items to read it by. */
export function runParameter(context: IExecuteFunctions | IWebhookFunctions, name: string, fallback: unknown): unknown {
	return 'getInputData' in context
		? context.getNodeParameter(name, 0, fallback)
		: context.getNodeParameter(name, fallback);
}
