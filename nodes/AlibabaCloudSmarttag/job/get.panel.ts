import type { INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../panel/displayOptions';
import { jobId } from './jobId.panel';
import { jobResults } from './jobResults.panel';
import { getOptions } from '../panel/requestOptions';

/** Everything the panel shows for Job → Get. */
export const getJobProperties: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['job'], operation: ['get'] } },
	[
		jobId,
		{
			displayName: 'Wait Until Finished',
			name: 'waitUntilFinished',
			type: 'boolean',
			noDataExpression: true,
			default: false,
			description:
				'Whether to ask again, with growing pauses, until the job is finished. The execution runs meanwhile.',
		},
		...jobResults,
		getOptions(),
	],
);
