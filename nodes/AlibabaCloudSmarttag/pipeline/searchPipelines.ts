import type { INodeListSearchResult } from 'n8n-workflow';

import type { ImsClient } from '../ims/imsClient';
import type { JsonObject } from '../values/fieldReader';
import { objectsOf } from '../values/looseValues';
import { entry, fieldText, matches } from '../pickers/entry';

/** Inferred: the kinds of pipelines that are made for Smarttag, by their names in the vendor's clients. */
const SMARTTAG_SPEEDS: ReadonlySet<string | undefined> = new Set(['AIVideoMCU', 'AIVideoTag']);

/**
 * The pipelines, those for Smarttag first, with their kind and a state other than active, such as
 * `meetings (AIVideoMCU) (paused)`. Documented: they come all at once.
 */
export async function searchPipelines(service: ImsClient, filter: string): Promise<INodeListSearchResult> {
	const { PipelineList: pipelines } = await service.callIdempotent('ListPipelines', {});
	const found = objectsOf(pipelines).filter((pipeline) =>
		matches(filter, fieldText(pipeline, 'Name'), fieldText(pipeline, 'PipelineId')),
	);
	const isForSmarttag = (pipeline: JsonObject) => SMARTTAG_SPEEDS.has(fieldText(pipeline, 'Speed'));
	found.sort((one, other) => Number(isForSmarttag(other)) - Number(isForSmarttag(one)));
	return {
		results: found.flatMap((pipeline) => {
			const id = fieldText(pipeline, 'PipelineId');
			const state = fieldText(pipeline, 'Status')?.toLowerCase();
			const remarks = [fieldText(pipeline, 'Speed'), state === 'active' ? undefined : state];
			return id === undefined ? [] : [entry(id, fieldText(pipeline, 'Name'), ...remarks)];
		}),
	};
}
