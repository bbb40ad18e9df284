import type { IExecuteFunctions, INode } from 'n8n-workflow';

import type { ImsClient } from '../../ims/imsClient';
import { ImsFailure } from '../../ims/imsFailure';
import type { JsonObject } from '../../values/fieldReader';
import { draftSubmit, type SubmitDraft, type SubmitParameters } from './submitRequest';
import { type Outcome, runBounded } from '../../items/boundedPool';
import type { Connection } from '../../items/connect';
import type { PreviousAttempts } from './previousAttempts';
import { messageOf } from '../../items/nodeErrors';
import { type AcceptedJob, invalidItems, submitError } from './submitErrors';
import { readSubmitFields } from './submitFields';

/** What is sent with every item of a run, besides what is drafted of its fields. */
export interface SubmitSettings {
	readonly connection: Connection;
	/** `NotifyUrl` of an execution that is called back; else nothing. */
	readonly notify: SubmitParameters;
	readonly stopOnError: boolean;
	readonly signal?: AbortSignal;
	/** Is told each job as soon as the service has accepted it. */
	readonly onAccepted: (job: AcceptedJob, item: number) => void;
}

/**
 * Reads and checks one item's fields.
 *
 * @param notifiesExecution the job calls the execution that submits it
 */
export function draftItem(context: IExecuteFunctions, index: number, notifiesExecution: boolean): SubmitDraft {
	try {
		return draftSubmit(readSubmitFields(context, index), { notifiesExecution });
	} catch (error) {
		// An expression of this item cannot be resolved; n8n's message says which.
		return { parameters: {}, problems: [messageOf(error)], hints: [], hasNlpParams: false };
	}
}

/** Submits the items that no earlier try has submitted, a bounded number at a time. */
export async function submitItems(
	node: INode,
	drafts: readonly SubmitDraft[],
	earlierTries: PreviousAttempts,
	{ connection, notify, stopOnError, signal, onAccepted: tellAccepted }: SubmitSettings,
): Promise<Array<Outcome<AcceptedJob>>> {
	const { client, options } = connection;
	const known = drafts.map(({ parameters }, index) => earlierOutcome(node, earlierTries, parameters, index));
	return await runBounded(
		drafts.length,
		{ concurrency: options.concurrency, stopOnError, signal },
		async (index) => {
			const job = await submitItem(node, client, drafts[index], notify, index);
			tellAccepted(job, index);
			return job;
		},
		known,
	);
}

/** What an earlier try of this run made of an item; undefined when it is still to be submitted. */
function earlierOutcome(
	node: INode,
	earlierTries: PreviousAttempts,
	parameters: SubmitParameters,
	index: number,
): Outcome<AcceptedJob> {
	const earlier = earlierTries.acceptedJob(index, parameters);
	if (earlier) return { result: earlier.job };
	if (!earlierTries.mayExist(index, parameters)) return undefined;
	const unanswered = new ImsFailure('An earlier try of this item got no clear answer', { mayHaveExecuted: true });
	return { error: submitError(node, unanswered, index) };
}

async function submitItem(
	node: INode,
	client: ImsClient,
	draft: SubmitDraft | undefined,
	notify: SubmitParameters,
	index: number,
): Promise<AcceptedJob> {
	const problems = draft?.problems ?? [];
	if (!draft || problems.length > 0) throw invalidItems(node, [{ index, problems }]);
	try {
		return acceptedJob(await client.callNonIdempotent('SubmitSmarttagJob', { ...draft.parameters, ...notify }));
	} catch (error) {
		throw submitError(node, error, index);
	}
}

function acceptedJob({ JobId, RequestId }: JsonObject): AcceptedJob {
	const requestId = typeof RequestId === 'string' ? RequestId : undefined;
	if (typeof JobId !== 'string' || !JobId) {
		throw new ImsFailure('The answer has no JobId', { requestId, mayHaveExecuted: true });
	}
	return requestId ? { JobId, RequestId: requestId } : { JobId };
}
