import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { markFailedItems } from './errorOutput';
import { getJob } from './getJob';
import { getSubtitles } from './getSubtitles';
import { getManyMedia } from './media/getManyMedia';
import { getMedia } from './media/getMedia';
import { registerMedia } from './media/registerMedia';
import { operationError } from './nodeErrors';
import { getManyPipelines } from './pipeline/getManyPipelines';
import { getPipeline } from './pipeline/getPipeline';
import { runParameter } from './runParameter';
import { submitJob } from './submitJob';
import { createTemplate } from './template/createTemplate';
import { deleteTemplate } from './template/deleteTemplate';
import { getManyTemplates } from './template/getManyTemplates';
import { getTemplate } from './template/getTemplate';
import { setDefaultTemplate } from './template/setDefaultTemplate';
import { updateTemplate } from './template/updateTemplate';

/** What each operation does, by resource and operation. */
const OPERATIONS = new Map<string, (this: IExecuteFunctions) => Promise<INodeExecutionData[]>>([
	['job/get', getJob],
	['job/getSubtitles', getSubtitles],
	['job/submit', submitJob],
	['media/get', getMedia],
	['media/getAll', getManyMedia],
	['media/register', registerMedia],
	['pipeline/get', getPipeline],
	['pipeline/getAll', getManyPipelines],
	['template/create', createTemplate],
	['template/delete', deleteTemplate],
	['template/get', getTemplate],
	['template/getAll', getManyTemplates],
	['template/setDefault', setDefaultTemplate],
	['template/update', updateTemplate],
]);

/**
 * Runs the operation that is chosen in the panel.
 *
 * @throws NodeOperationError when there is no such operation, as in a workflow of a newer version
 */
export async function runOperation(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const name = `${String(runParameter(this, 'resource', 'Resource', 'job'))}/${String(runParameter(this, 'operation', 'Operation', 'submit'))}`;
	const operation = OPERATIONS.get(name);
	if (!operation) throw operationError(this.getNode(), `There is no operation "${name}" in this version of the node`);
	return markFailedItems(this, await operation.call(this));
}
