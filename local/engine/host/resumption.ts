import { type INodeExecutionData, type IRunExecutionData, UnexpectedError } from 'n8n-workflow';

/**
 * Makes stored run data ready for the node's webhook, as n8n does on each callback: the waiting node will not be
 * executed again, and its run is taken off the list.
 *
 * @returns the name of the waiting node
 */
export function takeUpWaitingNode(data: IRunExecutionData): string {
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

/** Puts what the webhook returned into the waiting node's place: one list of items an output. */
export function putOutWebhookItems(data: IRunExecutionData, outputs: INodeExecutionData[][]): void {
	const entry = data.executionData?.nodeExecutionStack[0];
	if (!entry) throw new UnexpectedError('No node is waiting');
	entry.data.main = outputs;
	entry.metadata = { ...entry.metadata, forwardAllOutputs: true };
}
