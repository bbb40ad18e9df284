import type { IExecuteFunctions, INode, IWebhookFunctions, NodeOperationError } from 'n8n-workflow';

import { isJsonObject } from '../values/fieldReader';
import { messageOf, operationError } from './nodeErrors';
import { plainFieldName, plainText } from './plainField';

/**
 * What a run has read of a field: the value of every item, the name of the item's field that it is, or that an expression
 * evaluates to a value for each item.
 */
type Known = { readonly value: unknown } | { readonly plainField: string } | 'differs';

/** By the run, which has a context of its own, and the field. */
const knownFields = new WeakMap<IExecuteFunctions, Map<string, Known>>();

/**
 * Reads one item's value of a field. One without an expression is read for the first item only, since n8n
 * goes through expressions, defaults and types each time.
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
	const known = knownFields.get(context) ?? new Map<string, Known>();
	knownFields.set(context, known);
	const key = isLocator ? `${name} (ID)` : name;
	const before = known.get(key);
	if (before && before !== 'differs') {
		if ('value' in before) return before.value;
		const text = plainText(context, index, before.plainField);
		if (text !== undefined) return text;
	}
	try {
		const value = context.getNodeParameter(name, index, '', isLocator ? { extractValue: true } : undefined);
		if (!before) known.set(key, knownOf(context, name, index, value));
		return value;
	} catch (error) {
		throw unresolvedField(context.getNode(), field, error);
	}
}

/** n8n evaluates the first item of every field; only where that is what the item has are others read from their item. */
function knownOf(context: IExecuteFunctions, name: string, index: number, value: unknown): Known {
	const raw: unknown = context.getNodeParameter(name, 0, '', { rawExpressions: true });
	if (!holdsExpression(raw)) return { value };
	const plainField = plainFieldName(raw);
	if (plainField === undefined || value !== plainText(context, index, plainField)) return 'differs';
	return { plainField };
}

function holdsExpression(raw: unknown): boolean {
	if (typeof raw === 'string') return raw.startsWith('=');
	if (Array.isArray(raw)) return raw.some(holdsExpression);
	return isJsonObject(raw) && Object.values(raw).some(holdsExpression);
}

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

/** The error of a field whose expression n8n cannot resolve, with n8n's reason. */
function unresolvedField(node: INode, field: string, error: unknown): NodeOperationError {
	return operationError(node, `${field}: an expression cannot be resolved. ${reasonOf(error)}`);
}

function reasonOf(error: unknown): string {
	// n8n walks the value of an expression, and a circular object without end.
	if (error instanceof RangeError) return 'Its value is nested too deep, or circular';
	const more = error instanceof Error && 'description' in error ? error.description : undefined;
	return typeof more === 'string' && more ? `${messageOf(error)}. ${more}` : messageOf(error);
}
