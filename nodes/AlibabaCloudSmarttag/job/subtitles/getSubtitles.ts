import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { connect } from '../../items/connect';
import { ItemFields } from '../../items/itemFields';
import { operationError } from '../../items/nodeErrors';
import type { ItemContent } from '../../items/outputItems';
import { runItems } from '../../items/runItems';
import type { JobAnswer } from '../../results/jobAnswer';
import { hasJobFailed, isTerminal } from '../../results/jobStatus';
import { readTitle } from '../../results/simplify';
import { failedJob, queryError, runningJob } from '../jobErrors';
import { queryAnswer, readJobId } from '../queryJob';
import { readSubtitleFields, type SubtitleFields } from './subtitleFields';
import { subtitleFileName } from './subtitleFileName';
import { SUBTITLE_FORMATS } from './subtitleFormats';
import { subtitleSpeech, whyNoSpeech } from './subtitleSource';
import { writeSubtitles } from './writeSubtitles';

/** Writes a subtitle file of the speech in the video of each input item's job. */
export async function getSubtitles(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runItems(this, {
		start: async () => await connect(this),
		draft: (item) => {
			const fields = new ItemFields(this, item);
			const jobId = readJobId(fields);
			return fields.checked({ jobId, fields: readSubtitleFields(fields) });
		},
		each: async ({ client }, { jobId, fields }, item) => [
			await subtitleItem(this, jobId, fields, await queryAnswer(client, jobId), item),
		],
		itemError: (error, { jobId }, item) => queryError(this.getNode(), error, jobId, item),
	});
}

async function subtitleItem(
	context: IExecuteFunctions,
	jobId: string,
	{ format, binaryPropertyName, source, language, fileName, speakers, lineWidth }: SubtitleFields,
	{ status, results, failureReason }: JobAnswer,
	item: number,
): Promise<ItemContent> {
	const node = context.getNode();
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
	};
}
