import type { INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../panel/fields';
import { jobOutputOptions, simplifyOrOutput } from './jobResults.panel';
import { optionsWithPoll } from './wait/wait.panel';

/** The job of an operation; the items of Submit and of the trigger have its ID. */
export const jobId: INodeProperties = {
	displayName: 'Job ID',
	name: 'jobId',
	type: 'string',
	required: true,
	default: '={{ $json.JobId }}',
	placeholder: 'e.g. a059a93ef1e14cf595b3998cd13308cd',
	description: 'The JobId that Submit returned. The service keeps jobs for 180 days.',
};

/** Whether an operation on a job waits for its end. */
export const waitUntilFinished: INodeProperties = {
	displayName: 'Wait Until Finished',
	name: 'waitUntilFinished',
	type: 'boolean',
	noDataExpression: true,
	default: false,
	description: 'Whether to query the job, with growing pauses, until it is finished. The execution keeps running.',
};

/** Everything the panel shows for Job → Get. */
export const getJobProperties: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['job'], operation: ['get'] } },
	[jobId, waitUntilFinished, ...simplifyOrOutput, optionsWithPoll({ '/waitUntilFinished': [true] }, jobOutputOptions)],
);
