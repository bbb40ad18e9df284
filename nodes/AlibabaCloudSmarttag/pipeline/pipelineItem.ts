import type { IDataObject } from 'n8n-workflow';

import type { JsonObject } from '../values/fieldReader';

/** The JSON of a pipeline's item: as the API has it, which is flat already. */
export function pipelineJson(pipeline: JsonObject): IDataObject {
	return { ...pipeline } as IDataObject;
}
