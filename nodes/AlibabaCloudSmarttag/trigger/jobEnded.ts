import { type IDataObject, type IWebhookFunctions, type IWebhookResponseData, sleep } from 'n8n-workflow';

import { createImsClient } from '../ims/imsClient';
import { ImsFailure } from '../ims/imsFailure';
import { type CallbackMessage, readCallbackMessage } from '../notifications/callbackMessage';
import { documentedState, isTerminal } from '../results/jobStatus';
import { parseUserData } from '../job/userData';
import { whyRefused } from './authentication';
import { deliverAgain, deliverOnce } from './deliveredEvents';
import { isJobNotFound, queryError } from '../job/jobErrors';
import { readJobOutput } from '../job/jobOutput';
import { type JobReply, queryJob } from '../job/queryJob';
import { CALLBACK_RETRIES, LATER_CHECKS_MS } from '../job/wait/callbackMemory';
import { messageOf } from '../items/nodeErrors';
import { sentence } from '../values/sentence';
import { readRunOptions } from '../items/runOptions';
import { answerCall, rawBodyOf } from '../items/webhookCall';

/** In bytes. A message is a few hundred and 1 KB of User Data, in envelopes perhaps. */
const LARGEST_BODY = 256 * 1024;

/** How long the first query may take, in milliseconds; the service waits 3 seconds (documented for event callbacks). */
const FIRST_ANSWER_MS = 2_000;

/** Answers a callback of the service, and starts the workflow when it reports the end of a job, once for each end. */
export async function startWhenJobEnded(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const body = rawBodyOf(this);
	if (Buffer.byteLength(body) > LARGEST_BODY) return answer(this, 413, 'The body is too large');
	const refusal = whyRefused(this);
	if (refusal) return answer(this, 403, refusal);
	const message = readCallbackMessage(body);
	if (!message) return answer(this, 400, 'There is no message with a JobId');
	const getsResults = this.getNodeParameter('getResults', true) !== false;
	if (!mayBeWanted(this, message.state, getsResults)) return answer(this, 200);

	const event = eventOf(message.jobId, message.state);
	if (!deliverOnce(this, event)) return answer(this, 200);
	if (!getsResults) return start(this, messageItem(message));
	return await startWithResults(this, message, event);
}

async function startWithResults(
	context: IWebhookFunctions,
	message: CallbackMessage,
	event: string,
): Promise<IWebhookResponseData> {
	let reply: JobReply;
	try {
		reply = await query(context, message.jobId, { maxRetries: 0, timeoutMs: FIRST_ANSWER_MS });
	} catch (error) {
		if (error instanceof ImsFailure && error.details.transient) return await startLater(context, message, event);
		deliverAgain(context, event);
		if (error instanceof ImsFailure && isJobNotFound(error)) return answer(context, 404, 'There is no such job');
		// n8n makes a failed execution of it, where the user sees what is wrong.
		throw queryError(context.getNode(), error, message.jobId, 0);
	}
	if (!isTerminal(reply.status)) return await startLater(context, message, event);
	return startOrIgnore(context, reply, event);
}

/** Answers the callback, and queries the API until it knows what the callback reported. */
async function startLater(
	context: IWebhookFunctions,
	message: CallbackMessage,
	event: string,
): Promise<IWebhookResponseData> {
	answer(context, 200);
	let marked: string | undefined = event;
	try {
		for (const pauseMs of LATER_CHECKS_MS) {
			await sleep(pauseMs);
			if (pauseMs === LATER_CHECKS_MS.at(-1)) {
				// A call that comes during the last query has to query for itself.
				deliverAgain(context, event);
				marked = undefined;
			}
			const reply = await query(context, message.jobId, { maxRetries: CALLBACK_RETRIES });
			if (isTerminal(reply.status)) return startOrIgnore(context, reply, marked);
		}
	} catch (error) {
		if (marked !== undefined) deliverAgain(context, marked);
		context.logger.warn(
			`${context.getNode().name}: job ${message.jobId} called, but could not be queried. ${sentence(messageOf(error))}`,
		);
	}
	return { noWebhookResponse: true };
}

async function query(
	context: IWebhookFunctions,
	jobId: string,
	settings: { readonly maxRetries: number; readonly timeoutMs?: number },
): Promise<JobReply> {
	const client = await createImsClient(context, { timeoutMs: readRunOptions(context).timeoutMs, ...settings });
	// The call's own User Data may be forged.
	return await queryJob(client, jobId, { ...readJobOutput(context), includeUserData: true });
}

/**
 * The API's state decides, whatever the callback reported: its event is the one that is delivered once.
 *
 * @param marked the event that this call has marked as delivered already
 */
function startOrIgnore(context: IWebhookFunctions, reply: JobReply, marked: string | undefined): IWebhookResponseData {
	const event = eventOf(reply.jobId, reply.status);
	if (event !== marked && !deliverOnce(context, event)) return answer(context, 200);
	if (!isWanted(context, reply.status)) return answer(context, 200);
	const { UserData } = reply.json;
	const parsed = typeof UserData === 'string' && { UserData: parseUserData(UserData) as IDataObject };
	return start(context, { ...reply.json, ...parsed });
}

function eventOf(jobId: string, state = ''): string {
	return `${jobId} ${documentedState(state) ?? state}`;
}

function messageItem({ jobId, state, userData }: CallbackMessage): IDataObject {
	return {
		JobId: jobId,
		...(state && { JobStatus: documentedState(state) ?? state }),
		...(userData && { userData: parseUserData(userData) as IDataObject }),
	};
}

/** Whether the workflow may have to start at what a callback reports; a state that is not documented is left to the API. */
function mayBeWanted(context: IWebhookFunctions, word: string | undefined, getsResults: boolean): boolean {
	if (word === undefined) return true;
	const state = documentedState(word);
	return state === undefined ? getsResults : isWanted(context, state);
}

/** Whether the workflow is to start at this state. */
function isWanted(context: IWebhookFunctions, state: string): boolean {
	const states: unknown = context.getNodeParameter('states', ['Success', 'Fail']);
	return Array.isArray(states) && states.includes(state);
}

/**
 * Starts the workflow. The call is answered here and not by n8n, which would then forget the static data that
 * distinguishes an event from its repetition.
 */
function start(context: IWebhookFunctions, json: IDataObject): IWebhookResponseData {
	return { ...answer(context, 200), workflowData: [[{ json }]] };
}

/** Answers the call, unless it was answered before, and starts nothing. */
function answer(context: IWebhookFunctions, status: number, reason?: string): IWebhookResponseData {
	answerCall(context, status, reason ? { error: reason } : { received: true });
	return { noWebhookResponse: true };
}
