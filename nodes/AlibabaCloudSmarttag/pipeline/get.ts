import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { isJsonObject } from '../values/fieldReader';
import { forEachItem } from '../items/eachItem';
import { ItemFields } from '../items/itemFields';
import { pipelineJson } from './pipelineItem';

/** Gets the pipeline of each input item. */
export async function getPipeline(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await forEachItem(this, {
		draft: (item) => {
			const fields = new ItemFields(this, item);
			return fields.checked(fields.requiredId('pipelineId', 'Pipeline ID'));
		},
		run: async ({ client }, pipelineId) => {
			const { Pipeline: pipeline, ...body } = await client.callIdempotent('GetPipeline', { PipelineId: pipelineId });
			return [pipelineJson(isJsonObject(pipeline) ? pipeline : body)];
		},
	});
}
