import type { IDataObject, INodeExecutionData, NodeError } from 'n8n-workflow';

/**
 * The output item of an input item that failed, for the error output and for "Continue". n8n tells it by its three keys:
 * with the item's `error` set instead, everything but the message would be dropped.
 */
export function failedItem(error: unknown, index: number): INodeExecutionData {
	const { message, description, context } = error as NodeError;
	const facts = { description, ...(context.data as IDataObject | undefined) };
	const details = Object.fromEntries(
		Object.entries(facts).filter(([, value]) => value !== undefined && value !== null),
	);
	return { json: { error: message, message, details }, pairedItem: { item: index } };
}
