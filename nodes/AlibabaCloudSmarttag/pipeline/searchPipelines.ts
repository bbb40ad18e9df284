import type { INodeListSearchResult } from 'n8n-workflow';

import type { ImsClient } from '../ims/imsClient';
import { entry, fieldText, matches } from '../pickers/entries';
import type { JsonObject } from '../values/fieldReader';
import { objectsOf } from '../values/looseValues';

/** Inferred: the kinds of pipelines that are made for Smarttag, by their names in the vendor's clients. */
const SMARTTAG_SPEEDS: ReadonlySet<string | undefined> = new Set(['AIVideoMCU', 'AIVideoTag']);

/** What the list calls the kinds of pipelines; others as the API does. */
const KINDS: ReadonlyMap<string | undefined, string> = new Map([
	['AIVideoMCU', 'smart tagging'],
	['AIVideoTag', 'smart tagging'],
	['Boost', 'boost'],
	['NarrowBandHDV2', 'narrowband HD'],
	['Standard', 'standard'],
]);

/**
 * The pipelines, those for Smarttag first, with their kind and a state other than active, such as
 * `meetings (smart tagging) (paused)`. Documented: one answer has all of them.
 */
export async function searchPipelines(client: ImsClient, filter: string): Promise<INodeListSearchResult> {
	const { PipelineList: pipelines } = await client.callIdempotent('ListPipelines', {});
	const matching = objectsOf(pipelines).filter((pipeline) =>
		matches(filter, fieldText(pipeline, 'Name'), fieldText(pipeline, 'PipelineId')),
	);
	const isForSmarttag = (pipeline: JsonObject) => SMARTTAG_SPEEDS.has(fieldText(pipeline, 'Speed'));
	matching.sort((one, other) => Number(isForSmarttag(other)) - Number(isForSmarttag(one)));
	return {
		results: matching.flatMap((pipeline) => {
			const id = fieldText(pipeline, 'PipelineId');
			const state = fieldText(pipeline, 'Status')?.toLowerCase();
			const speed = fieldText(pipeline, 'Speed');
			const remarks = [KINDS.get(speed) ?? speed, state === 'active' ? undefined : state];
			return id === undefined ? [] : [entry(id, fieldText(pipeline, 'Name'), ...remarks)];
		}),
	};
}
