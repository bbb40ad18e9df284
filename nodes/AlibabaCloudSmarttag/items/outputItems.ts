import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type NodeError,
	NodeOperationError,
} from 'n8n-workflow';

import { hasSucceeded, type Outcome } from './runBounded';

/** What an operation makes of an input item: one output item, without its pairing. */
export type ItemContent = Pick<INodeExecutionData, 'binary' | 'json'>;

/** Contents with nothing but JSON, one for each. */
export function jsonContents(list: readonly IDataObject[]): ItemContent[] {
	return list.map((json) => ({ json }));
}

/** The keys by which n8n recognizes a failed item and sends it to the error output, in alphabetical order. */
const KEYS = 'details,error,message';

/** The output items of an input item, paired with it: its contents, or its error. */
export function outputItems(outcome: Outcome<readonly ItemContent[]>, item: number): INodeExecutionData[] {
	return hasSucceeded(outcome)
		? outcome.result.map((content) => ({ ...content, pairedItem: { item } }))
		: [failedItem(outcome?.error, item)];
}

/**
 * The output item of an input item that failed, for the error output and for "Continue": the title of the error, what to
 * do about it, and its facts. With the item's `error` set instead, n8n would drop everything but the message.
 */
export function failedItem(error: unknown, index: number): INodeExecutionData {
	const { message, description, context } = error as NodeError;
	const facts = Object.entries((context.data as IDataObject | undefined) ?? {});
	const details = Object.fromEntries(facts.filter(([, value]) => value !== undefined && value !== null));
	return {
		json: { error: message, message: description || `Item ${index} failed.`, details },
		pairedItem: { item: index },
	};
}

/**
 * Marks failed items for n8n older than 2.35.2, which does not know their three keys and would send them to the first
 * output. The mark is an `error` that is not copied when n8n moves the item to the error output: one that is copied would
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
		const value = new NodeOperationError(node, item.json.error as string);
		Object.defineProperty(item, 'error', { value, enumerable: false, configurable: true, writable: true });
	}
	return items;
}
