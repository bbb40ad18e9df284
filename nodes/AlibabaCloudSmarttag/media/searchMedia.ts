import type { INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import type { ImsClient } from '../ims/imsClient';
import { entry, type EntryPage, fieldText, type ListPart, matches, nextEntries } from '../pickers/entries';
import { unlessRefused } from '../pickers/picker';
import { isJsonObject, type JsonObject } from '../values/fieldReader';
import { numberOf, objectsOf } from '../values/looseValues';
import { isSearchable, LONGEST_TITLE } from './mediaFilters';
import { listPage, searchPage } from './mediaLists';

/** Documented: without a media type only videos are searched, and images never together with audio and video. */
const MEDIA_TYPES = { title: "'video','audio'", imageTitle: "'image'" } as const;

/** Documented: media with this status can be used, and `SortBy=desc` lists the newest first. */
const USABLE_MEDIA = { Status: 'Normal', SortBy: 'desc', IncludeFileBasicInfo: 'true' } as const;

/**
 * The items of the media library, newest first.
 *
 * A filter is sent to SearchMedia, which finds parts of titles (documented). The search may not be allowed, and does not
 * find IDs; when it finds nothing, the library is listed, and titles and IDs are compared here.
 */
export async function searchMedia(client: ImsClient, filter: string, token?: string): Promise<INodeListSearchResult> {
	const library: ListPart = {
		name: 'library',
		isFallback: filter !== '',
		query: async (page) => {
			const { entries, next } = await listPage(client, USABLE_MEDIA, page);
			return { entries: mediaEntries(entries, filter), next };
		},
	};
	const mayUseSearch = filter !== '' && isSearchable(filter) && [...filter].length <= LONGEST_TITLE;
	if (!mayUseSearch) return await nextEntries([library], token);
	return await nextEntries(
		[titleSearch(client, 'title', filter), titleSearch(client, 'imageTitle', filter), library],
		token,
	);
}

function titleSearch(client: ImsClient, name: keyof typeof MEDIA_TYPES, title: string): ListPart {
	const match = `title = '${title}' and mediaType in (${MEDIA_TYPES[name]})`;
	return {
		name,
		query: async (page): Promise<EntryPage> => {
			const found = await unlessRefused(searchPage(client, match, page));
			return found ? { entries: mediaEntries(found.entries), next: found.next } : { entries: [] };
		},
	};
}

/**
 * The media of an answer as entries with title, kind and duration, such as `Battery basics (video, 1:00)`.
 *
 * @param media as ListMediaBasicInfos and SearchMedia return them; items that are not ready are left out
 * @param filter what the title or the ID has to contain
 */
function mediaEntries(media: readonly JsonObject[], filter = ''): INodeListSearchItems[] {
	return media.flatMap((item) => {
		const basics = isJsonObject(item.MediaBasicInfo) ? item.MediaBasicInfo : {};
		const file = fileBasicsOf(item);
		const id = fieldText(item, 'MediaId') ?? fieldText(basics, 'MediaId');
		const title = fieldText(basics, 'Title') ?? fieldText(file, 'FileName');
		const isReady = (fieldText(basics, 'Status') ?? 'Normal') === 'Normal';
		if (id === undefined || !isReady || !matches(filter, title, id)) return [];
		const facts = [fieldText(basics, 'MediaType'), clockText(numberOf(file.Duration))].filter(Boolean);
		return [entry(id, title, facts.join(', '))];
	});
}

/** Documented: `FileInfoList[].FileBasicInfo`; the first file is the one that was registered. */
function fileBasicsOf({ FileInfoList: files }: JsonObject): JsonObject {
	const basics = objectsOf(files)[0]?.FileBasicInfo;
	return isJsonObject(basics) ? basics : {};
}

/** Seconds as minutes and seconds, such as 1:05, with hours from one hour on; undefined for a picture. */
function clockText(seconds = 0): string | undefined {
	const whole = Math.round(seconds);
	if (whole <= 0) return undefined;
	const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
	const shown = parts[0] === 0 ? parts.slice(1) : parts;
	return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}
