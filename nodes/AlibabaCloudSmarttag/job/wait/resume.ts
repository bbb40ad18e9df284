import {
	type ExecutionError,
	type IDataObject,
	type IExecuteData,
	type INodeExecutionData,
	type IWebhookFunctions,
	type IWebhookResponseData,
	sleep,
} from 'n8n-workflow';

import { createImsClient } from '../../ims/imsClient';
import { readCallbackMessage } from '../../notifications/callbackMessage';
import { documentedState, isTerminal } from '../../results/jobStatus';
import { queryUntilUnfinished } from './queryUntilUnfinished';
import { hasFailed, type Outcome } from '../../items/boundedPool';
import { checkOnce, forgetCallbacks, allCalledBack, noteEnd, queryOrder } from './callbackMemory';
import { outputItem } from '../../items/itemOutcomes';
import { stoppedWait } from '../jobErrors';
import { readJobOutput } from '../jobOutput';
import { jobOutcome, statusOf } from '../jobOutcome';
import { queryJob, type JobReply } from '../queryJob';
import { isNodeError, messageOf } from '../../items/nodeErrors';
import { readRunOptions } from '../../items/runOptions';
import { isCarriedJob } from './suspend';
import { answerCall, rawBodyOf } from '../../items/webhookCall';

/** Nobody calls again when the last callback goes by, so the API is asked for about half an hour when it is disturbed. */
const RETRIES = 30;

/** How long to wait, in milliseconds, when all callbacks came but the API does not know yet what they told. */
const SECOND_LOOKS_MS = [1_000, 3_000, 9_000];

/**
 * Answers a callback of the service for a suspended execution, and resumes it when all of its jobs have ended.
 *
 * The callback is answered at once and never believed: the API is asked. It never throws, because n8n would resume the
 * execution with an empty item then.
 */
export async function resume(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	answerCall(this, 200, { received: true });
	try {
		const items = await finishedItems(this);
		if (items) return { noWebhookResponse: true, workflowData: [items] };
	} catch (error) {
		this.logger.warn(
			`${this.getNode().name}: a callback came, but the jobs could not be asked for. ${messageOf(error)}`,
		);
	}
	return { noWebhookResponse: true };
}

/** The items to resume with; undefined while a job has not ended, or another callback looks after it. */
async function finishedItems(context: IWebhookFunctions): Promise<INodeExecutionData[] | undefined> {
	const carried = context.evaluateExpression('{{ $input.all() }}') as unknown as INodeExecutionData[];
	const jobIds = carried.flatMap(({ json }) => (isCarriedJob(json) ? [json.JobId] : []));
	const execution = `${context.getExecutionId()} ${context.getNode().name}`;
	const message = readCallbackMessage(rawBodyOf(context));
	const said = message?.state && documentedState(message.state);
	if (said && !isTerminal(said)) return undefined;
	if (message && jobIds.includes(message.jobId)) noteEnd(execution, message.jobId);

	const told = await checkOnce(execution, async () => await askForAll(context, execution, jobIds));
	if (!told) return undefined;
	forgetCallbacks(execution);
	return resumedItems(context, carried, told);
}

async function askForAll(
	context: IWebhookFunctions,
	execution: string,
	jobIds: readonly string[],
): Promise<Map<string, Outcome<JobReply>> | undefined> {
	const output = readJobOutput(context);
	const { concurrency, timeoutMs } = readRunOptions(context);
	const client = await createImsClient(context, { maxRetries: RETRIES, timeoutMs });
	const ask = async (jobId: string) => await queryJob(client, jobId, output);
	const tellEnded = (jobId: string) => noteEnd(execution, jobId);
	for (const pauseMs of [0, ...SECOND_LOOKS_MS]) {
		if (pauseMs > 0) await sleep(pauseMs);
		const told = await queryUntilUnfinished(queryOrder(execution, jobIds), ask, concurrency, tellEnded);
		if (told) return told;
		if (!allCalledBack(execution, jobIds)) return undefined;
	}
	// Callbacks told the end of jobs that go on: somebody made them up.
	forgetCallbacks(execution);
	return undefined;
}

/** One item for each that is waited with, in their order. A job without result is its item's error. */
function resumedItems(
	context: IWebhookFunctions,
	carried: readonly INodeExecutionData[],
	told: ReadonlyMap<string, Outcome<JobReply>>,
): INodeExecutionData[] {
	const node = context.getNode();
	const jobs = carried.flatMap(({ json }, item) => (isCarriedJob(json) ? [{ item, JobId: json.JobId }] : []));
	const outcomes = new Map<number, Outcome<IDataObject>>(
		jobs.map(({ item, JobId }) => [item, jobOutcome(node, told.get(JobId), JobId, item)]),
	);
	const failed = [...outcomes.values()]
		.filter(hasFailed)
		.map(({ error }) => error)
		.find(isNodeError);
	const stops = !node.continueOnFail && !/^continue/.test(node.onError ?? '');
	if (failed && stops) {
		const states = jobs.map((job) => ({ ...job, JobStatus: statusOf(told.get(job.JobId)) }));
		failWhenResumed(context, stoppedWait(node, failed, states));
	}
	return carried.map((item, index) => (outcomes.has(index) ? outputItem(outcomes.get(index), index) : item));
}

/**
 * Makes the node fail when n8n resumes it. n8n has a place for such an error on the entry of its stack, made for
 * sub-workflows that failed meanwhile; a webhook has no official way to it. Where n8n does not know it, the items go on
 * with their errors, as with "Continue".
 */
function failWhenResumed(context: WithStackEntry, error: ExecutionError): void {
	const { executeData } = context;
	if (executeData) executeData.metadata = { ...executeData.metadata, resumeError: error };
}

type WithStackEntry = IWebhookFunctions & { readonly executeData?: IExecuteData };
