import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { madeId } from '../ims/imsFailure';
import { connect } from '../items/connect';
import { ItemFields } from '../items/itemFields';
import { jsonContents } from '../items/outputItems';
import { runItems } from '../items/runItems';
import { draftAnalyze } from './analyzeRequest';
import { readMediaReference } from './mediaReference';

const WHY_NOT_REPEATED =
	'It was not sent again, because the API cannot recognize a repeated analysis, and each one is billed. Media → Get with Include Stored Results shows whether the media item is being analyzed.';

/**
 * Starts an analysis of the media item of each input item; the service stores its results with the media item. An analysis
 * that may have been started is not started again.
 */
export async function analyzeMedia(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runItems(this, {
		start: async () => await connect(this),
		effect: { noun: 'analysis job', verb: 'accepted', idKey: 'MediaId', whyNotRepeated: WHY_NOT_REPEATED },
		draft: (item) => {
			const fields = new ItemFields(this, item);
			const reference = readMediaReference(this, fields, item);
			const analysisParams = fields.value('analysisParams', 'Analysis Parameters (JSON)');
			const additional = fields.collection('additionalFields', 'Additional Fields');
			const parameters = draftAnalyze(reference, analysisParams, additional, fields.checks);
			return fields.checked({ reference, parameters, hints: fields.checks.hints });
		},
		hints: ({ hints }) => hints,
		given: ({ parameters }) => parameters,
		subject: ({ reference }) => ({ Media: reference }),
		each: async ({ client }, { parameters }) => {
			const answer = await client.callNonIdempotent('SubmitMediaAiAnalysisJob', parameters);
			const { id: MediaId, requestId } = madeId(answer, 'MediaId');
			return jsonContents([{ MediaId, ...(requestId !== undefined && { RequestId: requestId }) }]);
		},
	});
}
