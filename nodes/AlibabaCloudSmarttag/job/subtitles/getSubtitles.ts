import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { connect, type Connection } from '../../items/connect';
import { ItemFields } from '../../items/itemFields';
import { operationError } from '../../items/nodeErrors';
import type { ItemContent } from '../../items/outputItems';
import { hasSucceeded, type Outcome, runBounded } from '../../items/runBounded';
import { type DraftedItem, runItems } from '../../items/runItems';
import { runsAsTool } from '../../items/runKey';
import { inTurns } from '../../items/turns';
import { readJobAnswer } from '../../results/jobAnswer';
import { hasJobFailed, isTerminal } from '../../results/jobStatus';
import { shorten } from '../../results/shorten';
import { readTitle } from '../../results/simplify';
import { failedJob, queryError, runningJob } from '../jobErrors';
import type { JobOutput } from '../jobOutput';
import { queryJob, readJobId } from '../queryJob';
import { readWaitUntilFinished } from '../wait/completion';
import { waitByPoll } from '../wait/poll';
import { readSubtitleFields, type SubtitleFields } from './subtitleFields';
import { encodeFile, FILE_TYPES, sourceFileName, subtitleFileName } from './subtitleFile';
import { subtitleSpeech, whyNoSpeech } from './subtitleSource';
import { writeSubtitlesInSteps } from './writeSubtitles';

/** What a run of Get Subtitles starts with. */
interface SubtitleRun extends Connection {
	readonly waits: boolean;
}

/** An item's job, and how its subtitles are written. */
interface SubtitleDraft {
	readonly jobId: string;
	readonly fields: SubtitleFields;
}

/** The answer as the service wrote it; and next to nothing of it, for a wait that only has to know the state. */
const WHOLE: JobOutput = { simplify: false, addApiResults: false, addUserData: false, resultTypes: [] };
const STATE_ONLY: JobOutput = { ...WHOLE, resultTypes: ['Meta'] };

/** Writes a subtitle file of the speech in the video of each input item's job. */
export async function getSubtitles(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runItems(this, {
		start: async () => ({ waits: readWaitUntilFinished(this), ...(await connect(this)) }),
		draft: (item) => {
			const fields = new ItemFields(this, item);
			const jobId = readJobId(fields);
			return fields.checked({ jobId, fields: readSubtitleFields(fields) });
		},
		each: async (run, draft, item) => [await subtitleItem(this, run, draft, item)],
		itemError: (error, { jobId }, item) => queryError(this.getNode(), error, jobId, item),
		all: (run, drafts) => (run.waits ? waitAndWrite(this, run, drafts) : undefined),
	});
}

/**
 * Waits for all jobs, and then queries each once more for its results: so no more of them are in memory at a time than
 * are written.
 */
async function waitAndWrite(
	context: IExecuteFunctions,
	run: SubtitleRun,
	drafts: ReadonlyArray<DraftedItem<SubtitleDraft>>,
): Promise<ReadonlyMap<number, Outcome<ItemContent[]>>> {
	const node = context.getNode();
	const { concurrency, pollTimeoutMs: timeoutMs } = run.options;
	const jobs = drafts.map(({ item, draft }) => ({ item, JobId: draft.jobId, JobStatus: '' }));
	const waited = await waitByPoll(context, jobs, { connection: run, output: STATE_ONLY, queryAtOnce: true, timeoutMs });
	const ended = drafts.filter(({ item }) => hasSucceeded(waited.get(item)));
	const signal = context.getExecutionCancelSignal();
	const limits = { concurrency, stopOnError: !context.continueOnFail(), signal };
	const written = await runBounded(ended, limits, async ({ draft, item }) => {
		try {
			return [await subtitleItem(context, run, draft, item)];
		} catch (error) {
			throw queryError(node, error, draft.jobId, item);
		}
	});
	if (signal?.aborted) throw operationError(node, 'The execution was cancelled');
	return new Map([...waited, ...ended.map(({ item }, index) => [item, written[index]] as const)]);
}

/** The text, and a note where it was cut. */
function shortText(text: string, limit: number): ItemContent['json'] {
	const { json, shortened } = shorten({ text }, limit);
	return { text: json.text as string, ...(shortened.length > 0 && { shortened: [...shortened] }) };
}

async function subtitleItem(
	context: IExecuteFunctions,
	{ client }: Connection,
	{ jobId, fields }: SubtitleDraft,
	itemIndex: number,
): Promise<ItemContent> {
	const node = context.getNode();
	const { source, language, writing, encoding, binaryPropertyName } = fields;
	const { status, failureReason, json: answer } = await queryJob(client, jobId, WHOLE);
	if (hasJobFailed(status)) throw failedJob(node, jobId, failureReason, itemIndex);
	if (!isTerminal(status)) throw runningJob(node, jobId, status, itemIndex);
	const { results } = readJobAnswer(answer);
	const segments = subtitleSpeech(results, source, language);
	if (segments.length === 0) {
		const { message, description } = whyNoSpeech(jobId, results, source, language);
		throw operationError(node, message, { itemIndex, description, data: { JobId: jobId, JobStatus: status } });
	}
	const { format } = writing;
	const title = fields.fileName ?? readTitle(results) ?? sourceFileName(answer) ?? jobId;
	const fileName = subtitleFileName(title, format);
	const text = await inTurns(writeSubtitlesInSteps(segments, writing));
	const json = { JobId: jobId, JobStatus: status, fileName, format, segments: segments.length };
	// An agent gets the JSON of an item and nothing else.
	if (runsAsTool(context)) return { json: { ...json, ...shortText(text, fields.maxTextLength) } };
	const { mimeType } = FILE_TYPES[format];
	const file = await context.helpers.prepareBinaryData(encodeFile(text, encoding), fileName, mimeType);
	return { json, binary: { [binaryPropertyName]: file } };
}
