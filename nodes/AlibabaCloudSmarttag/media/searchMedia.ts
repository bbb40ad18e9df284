import type { INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import type { ImsClient } from '../ims/imsClient';
import { tokenPage } from '../ims/pages';
import type { JsonObject } from '../values/fieldReader';
import { numberOf, objectsOf } from '../values/looseValues';
import { type ChoicePage, type ListPart, nextChoices } from '../pickers/listParts';
import { mediaEntries } from './mediaEntries';
import { unlessRefused } from '../pickers/picker';

/** Documented: SearchMedia gives 50 entries a page at most, and takes texts of up to 60 characters. */
const SEARCH_PAGE_SIZE = 50;
const LONGEST_TITLE = 60;

/** Documented: only videos are searched unless told otherwise, and images never together with audio and video. */
const KINDS = { title: ['video', 'audio'], imageTitle: ['image'] } as const;
type SearchPart = keyof typeof KINDS;

/** Documented: media that can be used have this status, and `SortBy=desc` puts the newest first. */
const MEDIA_LIST = {
	action: 'ListMediaBasicInfos',
	parameters: { Status: 'Normal', SortBy: 'desc', IncludeFileBasicInfo: 'true' },
	entries: 'MediaInfos',
	pageSize: 100,
	sizeParameter: 'MaxResults',
} as const;

/**
 * The items of the media library, newest first.
 *
 * A filter goes to SearchMedia, which finds titles that hold it (documented). The search may not be allowed, and does not
 * find IDs; when it finds nothing, the library is gone through, and titles and IDs are compared here.
 */
export async function searchMedia(service: ImsClient, filter: string, token?: string): Promise<INodeListSearchResult> {
	const library: ListPart = {
		name: 'library',
		isFallback: filter !== '',
		ask: async (next) => {
			const { entries, next: following } = await tokenPage(service, MEDIA_LIST, next);
			return { entries: mediaEntries(entries, filter), next: following };
		},
	};
	if (!isSearchable(filter)) return await nextChoices([library], token);
	const searches = [titleSearch(service, 'title', filter), titleSearch(service, 'imageTitle', filter)];
	return await nextChoices([...searches, library], token);
}

/** Quotes end a text in the language of `Match`, and how they are escaped is not documented. */
function isSearchable(filter: string): boolean {
	return filter !== '' && !/['"\\]/.test(filter) && [...filter].length <= LONGEST_TITLE;
}

function titleSearch(service: ImsClient, name: SearchPart, title: string): ListPart {
	const kinds = KINDS[name].map((kind) => `'${kind}'`).join(',');
	return {
		name,
		ask: async (page = '1'): Promise<ChoicePage> => {
			const answer = await unlessRefused(
				service.callIdempotent('SearchMedia', {
					Match: `title = '${title}' and mediaType in (${kinds})`,
					SortBy: 'utcCreate:Desc',
					PageNo: page,
					PageSize: String(SEARCH_PAGE_SIZE),
				}),
			);
			return answer ? { entries: foundEntries(answer), next: pageAfter(answer, Number(page)) } : { entries: [] };
		},
	};
}

function foundEntries(answer: JsonObject): INodeListSearchItems[] {
	return mediaEntries(objectsOf(answer.MediaInfoList));
}

function pageAfter({ MediaInfoList: found, Total: total }: JsonObject, page: number): string | undefined {
	const isLast = objectsOf(found).length === 0 || page * SEARCH_PAGE_SIZE >= (numberOf(total) ?? 0);
	return isLast ? undefined : String(page + 1);
}
