import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { readMediaFilters } from './mediaFilters';
import { connect } from '../items/connect';
import { jsonContents } from '../items/outputItems';
import { runItems } from '../items/runItems';
import { ItemFields } from '../items/itemFields';
import { takeEntries } from '../ims/pages';
import { readCreationTime } from './creationTime';
import { mediaJson } from './mediaItem';
import { mediaEntries } from './mediaLists';

/** Lists items of the media library for each input item. */
export async function getManyMedia(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const timeZone = this.getTimezone();
	return await runItems(this, {
		start: async () => await connect(this),
		draft: (item) => {
			const fields = new ItemFields(this, item);
			const { checks } = fields;
			const filters = readMediaFilters(fields.collection('filters', 'Filters'), checks, (field, value) =>
				readCreationTime(field, value, timeZone, checks),
			);
			return fields.checked({ filters, order: fields.order(), limit: fields.limit(), simplify: fields.simplify() });
		},
		each: async ({ client }, { filters, order, limit, simplify }) => {
			const media = await takeEntries(mediaEntries(client, { filters, order, limit }), limit);
			return jsonContents(media.map((entry) => mediaJson(entry, simplify)));
		},
	});
}
