import type { INodeProperties } from 'n8n-workflow';

/** The job that an operation is about; the items of Submit and of the trigger have it. */
export const jobId: INodeProperties = {
	displayName: 'Job ID',
	name: 'jobId',
	type: 'string',
	default: '={{ $json.JobId ?? $json.jobId }}',
	placeholder: 'e.g. a059a93ef1e14cf595b3998cd13308cd',
	description: 'The JobId that Submit put out. The service keeps jobs for 180 days.',
};
