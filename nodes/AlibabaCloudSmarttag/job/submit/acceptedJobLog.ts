import type { IExecuteFunctions } from 'n8n-workflow';

import type { AcceptedJob } from './submitErrors';

/**
 * Tells jobs in n8n's log as soon as they are accepted. n8n stores nothing of a node that does not come to its end, so
 * when the process dies meanwhile, these lines are all that tells the JobIds: the service has no list of jobs.
 */
export function logAcceptedJobs(context: IExecuteFunctions): (job: AcceptedJob, item: number) => void {
	// n8n copies the node each time that it is asked for it.
	const place = `${context.getNode().name}: execution ${context.getExecutionId()}`;
	const { logger } = context;
	return ({ JobId }, item) => logger.info(`${place}, item ${item}: job ${JobId} was accepted.`);
}
