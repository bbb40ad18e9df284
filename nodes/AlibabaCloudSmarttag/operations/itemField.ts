import type { IExecuteFunctions, NodeOperationError } from 'n8n-workflow';

import { messageOf, operationError } from './nodeErrors';

/**
 * Reads one item's value of a field.
 *
 * @param field the name in the panel
 * @param isLocator whether the field is a resource locator, of which the value is wanted
 * @throws NodeOperationError that names the field, when an expression cannot be resolved for this item
 */
export function readItemField(
	context: IExecuteFunctions,
	name: string,
	field: string,
	index: number,
	isLocator = false,
): unknown {
	try {
		return context.getNodeParameter(name, index, '', isLocator ? { extractValue: true } : undefined);
	} catch (error) {
		throw unresolved(context, field, error);
	}
}

function unresolved(context: IExecuteFunctions, field: string, error: unknown): NodeOperationError {
	const more = error instanceof Error && 'description' in error ? error.description : undefined;
	const reason = typeof more === 'string' && more ? `${messageOf(error)}. ${more}` : messageOf(error);
	return operationError(context.getNode(), `${field}: an expression cannot be resolved. ${reason}`);
}
