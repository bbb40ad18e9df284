import { type IExecuteFunctions, type INodeExecutionData, NodeOperationError } from 'n8n-workflow';

/** As `failedItem` makes them, in the order of the alphabet. */
const KEYS = 'details,error,message';

/**
 * Marks failed items for n8n older than 2.35.2, which does not know their three keys and would let them out by the first
 * output. The mark is an `error` that does not go along when n8n moves the item to the error output: one that does would
 * leave nothing of the item but its message. Only for "Continue (using error output)".
 *
 * @returns the same items
 */
export function markFailedItems(
	context: Pick<IExecuteFunctions, 'getNode'>,
	items: INodeExecutionData[],
): INodeExecutionData[] {
	const node = context.getNode();
	if (node.onError !== 'continueErrorOutput') return items;
	for (const item of items) {
		if (Object.keys(item.json).sort().join() !== KEYS) continue;
		const value = new NodeOperationError(node, item.json.message as string);
		Object.defineProperty(item, 'error', { value, enumerable: false, configurable: true, writable: true });
	}
	return items;
}
