import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { isJsonObject, type JsonObject } from '../values/fieldReader';
import { connect } from '../items/connect';
import { jsonContents } from '../items/outputItems';
import { runItems } from '../items/runItems';
import { ItemFields } from '../items/itemFields';

/** Gets the pipeline of each input item. */
export async function getPipeline(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runItems(this, {
		start: async () => await connect(this),
		draft: (item) => {
			const fields = new ItemFields(this, item);
			return fields.checked(fields.requiredId('pipelineId', 'Pipeline'));
		},
		subject: (pipelineId) => ({ PipelineId: pipelineId }),
		each: async ({ client }, pipelineId) => {
			const { Pipeline: pipeline, ...body } = await client.callIdempotent('GetPipeline', { PipelineId: pipelineId });
			return jsonContents([pipelineJson(isJsonObject(pipeline) ? pipeline : body)]);
		},
	});
}

/** The JSON of a pipeline's item: as the API returns it, which is flat. */
export function pipelineJson(pipeline: JsonObject): IDataObject {
	return { ...pipeline } as IDataObject;
}
