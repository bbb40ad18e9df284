import { type INodeExecutionData, type IRunExecutionData, UnexpectedError } from 'n8n-workflow';

/**
 * Prepares stored run data for the node's webhook, as n8n does on each callback: the waiting node is not executed again,
 * and its run is removed from the list.
 *
 * @returns the name of the waiting node
 */
export function prepareWaitingNode(data: IRunExecutionData): string {
	const entry = data.executionData?.nodeExecutionStack[0];
	const { lastNodeExecuted, runData } = data.resultData;
	const runs = lastNodeExecuted === undefined ? undefined : runData[lastNodeExecuted];
	if (!entry || lastNodeExecuted === undefined || !runs) throw new UnexpectedError('No node is waiting');
	entry.node.disabled = true;
	data.waitTill = undefined;
	const run = runs.pop();
	if (run?.inputOverride) {
		const { source, inputOverride } = run;
		runs.push({ startTime: 0, executionTime: 0, executionIndex: 0, source, inputOverride });
	}
	return lastNodeExecuted;
}

/** Replaces the output of the waiting node by the items that the webhook returned, one list for each output. */
export function setWebhookItems(data: IRunExecutionData, outputs: INodeExecutionData[][]): void {
	const entry = data.executionData?.nodeExecutionStack[0];
	if (!entry) throw new UnexpectedError('No node is waiting');
	entry.data.main = outputs;
	entry.metadata = { ...entry.metadata, forwardAllOutputs: true };
}
