import { findPipeline } from '../catalog/pipelines';
import { missingParameter, resourceNotFound } from '../apiError';
import { type Action, iceVersion } from './action';

/** Tells one pipeline. */
export const getPipeline: Action = {
	product: 'ice',
	version: iceVersion,
	parameters: ['PipelineId'],
	run({ parameters: { PipelineId: id } }) {
		if (id === undefined) throw missingParameter('PipelineId');
		const pipeline = findPipeline(id);
		if (!pipeline) throw resourceNotFound('PipelineId');
		return { Pipeline: pipeline };
	},
};
