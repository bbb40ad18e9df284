import {
	type ExecutionError,
	type IDataObject,
	type IExecuteData,
	type INodeExecutionData,
	type IWebhookFunctions,
	type IWebhookResponseData,
	sleep,
} from 'n8n-workflow';

import { CachedCredential } from '../../ims/cachedCredential';
import { createImsClient } from '../../ims/imsClient';
import { firstNodeError, messageOf } from '../../items/nodeErrors';
import { outputItems } from '../../items/outputItems';
import type { Outcome } from '../../items/runBounded';
import { readRunOptions } from '../../items/runOptions';
import { answerCall, rawBodyOf } from '../../items/webhookCall';
import { readJobMessages } from '../../notifications/readNotifications';
import { documentedState, isTerminal } from '../../results/jobStatus';
import { sentence } from '../../values/sentence';
import { type ItemJob, stoppedWait } from '../jobErrors';
import { readJobOutput } from '../jobOutput';
import { jobOutcome, type JobReply, queryJob, statusOf } from '../queryJob';
import {
	allCalledBack,
	CALLBACK_RETRIES,
	checkOnce,
	forgetCallbacks,
	forgetJobs,
	LATER_CHECKS_MS,
	noteEnd,
	queryOrder,
	REFUSAL_PAUSES_MS,
	rememberedJobs,
	rememberJobs,
} from './callbackMemory';
import { contentsOf } from './poll';
import { queryUntilUnfinished } from './queryUntilUnfinished';
import { callbackNeedsQuery, isReminder, remind, stopReminding } from './reminders';
import { isSuspendedItem, uploadedSource } from './suspend';

/**
 * Answers a callback of the service for a suspended execution, and resumes it when all of its jobs have ended.
 *
 * The callback is answered at once and never trusted: the API is queried. It never throws, because n8n would then resume
 * the execution with an empty item.
 */
export async function resume(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	answerCall(this, 200, { received: true });
	try {
		const items = await finishedItems(this);
		if (items) return { noWebhookResponse: true, workflowData: [items] };
	} catch (error) {
		const why = sentence(messageOf(error));
		this.logger.warn(`${this.getNode().name}: a callback came, but the jobs could not be queried. ${why}`);
	}
	return { noWebhookResponse: true };
}

/** The items to resume with; undefined while a job has not ended, or when another callback checks the jobs. */
async function finishedItems(context: IWebhookFunctions): Promise<INodeExecutionData[] | undefined> {
	const execution = `${context.getExecutionId()} ${context.getNode().name}`;
	const messages = readJobMessages(rawBodyOf(context));
	const ends = messages.filter(({ state = '' }) => {
		const documented = documentedState(state);
		return documented === undefined || isTerminal(documented);
	});
	if (messages.length > 0 && ends.length === 0) return undefined;
	const remembered = isReminder(context) ? undefined : rememberedJobs(execution);
	const areKnown = ends.length > 0 && ends.every(({ jobId }) => remembered?.includes(jobId));
	const jobIds = remembered && areKnown ? remembered : rememberJobs(execution, jobIdsOf(suspendedItems(context)));
	for (const { jobId } of ends) if (jobIds.includes(jobId)) noteEnd(execution, jobId);
	if (!isReminder(context) && !callbackNeedsQuery(execution, allCalledBack(execution, jobIds))) return undefined;

	const replies = await checkOnce(execution, async () => {
		if (!isReminder(context)) remind(context, execution, () => readRunOptions(context).callbackTimeoutMs);
		// A callback that left its check to this one may have read other jobs.
		return await queryPatiently(context, execution, rememberedJobs(execution) ?? jobIds);
	});
	if (!replies) return undefined;
	const items = suspendedItems(context);
	const jobs = jobsOf(items);
	if (jobs.some(({ JobId }) => !replies.has(JobId))) {
		// In a loop, another process has resumed the execution, which waits for other jobs by now.
		forgetJobs(execution);
		return await finishedItems(context);
	}
	forgetJobs(execution);
	forgetCallbacks(execution);
	CachedCredential.forget(execution);
	stopReminding(execution);
	return resumedItems(context, items, jobs, replies);
}

