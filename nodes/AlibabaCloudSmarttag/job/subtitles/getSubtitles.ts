import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { hasJobFailed, isTerminal } from '../../results/jobStatus';
import { readTitle } from '../../results/simplify';
import { subtitleFileName } from './subtitleFileName';
import { SUBTITLE_FORMATS } from './subtitleFormats';
import { subtitleSpeech, whyNoSpeech } from './subtitleSource';
import { writeSubtitles } from './writeSubtitles';
import { hasSucceeded } from '../../items/boundedPool';
import { connect, type Connection } from '../../items/connect';
import { failedItem } from '../../items/failedItem';
import { failedJob, runningJob } from '../jobErrors';
import { queryEach, forEachJob } from '../jobItems';
import { queryAnswer } from '../queryJob';
import { operationError } from '../../items/nodeErrors';
import { readSubtitleFields } from './subtitleFields';

/** Makes a subtitle file of what is said in the video of each input item's job. */
export async function getSubtitles(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await forEachJob(this, {
		start: async () => await connect(this),
		outcomes: async (run, jobs, stopOnError) =>
			await queryEach(this, run, jobs, stopOnError, async (jobId, item) => await subtitleItem(this, run, jobId, item)),
		item: (outcome, index) => (hasSucceeded(outcome) ? outcome.result : failedItem(outcome?.error, index)),
	});
}

async function subtitleItem(
	context: IExecuteFunctions,
	{ client }: Connection,
	jobId: string,
	item: number,
): Promise<INodeExecutionData> {
	const node = context.getNode();
	const { format, binaryPropertyName, source, language, fileName, speakers, lineWidth } = readSubtitleFields(
		context,
		item,
	);
	const { status, results, failureReason } = await queryAnswer(client, jobId);
	if (hasJobFailed(status)) throw failedJob(node, jobId, failureReason, item);
	if (!isTerminal(status)) throw runningJob(node, jobId, status, item);
	const segments = subtitleSpeech(results, source, language);
	if (segments.length === 0) {
		throw operationError(node, `Job ${jobId} has no speech to make subtitles of`, {
			itemIndex: item,
			description: whyNoSpeech(results, source, language),
			data: { JobId: jobId, JobStatus: status },
		});
	}
	const name = subtitleFileName(fileName ?? readTitle(results) ?? jobId, format);
	const text = writeSubtitles(segments, { format, speakers, lineWidth });
	const { mimeType } = SUBTITLE_FORMATS[format];
	return {
		json: { jobId, fileName: name, format, segments: segments.length },
		binary: { [binaryPropertyName]: await context.helpers.prepareBinaryData(Buffer.from(text), name, mimeType) },
		pairedItem: { item },
	};
}
