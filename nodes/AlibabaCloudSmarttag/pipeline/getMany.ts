import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { isJsonObject } from '../values/fieldReader';
import { connect } from '../items/connect';
import { jsonContents } from '../items/outputItems';
import { runItems } from '../items/runItems';
import { ItemFields } from '../items/itemFields';
import { pipelineJson } from './get';

/** Lists the account's pipelines for each input item. Documented: one answer has all of them. */
export async function getManyPipelines(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runItems(this, {
		start: async () => await connect(this),
		draft: (item) => {
			const fields = new ItemFields(this, item);
			const speed = fields.checks.token('Speed', fields.collection('filters', 'Filters').speed);
			return fields.checked({ parameters: { ...(speed && { Speed: speed }) }, limit: fields.limit() });
		},
		each: async ({ client }, { parameters, limit }) => {
			const { PipelineList: list } = await client.callIdempotent('ListPipelines', parameters);
			const pipelines = Array.isArray(list) ? list.filter(isJsonObject) : [];
			return jsonContents(pipelines.slice(0, limit).map(pipelineJson));
		},
	});
}
