import { type IDataObject, type IWebhookFunctions, sleep } from 'n8n-workflow';

import { createImsClient } from '../ims/imsClient';
import { ImsFailure } from '../ims/imsFailure';
import type { JobMessage } from '../notifications/jobMessage';
import { documentedState, isTerminal } from '../results/jobStatus';
import { parseUserData } from '../job/userData';
import { getsResults, isAuthenticated } from './authentication';
import { deliverOnce, isEndConfirmed, type JobEnd } from './deliveredEvents';
import { type JobCheck, type NoCheck, startCheck } from './jobChecks';
import { isJobNotFound, queryError } from '../job/jobErrors';
import { readJobOutput } from '../job/jobOutput';
import { type JobReply, queryJob } from '../job/queryJob';
import { CALLBACK_RETRIES, LATER_CHECKS_MS } from '../job/wait/callbackMemory';
import { messageOf } from '../items/nodeErrors';
import { sentence } from '../values/sentence';
import { readRunOptions } from '../items/runOptions';
import { answerCall } from '../items/webhookCall';
import { type EventOutcome, IGNORED, type NotDelivered } from './outcome';
import { isChosen } from './triggerEvents';

/** How long the first query may take, in milliseconds; the service waits 3 seconds (documented for event callbacks). */
const FIRST_ANSWER_MS = 2_000;

/** Why a job was not checked. */
const NOT_CHECKED: Readonly<Record<NoCheck, NotDelivered>> = {
	inFlight: IGNORED,
	notFound: { status: 404, reason: 'There is no such job' },
	tooMany: { status: 429, reason: 'Too many calls without authentication' },
};

/** What the message of a job leads to: an item when the job has ended in a state that is chosen. */
export async function jobOutcome(context: IWebhookFunctions, message: JobMessage): Promise<EventOutcome> {
	if (!isChosen(context, 'jobFailed', 'jobSucceeded')) return IGNORED;
	const { jobId } = message;
	const state = documentedState(message.state ?? '');
	if (!getsResults(context)) {
		// Nothing but the message says what has ended, so a message without a state has not passed Trigger On.
		if (!isEnd(state) || !isWanted(context, state)) return IGNORED;
		return { once: () => deliverOnce(context, { jobId, state }, 'reported'), item: messageItem(message, state) };
	}
	// A state that is not documented is left to the API.
	if (state !== undefined && !isWanted(context, state)) return IGNORED;
	if (isEndConfirmed(context, jobId)) return IGNORED;
	const check = startCheck(context, jobId, isAuthenticated(context));
	if (typeof check === 'string') return NOT_CHECKED[check];
	try {
		return await checkedOutcome(context, jobId, check);
	} finally {
		check.end();
	}
}

async function checkedOutcome(context: IWebhookFunctions, jobId: string, check: JobCheck): Promise<EventOutcome> {
	let reply: JobReply;
	try {
		reply = await query(context, jobId, { maxRetries: 0, timeoutMs: FIRST_ANSWER_MS });
	} catch (error) {
		if (isTransient(error)) return await laterOutcome(context, jobId, check);
		if (error instanceof ImsFailure && isJobNotFound(error)) {
			check.noteNotFound();
			return NOT_CHECKED.notFound;
		}
		throw queryError(context.getNode(), error, jobId, 0);
	}
	return isTerminal(reply.status) ? outcomeOf(context, reply) : await laterOutcome(context, jobId, check);
}

/** Answers the call, and queries the API until it knows what the message reported. */
async function laterOutcome(context: IWebhookFunctions, jobId: string, check: JobCheck): Promise<EventOutcome> {
	answerCall(context, 200, { received: true });
	// A call that anyone can make is worth the pauses below and no further retries.
	const maxRetries = check.isVerified ? CALLBACK_RETRIES : 0;
	for (const [index, pauseMs] of LATER_CHECKS_MS.entries()) {
		const isLast = index === LATER_CHECKS_MS.length - 1;
		await sleep(pauseMs);
		// A call that comes during the last query has to query for itself.
		if (isLast) check.letOthersCheck();
		try {
			const reply = await query(context, jobId, { maxRetries });
			if (isTerminal(reply.status)) return outcomeOf(context, reply);
		} catch (error) {
			if (!check.isVerified && !isLast && isTransient(error)) continue;
			if (error instanceof ImsFailure && isJobNotFound(error)) check.noteNotFound();
			const why = sentence(messageOf(error));
			context.logger.warn(`${context.getNode().name}: job ${jobId} called, but could not be queried. ${why}`);
			break;
		}
	}
	return IGNORED;
}

async function query(
	context: IWebhookFunctions,
	jobId: string,
	settings: { readonly maxRetries: number; readonly timeoutMs?: number },
): Promise<JobReply> {
	const client = await createImsClient(context, { timeoutMs: readRunOptions(context).timeoutMs, ...settings });
	// The call's own User Data may be forged.
	return await queryJob(client, jobId, { ...readJobOutput(context), addUserData: true });
}

/** The API's state decides, whatever the message reported: its event is the one that is delivered once. */
function outcomeOf(context: IWebhookFunctions, { jobId, status: state, json }: JobReply): EventOutcome {
	if (!isEnd(state)) return IGNORED;
	const once = () => deliverOnce(context, { jobId, state }, 'confirmed');
	if (!isWanted(context, state)) return { once };
	const { UserData } = json;
	const parsed = typeof UserData === 'string' && { UserData: parseUserData(UserData) as IDataObject };
	return { once, item: { ...json, ...parsed } };
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
	const events = { Fail: 'jobFailed', Success: 'jobSucceeded' } as const;
	return isEnd(state) && isChosen(context, events[state]);
}
