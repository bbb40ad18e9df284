import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { readMediaFilters } from './mediaFilters';
import { forEachItem } from '../items/eachItem';
import { ItemFields } from '../items/itemFields';
import { readLimit, takeEntries } from '../items/resultLimit';
import { readCreationTime } from './creationTime';
import { mediaJson } from './mediaJson';
import { mediaEntries } from './mediaLists';

/** Lists items of the media library, newest first, for each input item. */
export async function getManyMedia(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const timeZone = this.getTimezone();
	return await forEachItem(this, {
		draft: (item) => {
			const fields = new ItemFields(this, item);
			const { checks } = fields;
			const filters = readMediaFilters(fields.collection('filters', 'Filters'), checks, (field, value) =>
				readCreationTime(field, value, timeZone, checks),
			);
			return fields.checked({ filters, limit: readLimit(fields), simplify: fields.simplify() });
		},
		run: async ({ client }, { filters, limit, simplify }) => {
			const media = await takeEntries(mediaEntries(client, filters, limit), limit);
			return media.map((entry) => mediaJson(entry, simplify));
		},
	});
}
