import { type IDataObject, type IWebhookFunctions, type IWebhookResponseData, sleep } from 'n8n-workflow';

import { createImsClient } from '../ims/imsClient';
import { ImsFailure } from '../ims/imsFailure';
import { type CallbackMessage, readCallbackMessage } from '../smarttag/callbackMessage';
import { isTerminal } from '../smarttag/jobStates';
import { parseUserData } from '../smarttag/userData';
import { whyRefused } from './callbackAuthentication';
import { deliverAgain, deliverOnce } from './deliveredEvents';
import { isJobNotFound, queryError } from './jobErrors';
import { readJobOutput } from './jobOutput';
import { askForJob, type ToldJob } from './jobQuery';
import { messageOf } from './nodeErrors';
import { readRunOptions } from './runOptions';
import { answerCall, rawBodyOf } from './webhookCall';

/** A message is a few hundred bytes and 1 KB of User Data, in envelopes perhaps. */
const LARGEST_BODY = 256 * 1024;

/** How long the first question may take, in milliseconds; the service waits 3 seconds (documented for event callbacks). */
const FIRST_ANSWER_MS = 2_000;

/** Nobody calls again after the third time, so a disturbed API is asked for about half an hour. */
const RETRIES = 30;

/** How long to wait, in milliseconds, when the API does not know yet what the callback told. */
const SECOND_LOOKS_MS = [1_000, 3_000, 9_000];

/** Answers a callback of the service, and starts the workflow when it tells the end of a job, once for each end. */
export async function startWhenJobEnded(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const body = rawBodyOf(this);
	if (body.length > LARGEST_BODY) return answer(this, 413, 'The body is too large');
	const refusal = whyRefused(this);
	if (refusal) return answer(this, 403, refusal);
	const message = readCallbackMessage(body);
	if (!message) return answer(this, 400, 'There is no message with a JobId');
	if (!isWanted(this, message.state)) return answer(this, 200);

	const event = `${message.jobId} ${message.state ?? ''}`;
	if (!deliverOnce(this, event)) return answer(this, 200);
	if (this.getNodeParameter('getResults', true) === false) return start(this, messageItem(message));
	return await startWithResults(this, message, event);
}

async function startWithResults(
	context: IWebhookFunctions,
	message: CallbackMessage,
	event: string,
): Promise<IWebhookResponseData> {
	let told: ToldJob;
	try {
		told = await ask(context, message.jobId, { maxRetries: 0, timeoutMs: FIRST_ANSWER_MS });
	} catch (error) {
		if (error instanceof ImsFailure && error.details.passing) return await startLater(context, message, event);
		deliverAgain(context, event);
		if (error instanceof ImsFailure && isJobNotFound(error)) return answer(context, 404, 'There is no such job');
		// n8n makes a failed execution of it, where the user sees what is wrong.
		throw queryError(context.getNode(), error, message.jobId, 0);
	}
	if (!isTerminal(told.status)) return await startLater(context, message, event);
	return startOrIgnore(context, told, message);
}

/** Answers the callback, and asks until the API knows what it told. */
async function startLater(
	context: IWebhookFunctions,
	message: CallbackMessage,
	event: string,
): Promise<IWebhookResponseData> {
	answer(context, 200);
	try {
		for (const pauseMs of SECOND_LOOKS_MS) {
			await sleep(pauseMs);
			const told = await ask(context, message.jobId, { maxRetries: RETRIES });
			if (isTerminal(told.status)) return startOrIgnore(context, told, message);
		}
	} catch (error) {
		context.logger.warn(
			`${context.getNode().name}: job ${message.jobId} called, but could not be asked for. ${messageOf(error)}`,
		);
	}
	deliverAgain(context, event);
	return { noWebhookResponse: true };
}

async function ask(
	context: IWebhookFunctions,
	jobId: string,
	settings: { readonly maxRetries: number; readonly timeoutMs?: number },
): Promise<ToldJob> {
	const client = await createImsClient(context, { timeoutMs: readRunOptions(context).timeoutMs, ...settings });
	return await askForJob(client, jobId, readJobOutput(context));
}

/** The API's state decides, whatever the callback said. */
function startOrIgnore(context: IWebhookFunctions, told: ToldJob, message: CallbackMessage): IWebhookResponseData {
	if (!isWanted(context, told.status)) return answer(context, 200);
	const { userData } = message;
	return start(context, { ...told.json, ...(userData && withUserData(told.json, userData)) });
}

/** User Data is parsed, under the name that it has in the item. */
function withUserData(json: IDataObject, userData: string): IDataObject {
	const field = 'JobId' in json ? 'UserData' : 'userData';
	return { [field]: parseUserData(userData) as IDataObject };
}

function messageItem({ jobId, state, userData }: CallbackMessage): IDataObject {
	const json = { jobId, ...(state && { status: state }) };
	return { ...json, ...(userData && withUserData(json, userData)) };
}

/** Whether the workflow is to start at this state; one that the callback does not tell may be. */
function isWanted(context: IWebhookFunctions, state: string | undefined): boolean {
	if (state === undefined) return true;
	const states: unknown = context.getNodeParameter('states', ['Success', 'Fail']);
	return Array.isArray(states) && states.includes(state);
}

/**
 * Starts the workflow. The call is answered here and not by n8n, which else would forget the static data that tells one
 * event from its repetition.
 */
function start(context: IWebhookFunctions, json: IDataObject): IWebhookResponseData {
	return { ...answer(context, 200), workflowData: [[{ json }]] };
}

/** Answers the call, unless it was answered before, and starts nothing. */
function answer(context: IWebhookFunctions, status: number, reason?: string): IWebhookResponseData {
	answerCall(context, status, reason ? { error: reason } : { received: true });
	return { noWebhookResponse: true };
}
