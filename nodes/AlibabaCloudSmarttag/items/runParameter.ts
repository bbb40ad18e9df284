import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';

import { unresolvedField } from './itemField';

/**
 * A parameter that holds for the whole run. A run reads it by its first item, a webhook has no items to read it by.
 *
 * @param field its name in the panel
 * @throws NodeOperationError that names the field, when an expression cannot be resolved
 */
export function runParameter(
	context: IExecuteFunctions | IWebhookFunctions,
	name: string,
	field: string,
	fallback: unknown,
): unknown {
	try {
		return 'getInputData' in context
			? context.getNodeParameter(name, 0, fallback)
			: context.getNodeParameter(name, fallback);
	} catch (error) {
		throw unresolvedField(context.getNode(), field, error);
	}
}
