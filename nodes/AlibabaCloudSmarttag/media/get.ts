import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { connect } from '../items/connect';
import { ItemFields } from '../items/itemFields';
import { jsonContents } from '../items/outputItems';
import { runItems } from '../items/runItems';
import { isJsonObject } from '../values/fieldReader';
import { type MediaContent, mediaContent, type MediaOutput } from './mediaItem';
import { readMediaReference, referenceParameters } from './mediaReference';

/** Documented: the results of a stored analysis are returned instead of their address. */
const WITH_RESULTS = { ReturnDetailedInfo: '{"AiRoughData.StandardSmartTagJob":true}' } as const;

/** Gets the media library item of each input item, by its ID or by the URL that it was registered with. */
export async function getMedia(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runItems(this, {
		start: async () => await connect(this),
		draft: (item) => {
			const fields = new ItemFields(this, item);
			const media = readMediaReference(this, fields, item);
			return fields.checked({ media, output: readMediaOutput(fields) });
		},
		subject: ({ media }) => ({ MediaId: media }),
		each: async ({ client }, { media, output }, _item, show) => {
			const wanted = output.includeResults ? WITH_RESULTS : {};
			const body = await client.callIdempotent('GetMediaInfo', { ...referenceParameters(media), ...wanted });
			const content: MediaContent = mediaContent(isJsonObject(body.MediaInfo) ? body.MediaInfo : body, output);
			show(content.hints);
			return jsonContents([content.json]);
		},
	});
}

function readMediaOutput(fields: ItemFields): MediaOutput {
	const { checks } = fields;
	const options = fields.collection('options', 'Options');
	return {
		simplify: fields.simplify(),
		includeResults:
			checks.flag('Include Stored Results', fields.value('includeResults', 'Include Stored Results')) ?? false,
		addApiResults: checks.flag('Add API Results', options.addApiResults) ?? false,
		englishGroupNames: checks.flag('English Group Names', options.englishGroupNames) ?? false,
	};
}
