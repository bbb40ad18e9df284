import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { isJsonObject } from '../values/fieldReader';
import { connect } from '../items/connect';
import { jsonContents } from '../items/outputItems';
import { runItems } from '../items/runItems';
import { ItemFields } from '../items/itemFields';
import { mediaJson } from './mediaItem';
import { readMediaReference, referenceParameters } from './mediaReference';

/** Gets the media library item of each input item, by its ID or by the URL that it was registered with. */
export async function getMedia(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runItems(this, {
		start: async () => await connect(this),
		draft: (item) => {
			const fields = new ItemFields(this, item);
			const media = readMediaReference(this, fields, item);
			return fields.checked({ media, simplify: fields.simplify() });
		},
		subject: ({ media }) => ({ MediaId: media }),
		each: async ({ client }, { media, simplify }) => {
			const body = await client.callIdempotent('GetMediaInfo', referenceParameters(media));
			return jsonContents([mediaJson(isJsonObject(body.MediaInfo) ? body.MediaInfo : body, simplify)]);
		},
	});
}
