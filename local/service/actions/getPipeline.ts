import { findPipeline } from '../catalog/pipelines';
import { missingParameter, resourceNotFound } from '../apiError';
import { type Action, iceVersion } from './action';

/** Returns one pipeline. */
export const getPipeline: Action = {
	name: 'GetPipeline',
	version: iceVersion,
	permission: 'ice:GetPipeline',
	parameters: ['PipelineId'],
	run({ parameters: { PipelineId: id } }) {
		if (id === undefined) throw missingParameter('PipelineId');
		const pipeline = findPipeline(id);
		if (!pipeline) throw resourceNotFound('PipelineId');
		return { Pipeline: pipeline };
	},
};
