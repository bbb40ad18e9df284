import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { getJob } from './getJob';
import { getSubtitles } from './getSubtitles';
import { operationError } from './nodeErrors';
import { runParameter } from './runParameter';
import { submitJob } from './submitJob';

/** What each operation does, by resource and operation. */
const OPERATIONS = new Map<string, (this: IExecuteFunctions) => Promise<INodeExecutionData[]>>([
	['job/get', getJob],
	['job/getSubtitles', getSubtitles],
	['job/submit', submitJob],
]);

/**
 * Runs the operation that is chosen in the panel.
 *
 * @throws NodeOperationError when there is no such operation, as in a workflow of a newer version
 */
export async function runOperation(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const name = `${String(runParameter(this, 'resource', 'job'))}/${String(runParameter(this, 'operation', 'submit'))}`;
	const operation = OPERATIONS.get(name);
	if (!operation) throw operationError(this.getNode(), `There is no operation "${name}" in this version of the node`);
	return await operation.call(this);
}
