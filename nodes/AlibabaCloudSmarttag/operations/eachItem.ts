import type { IDataObject, IExecuteFunctions, INode, INodeExecutionData, NodeError } from 'n8n-workflow';

import { ImsFailure } from '../ims/imsFailure';
import { hasFailed, hasSucceeded, type Outcome, runBounded } from './boundedPool';
import { connect, type Connection, startOrError } from './connect';
import { failedItem } from './failedItem';
import { apiError, isNodeError, messageOf, operationError } from './nodeErrors';

/** An operation that does something for each input item on its own. */
export interface ItemOperation<Draft> {
	/**
	 * Reads and checks the fields of an item.
	 *
	 * @throws NodeOperationError that names each field that cannot be used
	 */
	draft(item: number): Draft;
	/** Does it; returns the JSON of the output items that belong to the input item. */
	run(connection: Connection, draft: Draft, item: number): Promise<IDataObject[]>;
	/** Whether doing it twice does harm, so that an error says when it may have been done. */
	readonly writes?: string;
}

/**
 * Runs an operation for each input item. All items are checked before the first request; requests go out a bounded
 * number at a time; the output has the order of the input; a failing item stops the workflow or goes on as an error, as
 * the node is set.
 */
export async function forEachItem<Draft>(
	context: IExecuteFunctions,
	operation: ItemOperation<Draft>,
): Promise<INodeExecutionData[]> {
	const node = context.getNode();
	const stopOnError = !context.continueOnFail();
	const signal = context.getExecutionCancelSignal();
	const connection = await startOrError(context, async () => await connect(context));
	if ('error' in connection) {
		const { error } = connection;
		if (stopOnError) throw error;
		// If it were thrown, n8n would pass the input on as if it had been done.
		return context.getInputData().map((_, item) => failedItem(error, item));
	}
	const drafts = context.getInputData().map((_, item) => draftOf(node, operation, item));
	stopAt(stopOnError, drafts);

	const outcomes = await runBounded(
		drafts.length,
		{ width: connection.options.concurrency, stopOnError, signal },
		async (item) => await runItem(node, operation, connection, drafts[item], item),
		drafts.map((draft) => (hasFailed(draft) ? draft : undefined)),
	);
	if (signal?.aborted) throw operationError(node, 'The execution was cancelled');
	stopAt(stopOnError, outcomes);
	return outcomes.flatMap((outcome, item) =>
		hasSucceeded(outcome)
			? outcome.result.map((json) => ({ json, pairedItem: { item } }))
			: [failedItem(outcome?.error, item)],
	);
}

function draftOf<Draft>(node: INode, operation: ItemOperation<Draft>, item: number): Outcome<Draft> {
	try {
		return { result: operation.draft(item) };
	} catch (error) {
		const message = `Item ${item}: ${messageOf(error).replace(/^Item \d+: /, '')}`;
		return { error: operationError(node, message, { itemIndex: item }) };
	}
}

async function runItem<Draft>(
	node: INode,
	operation: ItemOperation<Draft>,
	connection: Connection,
	draft: Outcome<Draft>,
	item: number,
): Promise<IDataObject[]> {
	if (!hasSucceeded(draft)) throw operationError(node, 'The item was not checked', { itemIndex: item });
	try {
		return await operation.run(connection, draft.result, item);
	} catch (error) {
		throw itemError(node, error, item, operation.writes);
	}
}

function itemError(node: INode, error: unknown, itemIndex: number, writes: string | undefined): NodeError {
	if (isNodeError(error)) return error;
	if (!(error instanceof ImsFailure)) return operationError(node, messageOf(error), { itemIndex });
	const isOpen = writes !== undefined && error.details.mayBeDone;
	const message = isOpen ? `${error.message.replace(/\.\s*$/, '')}. ${writes} all the same.` : error.message;
	return apiError(node, message, error, { itemIndex, ...(isOpen && { data: { mayBeDone: true } }) });
}

function stopAt(stopOnError: boolean, outcomes: ReadonlyArray<Outcome<unknown>>): void {
	const error = outcomes
		.filter(hasFailed)
		.map((outcome) => outcome.error)
		.find(isNodeError);
	if (error && stopOnError) throw error;
}
