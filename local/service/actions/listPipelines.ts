import { pipelines } from '../catalog/pipelines';
import { type Action, iceVersion } from './action';

/** Lists the pipelines, all at once (documented: no paging). */
export const listPipelines: Action = {
	name: 'ListPipelines',
	version: iceVersion,
	permission: 'ice:ListPipelines',
	parameters: ['Speed'],
	run({ parameters: { Speed: speed } }) {
		return { PipelineList: pipelines.filter((pipeline) => speed === undefined || pipeline.Speed === speed) };
	},
};
