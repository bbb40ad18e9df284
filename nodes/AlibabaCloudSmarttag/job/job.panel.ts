import type { INodeProperties } from 'n8n-workflow';

import { getJobProperties } from './get.panel';
import { getSubtitlesProperties } from './subtitles/subtitles.panel';
import { submitJobProperties } from './submit/submit.panel';

/** Everything the panel shows for the resource Job. */
export const jobProperties: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['job'] } },
		options: [
			{
				name: 'Get',
				value: 'get',
				action: 'Get job results',
				description: 'Get the state of a job and, if it is finished, its tags, transcript and summary',
			},
			{
				name: 'Get Subtitles',
				value: 'getSubtitles',
				action: 'Get job subtitles',
				description: 'Get the speech of the video as a subtitle file',
			},
			{
				name: 'Submit',
				value: 'submit',
				action: 'Tag or transcribe video',
				description: 'Start a Smarttag job that analyzes a video, and get its JobId',
			},
		],
		default: 'submit',
	},
	...getJobProperties,
	...getSubtitlesProperties,
	...submitJobProperties,
];
