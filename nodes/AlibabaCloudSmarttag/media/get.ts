import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { isJsonObject } from '../values/fieldReader';
import { connect } from '../items/connect';
import { jsonContents } from '../items/outputItems';
import { runItems } from '../items/runItems';
import { ItemFields } from '../items/itemFields';
import { readItemField } from '../items/parameters';
import { mediaJson } from './mediaItem';

/** Gets the media library item of each input item, by its ID or by the URL that it was registered with. */
export async function getMedia(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runItems(this, {
		start: async () => await connect(this),
		draft: (item) => {
			const fields = new ItemFields(this, item);
			const entered = readItemField(this, 'mediaId', 'Media', item, true);
			// Blanks at the end of a key are part of it.
			const isObject = typeof entered === 'string' && /^\s*oss:/i.test(entered);
			const media = isObject ? entered.trimStart() : fields.requiredId('mediaId', 'Media');
			return fields.checked({ media, simplify: fields.simplify() });
		},
		subject: ({ media }) => ({ MediaId: media }),
		each: async ({ client }, { media, simplify }) => {
			const isUrl = media.includes('://');
			const body = await client.callIdempotent('GetMediaInfo', isUrl ? { InputURL: media } : { MediaId: media });
			return jsonContents([mediaJson(isJsonObject(body.MediaInfo) ? body.MediaInfo : body, simplify)]);
		},
	});
}
