import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { entriesOf, numberedPage, takeEntries } from '../ims/pages';
import { connect } from '../items/connect';
import { ItemFields } from '../items/itemFields';
import { jsonContents } from '../items/outputItems';
import { runItems } from '../items/runItems';
import { readMatches, unreadMatches } from '../results/searchMatches';
import { unreadHints } from '../results/unreadResults';
import { isUnset, type JsonObject } from '../values/fieldReader';
import { readCreationTime } from './creationTime';
import { draftSearch } from './searchRequest';

/** Documented: at most 50 entries a page, of which the number is `PageNo`. */
const LIST = { action: 'SearchMediaByAILabel', entries: 'MediaList', numberParameter: 'PageNo' } as const;
const LARGEST_PAGE = 50;

/** The keys of a found media item in the simplified one, in this order; those of Media → Get differ. */
const KEYS = [
	...['MediaId', 'Title', 'Description', 'Tags', 'Status', 'Duration', 'Size'],
	...['CoverUrl', 'StorageLocation', 'CreationTime', 'ModificationTime'],
] as const;

/** Searches the stored results of the media library for each input item: for media items, or for clips inside one. */
export async function searchMediaByTag(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const timeZone = this.getTimezone();
	return await runItems(this, {
		start: async () => await connect(this),
		draft: (item) => {
			const fields = new ItemFields(this, item);
			const { checks } = fields;
			const findsClips = checks.flag('Find Clips', fields.value('findClips', 'Find Clips')) ?? false;
			const parameters = draftSearch(
				{
					text: fields.value('text', 'Text'),
					searchIn: fields.value('searchIn', 'Search In'),
					clipsOf: findsClips ? fields.requiredId('mediaId', 'Media') : undefined,
					order: fields.order(),
					filters: fields.collection('filters', 'Filters'),
				},
				checks,
				(field, value) => readCreationTime(field, value, timeZone, checks),
			);
			return fields.checked({ parameters, limit: fields.limit(), simplify: fields.simplify() });
		},
		each: async ({ client }, { parameters, limit, simplify }, _item, show) => {
			const list = { ...LIST, parameters, pageSize: Math.min(limit, LARGEST_PAGE) };
			const pages = entriesOf(async (page) => await numberedPage(client, list, page));
			const found = await takeEntries(pages, limit);
			if (!simplify) return jsonContents(found as IDataObject[]);
			show(unreadHints([...new Set(found.flatMap(({ AiData }) => unreadMatches(AiData)))]));
			return jsonContents(found.map(simplifiedHit));
		},
	});
}

function simplifiedHit(media: JsonObject): IDataObject {
	const matches = readMatches(media.AiData);
	const unread = unreadMatches(media.AiData);
	return {
		...Object.fromEntries(KEYS.filter((key) => !isUnset(media[key])).map((key) => [key, media[key]])),
		...(matches.length > 0 && { matches }),
		...(unread.length > 0 && { otherResults: unread }),
	};
}
