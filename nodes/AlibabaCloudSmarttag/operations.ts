import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { markFailedItems } from './items/outputItems';
import { getJob } from './job/get';
import { getSubtitles } from './job/subtitles/getSubtitles';
import { analyzeMedia } from './media/analyze';
import { getManyMedia } from './media/getMany';
import { getMedia } from './media/get';
import { registerMedia } from './media/register';
import { searchMediaByTag } from './media/searchByTag';
import { updateMedia } from './media/update';
import { uploadFromUrl } from './media/upload/uploadFromUrl';
import { uploadMedia } from './media/upload/upload';
import { operationError } from './items/nodeErrors';
import { getManyPipelines } from './pipeline/getMany';
import { getPipeline } from './pipeline/get';
import { runParameter } from './items/parameters';
import { submitJob } from './job/submit/submit';
import { createTemplate } from './template/create';
import { deleteTemplate } from './template/delete';
import { getManyTemplates } from './template/getMany';
import { getTemplate } from './template/get';
import { setDefaultTemplate } from './template/setDefault';
import { updateTemplate } from './template/update';

/** The operations by the names that n8n calls them with: resource and operation. */
const OPERATIONS = new Map<string, (this: IExecuteFunctions) => Promise<INodeExecutionData[]>>([
	['job/get', getJob],
	['job/getSubtitles', getSubtitles],
	['job/submit', submitJob],
	['media/analyze', analyzeMedia],
	['media/get', getMedia],
	['media/getAll', getManyMedia],
	['media/register', registerMedia],
	['media/searchByTag', searchMediaByTag],
	['media/upload', uploadMedia],
	['media/uploadFromUrl', uploadFromUrl],
	['media/update', updateMedia],
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
