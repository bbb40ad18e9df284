import type { IExecuteFunctions, INode, NodeOperationError } from 'n8n-workflow';

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
		throw unresolvedField(context.getNode(), field, error);
	}
}

/** The error of a field whose expression n8n cannot resolve, with n8n's reason. */
export function unresolvedField(node: INode, field: string, error: unknown): NodeOperationError {
	return operationError(node, `${field}: an expression cannot be resolved. ${reasonOf(error)}`);
}

function reasonOf(error: unknown): string {
	// n8n goes through what an expression gives, and through an object that holds itself without end.
	if (error instanceof RangeError) return 'What it gives is nested too deep, or holds itself';
	const more = error instanceof Error && 'description' in error ? error.description : undefined;
	return typeof more === 'string' && more ? `${messageOf(error)}. ${more}` : messageOf(error);
}
