import { type IDataObject, type IWebhookFunctions, type IWebhookResponseData, sleep } from 'n8n-workflow';

import { createImsClient } from '../ims/imsClient';
import { ImsFailure } from '../ims/imsFailure';
import type { JobMessage } from '../notifications/jobMessage';
import { readJobMessages } from '../notifications/readNotifications';
import { documentedState, isTerminal } from '../results/jobStatus';
import { parseUserData } from '../job/userData';
import { getsResults, isAuthenticated, whyRefused } from './authentication';
import { deliverOnce, isEndConfirmed, type JobEnd } from './deliveredEvents';
import { type JobCheck, type NoCheck, startCheck } from './jobChecks';
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

/** Why a call was not checked, as HTTP status and reason. */
const NOT_CHECKED: Readonly<Record<NoCheck, readonly [status: number, reason?: string]>> = {
	inFlight: [200],
	notFound: [404, 'There is no such job'],
	tooMany: [429, 'Too many calls without authentication'],
};

/**
 * Answers a callback of the service, and starts the workflow when it reports the end of a job, once for each end.
 *
 * Answers: 200 received, or nothing to start; 400 no message with a JobId; 403 refused by Authentication; 404 no such job;
 * 413 the body is too large; 429 too many calls without authentication.
 */
export async function startWhenJobEnded(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const body = rawBodyOf(this);
	if (Buffer.byteLength(body) > LARGEST_BODY) return answer(this, 413, 'The body is too large');
	const refusal = whyRefused(this);
	if (refusal) return answer(this, 403, refusal);
	const [message] = readJobMessages(body);
	if (!message) return answer(this, 400, 'There is no message with a valid JobId');
	const { jobId } = message;
	const state = documentedState(message.state ?? '');
	if (!getsResults(this)) {
		// Nothing but the message says what has ended, so a message without a state has not passed Trigger On.
		if (!isEnd(state) || !isWanted(this, state)) return answer(this, 200);
		return deliverOnce(this, { jobId, state }, 'reported')
			? start(this, messageItem(message, state))
			: answer(this, 200);
	}
	// A state that is not documented is left to the API.
	if (state !== undefined && !isWanted(this, state)) return answer(this, 200);
	if (isEndConfirmed(this, jobId)) return answer(this, 200);
	const check = startCheck(this, jobId, isAuthenticated(this));
	if (typeof check === 'string') return answer(this, ...NOT_CHECKED[check]);
	try {
		return await startWithResults(this, jobId, check);
	} finally {
		check.end();
	}
}

async function startWithResults(
	context: IWebhookFunctions,
	jobId: string,
	check: JobCheck,
): Promise<IWebhookResponseData> {
	let reply: JobReply;
	try {
		reply = await query(context, jobId, { maxRetries: 0, timeoutMs: FIRST_ANSWER_MS });
	} catch (error) {
		if (isTransient(error)) return await startLater(context, jobId, check);
		if (error instanceof ImsFailure && isJobNotFound(error)) {
			check.noteNotFound();
			return answer(context, ...NOT_CHECKED.notFound);
		}
		// n8n makes a failed execution of it, where the user sees what is wrong.
		throw queryError(context.getNode(), error, jobId, 0);
	}
	return isTerminal(reply.status) ? startOrIgnore(context, reply) : await startLater(context, jobId, check);
}

/** Answers the callback, and queries the API until it knows what the callback reported. */
async function startLater(context: IWebhookFunctions, jobId: string, check: JobCheck): Promise<IWebhookResponseData> {
	answer(context, 200);
	// A call that anyone can make is worth the pauses below and no further retries.
	const maxRetries = check.isVerified ? CALLBACK_RETRIES : 0;
	for (const [index, pauseMs] of LATER_CHECKS_MS.entries()) {
		const isLast = index === LATER_CHECKS_MS.length - 1;
		await sleep(pauseMs);
		// A call that comes during the last query has to query for itself.
		if (isLast) check.letOthersCheck();
		try {
			const reply = await query(context, jobId, { maxRetries });
			if (isTerminal(reply.status)) return startOrIgnore(context, reply);
		} catch (error) {
			if (!check.isVerified && !isLast && isTransient(error)) continue;
			if (error instanceof ImsFailure && isJobNotFound(error)) check.noteNotFound();
			const why = sentence(messageOf(error));
			context.logger.warn(`${context.getNode().name}: job ${jobId} called, but could not be queried. ${why}`);
			break;
		}
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

/** The API's state decides, whatever the callback reported: its event is the one that is delivered once. */
function startOrIgnore(context: IWebhookFunctions, reply: JobReply): IWebhookResponseData {
	const { jobId, status: state } = reply;
	if (!isEnd(state) || !deliverOnce(context, { jobId, state }, 'confirmed')) return answer(context, 200);
	if (!isWanted(context, state)) return answer(context, 200);
	const { UserData } = reply.json;
	const parsed = typeof UserData === 'string' && { UserData: parseUserData(UserData) as IDataObject };
	return start(context, { ...reply.json, ...parsed });
}

function messageItem({ jobId, userData }: JobMessage, state: JobEnd['state']): IDataObject {
	return {
		JobId: jobId,
		JobStatus: state,
		...(userData && { userData: parseUserData(userData) as IDataObject }),
	};
}

function isEnd(state: string | undefined): state is JobEnd['state'] {
	return state !== undefined && isTerminal(state);
}

function isTransient(error: unknown): boolean {
	return error instanceof ImsFailure && error.details.transient === true;
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
