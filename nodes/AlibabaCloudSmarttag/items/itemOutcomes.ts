import type { INodeExecutionData } from 'n8n-workflow';

import { hasSucceeded, type Outcome } from './boundedPool';
import { failedItem } from './failedItem';

/** The output item of an input item, paired with it: its result, or its error. */
export function outputItem(outcome: Outcome<object>, item: number): INodeExecutionData {
	return hasSucceeded(outcome)
		? { json: { ...outcome.result }, pairedItem: { item } }
		: failedItem(outcome?.error, item);
}
