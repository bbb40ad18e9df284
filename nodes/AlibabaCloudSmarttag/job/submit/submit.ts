import type { IExecuteFunctions, INodeExecutionData, NodeError } from 'n8n-workflow';

import { madeId } from '../../ims/imsFailure';
import { connect, type Connection } from '../../items/connect';
import { operationError } from '../../items/nodeErrors';
import { jsonContents } from '../../items/outputItems';
import { hasSucceeded } from '../../items/runBounded';
import { type Effect, itemError } from '../../items/runErrors';
import { runItems } from '../../items/runItems';
import { FileUploads, type FileUpload, uploadData, type UploadedFile } from '../../media/upload/fileUploads';
import { engineHints, jobTitle } from '../../media/upload/uploadTarget';
import { FieldReader, type JsonObject } from '../../values/fieldReader';
import { readParams } from '../resultHints';
import { type Completion, readCompletion } from '../wait/completion';
import { whyNotCallable } from '../wait/resumeUrl';
import { waitForJobs } from '../wait/waitForJobs';
import { checkTemplates } from './checkTemplates';
import { readFileUpload } from './fileInput';
import { isFileInput, uploadedInput } from './jobInput';
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
	readonly files: FileUploads;
}

/** An item whose file is uploaded before its job is submitted. */
interface FileJob {
	readonly upload: FileUpload | undefined;
}

const WHY_NOT_REPEATED =
	'It was not sent again, because the API cannot recognize a repeated submit, and each job is billed. Look for the callback of this job, or submit the item again if a second job does no harm.';

/** Submits one Smarttag job for each input item, and waits for the jobs if Wait for Completion is set. */
export async function submitJob(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const paramsOf = new Map<number, string | undefined>();
	let files: FileUploads | undefined;
	const effect = submitEffect(this, () => files?.listed());
	return await runItems<SubmitRun, SubmitDraft & Partial<FileJob>>(this, {
		effect,
		start: async () => {
			const run = await startSubmit(this);
			({ files } = run);
			return run;
		},
		draft: (item, run) => {
			const draft = draftItem(this, item, run);
			paramsOf.set(item, draft.parameters.Params);
			return draft;
		},
		hints: ({ hints, upload }) => (upload ? [...hints, ...engineHints(upload.file)] : hints),
		check: async (run, drafts) => {
			const uploads = drafts.flatMap(({ item, draft: { upload } }): Array<[number, FileUpload]> =>
				upload ? [[item, upload]] : [],
			);
			const unusable = await run.files.check(new Map(uploads));
			return new Map([...(await checkTemplates(this, run, drafts)), ...unusable]);
		},
		given: ({ parameters }) => parameters,
		prepare: async (run, { upload }, item) => {
			if (!upload) return;
			const { MediaId } = await run.files.upload(item, upload);
			if (MediaId !== undefined) await run.files.untilReady(item, MediaId);
		},
		each: async ({ client, completion }, { parameters }, item) => {
			const uploaded = files?.of(item);
			const answer = await client.callNonIdempotent('SubmitSmarttagJob', {
				...parameters,
				...(uploaded && { Input: uploadedInput(uploaded) }),
				...(completion.mode === 'callback' && { NotifyUrl: completion.resumeUrl.url }),
			});
			return jsonContents([{ ...acceptedJob(answer), ...uploadData(uploaded) }]);
		},
		itemError: (error, _draft, item) => {
			const uploaded = files?.of(item);
			const failed = itemError(this.getNode(), error, item, { effect, subject: uploadData(uploaded) });
			return uploaded ? withUploadedFile(failed, uploaded) : failed;
		},
		waits: ({ completion }) => completion.mode !== 'no',
		finish: async ({ completion, files: uploads, ...connection }, done) => {
			uploads.showReport();
			const wait = { connection, paramsOf: (item: number) => readParams(paramsOf.get(item)) };
			const final = completion.mode === 'no' ? done.outcomes : await waitForJobs(this, { ...wait, completion }, done);
			if (!('suspended' in final) && final.every(hasSucceeded)) uploads.forget();
			return final;
		},
	});
}

/**
 * n8n stores nothing of a node that does not come to its end, so each job is logged as soon as it is accepted: when the
 * process dies meanwhile, these lines are the only place with the JobIds, since the service has no list of jobs.
 */
function submitEffect(context: IExecuteFunctions, alsoMade: () => string | undefined): Effect {
	// n8n copies the node each time that it is read.
	const place = `${context.getNode().name}: execution ${context.getExecutionId()}`;
	const { logger } = context;
	return {
		noun: 'job',
		verb: 'accepted',
		idKey: 'JobId',
		whyNotRepeated: WHY_NOT_REPEATED,
		alsoMade,
		onDone: ({ JobId }, item) => logger.info(`${place}, item ${item}: job ${JobId as string} was accepted.`),
	};
}

/** Reads what holds for the whole run, and refuses a callback that could not come. */
async function startSubmit(context: IExecuteFunctions): Promise<SubmitRun> {
	const completion = readCompletion(context);
	if (completion.mode !== 'callback') {
		const connection = await connect(context);
		return { completion, ...connection, files: new FileUploads(context, connection) };
	}
	const connection = await connect(context, completion.resumeUrl.secrets);
	const refusal = whyNotCallable(context, completion.resumeUrl, connection.client.endpoint);
	if (refusal) throw refusal;
	return { completion, ...connection, files: new FileUploads(context, connection) };
}

/** Reads and checks the fields of one item. */
function draftItem(
	context: IExecuteFunctions,
	item: number,
	{ client: { region }, completion }: SubmitRun,
): SubmitDraft & Partial<FileJob> {
	const reader = new FieldReader();
	const fields = readSubmitFields(context, item);
	const isFile = isFileInput(fields.inputType);
	const upload = isFile ? readFileUpload(context, item, region, reader) : undefined;
	const settings = { region, notifiesExecution: completion.mode === 'callback' };
	const file = isFile ? { title: upload && jobTitle(upload.file.name) } : undefined;
	const draft = draftSubmit({ ...fields, file }, settings);
	const problems = [...reader.problems, ...draft.problems];
	if (problems.length > 0) throw operationError(context.getNode(), problems.join(' '));
	return { ...draft, hints: [...reader.hints, ...draft.hints], upload };
}

/** An item whose job could not be submitted although its file is there. */
function withUploadedFile(error: NodeError, { ossUrl, MediaId }: UploadedFile): NodeError {
	const where = ossUrl ?? `media item ${MediaId}`;
	const note = `The file is uploaded as ${where}; a retry of this execution uses it.`;
	error.description = [error.description, note].filter(Boolean).join(' ');
	return error;
}

function acceptedJob(answer: JsonObject): AcceptedJob {
	const { id: JobId, requestId } = madeId(answer, 'JobId');
	return requestId ? { JobId, RequestId: requestId } : { JobId };
}
