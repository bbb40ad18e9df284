import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { ImsFailure } from '../../ims/imsFailure';
import { connect, type Connection } from '../../items/connect';
import { operationError } from '../../items/nodeErrors';
import { jsonContents } from '../../items/outputItems';
import type { Effect } from '../../items/runErrors';
import { runItems } from '../../items/runItems';
import type { JsonObject } from '../../values/fieldReader';
import { shortText } from '../../values/shortText';
import { readParams } from '../resultHints';
import { type Completion, readCompletion } from '../wait/completion';
import { whyNotCallable } from '../wait/resumeUrl';
import { waitForJobs } from '../wait/waitForJobs';
import { checkTemplates } from './checkTemplates';
import { readSubmitFields } from './submitFields';
import { draftSubmit, type SubmitDraft } from './submitRequest';

/** A job that the API accepted. */
interface AcceptedJob {
	readonly JobId: string;
	readonly RequestId?: string;
}

/** What a run of Submit starts with. */
interface SubmitRun extends Connection {
	readonly completion: Completion;
}

const WHY_NOT_REPEATED =
	'It was not sent again, because the API cannot recognize a repeated submit, and each job is billed. Look for the callback of this job, or submit the item again if a second job does no harm.';

/** Submits one Smarttag job for each input item, and waits for the jobs if Wait For Completion is set. */
export async function submitJob(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const paramsOf = new Map<number, string | undefined>();
	return await runItems(this, {
		effect: submitEffect(this),
		start: async () => await startSubmit(this),
		draft: (item, run) => {
			const draft = draftItem(this, item, run);
			paramsOf.set(item, draft.parameters.Params);
			return draft;
		},
		hints: ({ hints }) => hints,
		check: async (run, drafts) => await checkTemplates(this, run, drafts),
		given: ({ parameters }) => parameters,
		each: async ({ client, completion }, { parameters }) => {
			const notify = completion.mode === 'callback' && { NotifyUrl: completion.resumeUrl.url };
			const answer = await client.callNonIdempotent('SubmitSmarttagJob', { ...parameters, ...notify });
			return jsonContents([{ ...acceptedJob(answer) }]);
		},
		finish: async ({ completion, ...connection }, done) =>
			completion.mode === 'no'
				? done.outcomes
				: await waitForJobs(this, { connection, completion, paramsOf: (item) => readParams(paramsOf.get(item)) }, done),
	});
}

/**
 * n8n stores nothing of a node that does not come to its end, so each job is logged as soon as it is accepted: when the
 * process dies meanwhile, these lines are the only place with the JobIds, since the service has no list of jobs.
 */
function submitEffect(context: IExecuteFunctions): Effect {
	// n8n copies the node each time that it is read.
	const place = `${context.getNode().name}: execution ${context.getExecutionId()}`;
	const { logger } = context;
	return {
		noun: 'job',
		verb: 'accepted',
		idKey: 'JobId',
		whyNotRepeated: WHY_NOT_REPEATED,
		onDone: ({ JobId }, item) => logger.info(`${place}, item ${item}: job ${JobId as string} was accepted.`),
	};
}

/** Reads what holds for the whole run, and refuses a callback that could not come. */
async function startSubmit(context: IExecuteFunctions): Promise<SubmitRun> {
	const completion = readCompletion(context);
	if (completion.mode !== 'callback') return { completion, ...(await connect(context)) };
	const connection = await connect(context, completion.resumeUrl.secrets);
	const refusal = whyNotCallable(context, completion.resumeUrl, connection.client.endpoint);
	if (refusal) throw refusal;
	return { completion, ...connection };
}

/** Reads and checks the fields of one item. */
function draftItem(context: IExecuteFunctions, item: number, { client, completion }: SubmitRun): SubmitDraft {
	const notifiesExecution = completion.mode === 'callback';
	const draft = draftSubmit(readSubmitFields(context, item), { region: client.region, notifiesExecution });
	if (draft.problems.length > 0) throw operationError(context.getNode(), draft.problems.join(' '));
	return draft;
}

function acceptedJob({ JobId, RequestId }: JsonObject): AcceptedJob {
	const requestId = typeof RequestId === 'string' ? shortText(RequestId) : undefined;
	if (typeof JobId !== 'string' || !JobId) {
		throw new ImsFailure('The answer has no JobId', { requestId, mayHaveExecuted: true });
	}
	return requestId ? { JobId, RequestId: requestId } : { JobId };
}