/** The items of the suspended execution: an expression is the only way of a webhook to them, and takes n8n 10 ms. */
function suspendedItems(context: IWebhookFunctions): INodeExecutionData[] {
	return context.evaluateExpression('{{ $input.all() }}') as unknown as INodeExecutionData[];
}

function jobsOf(items: readonly INodeExecutionData[]): ItemJob[] {
	return items.flatMap(({ json }, item) => (isSuspendedItem(json) ? [{ item, JobId: json.JobId, JobStatus: '' }] : []));
}

function jobIdsOf(items: readonly INodeExecutionData[]): string[] {
	return jobsOf(items).map(({ JobId }) => JobId);
}

/** Queries the jobs, and again after a refusal of the caller. */
async function queryPatiently(
	context: IWebhookFunctions,
	execution: string,
	jobIds: readonly string[],
): Promise<Map<string, Outcome<JobReply>> | undefined> {
	for (const pauseMs of REFUSAL_PAUSES_MS) {
		try {
			return await queryAll(context, execution, jobIds);
		} catch (error) {
			CachedCredential.forget(execution);
			const why = sentence(messageOf(error));
			context.logger.warn(`${context.getNode().name}: the jobs could not be queried, and will be again. ${why}`);
			await sleep(pauseMs);
		}
	}
	return await queryAll(context, execution, jobIds);
}

async function queryAll(
	context: IWebhookFunctions,
	execution: string,
	jobIds: readonly string[],
): Promise<Map<string, Outcome<JobReply>> | undefined> {
	const output = readJobOutput(context);
	const { concurrency, timeoutMs } = readRunOptions(context);
	const client = await createImsClient(context, {
		maxRetries: CALLBACK_RETRIES,
		timeoutMs,
		suspendedExecution: execution,
	});
	const query = async (jobId: string) => await queryJob(client, jobId, output);
	const onEnded = (jobId: string) => noteEnd(execution, jobId);
	for (const pauseMs of [0, ...LATER_CHECKS_MS]) {
		if (pauseMs > 0) await sleep(pauseMs);
		const replies = await queryUntilUnfinished(queryOrder(execution, jobIds), query, concurrency, onEnded);
		if (replies) return replies;
		if (!allCalledBack(execution, jobIds)) return undefined;
	}
	// Callbacks reported the end of jobs that continue, so they were forged.
	forgetCallbacks(execution);
	return undefined;
}

/** One item for each suspended item, in their order. A job without result is its item's error. */
function resumedItems(
	context: IWebhookFunctions,
	items: readonly INodeExecutionData[],
	jobs: readonly ItemJob[],
	replies: ReadonlyMap<string, Outcome<JobReply>>,
): INodeExecutionData[] {
	const node = context.getNode();
	const resumed = (item: number, outcome: Outcome<IDataObject>) =>
		contentsOf(outcome, uploadedSource(items[item]?.json ?? {}));
	const outcomes = new Map(
		jobs.map(({ item, JobId }) => [item, resumed(item, jobOutcome(node, replies.get(JobId), JobId, item))]),
	);
	const failed = firstNodeError(outcomes.values());
	const stops = !node.continueOnFail && !/^continue/.test(node.onError ?? '');
	if (failed && stops) {
		const states = jobs.map((job) => ({ ...job, JobStatus: statusOf(replies.get(job.JobId)) }));
		failWhenResumed(context, stoppedWait(node, failed, states));
	}
	return items.flatMap((item, index) => (outcomes.has(index) ? outputItems(outcomes.get(index), index) : [item]));
}

/**
 * Makes the node fail when n8n resumes it. n8n has a place for such an error on the entry of its stack, made for
 * sub-workflows that failed meanwhile; a webhook has no official way to it. An n8n that does not know it passes the items
 * on with their errors, as with "Continue".
 */
function failWhenResumed(context: WithStackEntry, error: ExecutionError): void {
	const { executeData } = context;
	if (executeData) executeData.metadata = { ...executeData.metadata, resumeError: error };
}

type WithStackEntry = IWebhookFunctions & { readonly executeData?: IExecuteData };
