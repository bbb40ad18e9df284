import type { IExecuteFunctions } from 'n8n-workflow';

import type { AcceptedJob } from './submitErrors';

/**
 * Tells a job in n8n's log as soon as it is accepted. n8n stores nothing of a node that does not come to its end, so when
 * the process dies meanwhile, this line is all that tells the JobId: the service has no list of jobs.
 */
export function logAcceptedJob(context: IExecuteFunctions, { JobId }: AcceptedJob, item: number): void {
	const place = `${context.getNode().name}: execution ${context.getExecutionId()}, item ${item}`;
	context.logger.info(`${place}: job ${JobId} was accepted.`);
}
