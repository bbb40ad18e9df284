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
	/** Where the JSON of an item has the ID of what was made for it, such as `TemplateId`. */
	readonly madeId?: string;
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
	const invalid = firstError(drafts);
	if (invalid && stopOnError) throw invalid;

	const outcomes = await runBounded(
		drafts.length,
		{ concurrency: connection.options.concurrency, stopOnError, signal },
		async (item) => await runItem(node, operation, connection, drafts[item], item),
		drafts.map((draft) => (hasFailed(draft) ? draft : undefined)),
	);
	if (signal?.aborted) throw stoppedRun(operationError(node, 'The execution was cancelled'), operation, outcomes);
	const failed = firstError(outcomes);
	if (failed && stopOnError) throw stoppedRun(failed, operation, outcomes);
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
	const isOpen = writes !== undefined && error.details.mayHaveExecuted;
	const message = isOpen ? `${error.message.replace(/\.\s*$/, '')}. ${writes} all the same.` : error.message;
	return apiError(node, message, error, { itemIndex, ...(isOpen && { data: { mayBeDone: true } }) });
}

function firstError(outcomes: ReadonlyArray<Outcome<unknown>>): NodeError | undefined {
	return outcomes
		.filter(hasFailed)
		.map((outcome) => outcome.error)
		.find(isNodeError);
}

/** The error that ends a run early; n8n keeps no output of such a run, so what was changed is told here. */
function stoppedRun<Draft>(
	error: NodeError,
	{ writes, madeId }: ItemOperation<Draft>,
	outcomes: ReadonlyArray<Outcome<IDataObject[]>>,
): NodeError {
	if (writes === undefined) return error;
	const done = outcomes.flatMap((outcome, item) => {
		if (!hasSucceeded(outcome)) return [];
		const id = madeId && outcome.result[0]?.[madeId];
		return typeof id === 'string' ? `${id} (item ${item})` : `item ${item}`;
	});
	const alsoFailed = outcomes.flatMap((outcome, item) =>
		hasFailed(outcome) && outcome.error !== error ? [`Item ${item}: ${messageOf(outcome.error)}`] : [],
	);
	const told = [error.description, done.length > 0 && `Done before that: ${done.join(', ')}.`, ...alsoFailed];
	error.description = told.filter(Boolean).join(' ');
	return error;
}
